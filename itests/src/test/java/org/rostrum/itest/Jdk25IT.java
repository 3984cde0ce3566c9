// SPDX-License-Identifier: Apache-2.0
package org.rostrum.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The server on a newer Java than the one it is built for. */
class Jdk25IT {

    @Test // 00/R-22: any Linux with Java 17 or later
    void startsOnJdk25AndItsConsoleKnowsWhoIsThere() throws IOException {
        Optional<Path> jdk = jdk25();
        if (jdk.isEmpty()) {
            Figures.tell("no JDK 25 under /usr/lib/jvm: start on it not tried");
            return;
        }
        try (ServerProcess server = ServerProcess.start("jdk25", Map.of("JAVA_HOME", jdk.get().toString()))) {
            Figures.tell("first REST answer on JDK 25 after %.1f s".formatted(server.toFirstAnswer().toMillis() / 1000.0));
            assertThat(server.console("jaas:whoami -r")).contains("admin");
            assertThat(server.console("bundle:list")).contains("Rostrum :: base");
        }
    }

    private static Optional<Path> jdk25() throws IOException {
        Path folder = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(p -> p.getFileName().toString().matches(".*-25-.*|.*-25") && Files.isExecutable(p.resolve("bin/java"))).findFirst();
        }
    }
}
