// SPDX-License-Identifier: Apache-2.0
package org.rostrum.api;

import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check bites: small bundles, compiled twice. */
class ApiTest {

    private static final String BEFORE = "void one();";

    @TempDir
    Path folder;

    /** Who implements it, what it has after, its version then; whether that passes before and after the first release. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ProviderType | void one();                    | 1.0.0 | true  | true
            ProviderType | void one(); void two();        | 1.0.0 | true  | false
            ProviderType | void one(); void two();        | 1.1.0 | true  | true
            ConsumerType | void one(); void two();        | 1.1.0 | false | false
            ConsumerType | void one(); void two();        | 2.0.0 | true  | true
            ConsumerType | void one(); default void t(){} | 1.0.0 | true  | false
            ProviderType | void two();                    | 1.1.0 | false | false
            ProviderType | int one();                     | 1.1.0 | false | false
            ProviderType | void one(int more);            | 2.0.0 | true  | true
            """)
    void changesNeedVersions(String type, String after, String version, boolean passesBefore, boolean passesReleased) throws Exception {
        File older = bundle("older", type, BEFORE, "1.0.0");
        File newer = bundle("newer", type, after, version);

        assertThat(Api.faults(older, newer, false).isEmpty()).isEqualTo(passesBefore);
        assertThat(Api.faults(older, newer, true).isEmpty()).isEqualTo(passesReleased);
    }

    private File bundle(String name, String type, String body, String version) throws Exception {
        Path sources = Files.createDirectories(folder.resolve(name + "/src/p"));
        Path classes = Files.createDirectories(folder.resolve(name + "/classes"));
        Path file = Files.writeString(sources.resolve("A.java"),
                "package p; @org.osgi.annotation.versioning." + type + " public interface A { " + body + " }");
        List<String> arguments = List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path"), file.toString());
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new))).isZero();
        try (Builder builder = new Builder()) {
            builder.setProperty("Bundle-SymbolicName", "p");
            builder.setProperty("Export-Package", "p;version=" + version);
            builder.addClasspath(classes.toFile());
            try (Jar jar = builder.build()) {
                Path target = folder.resolve(name + ".jar");
                jar.write(target.toFile());
                return target.toFile();
            }
        }
    }
}
