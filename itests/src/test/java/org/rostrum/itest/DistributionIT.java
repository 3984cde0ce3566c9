// SPDX-License-Identifier: Apache-2.0
package org.rostrum.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.test.Eventually.eventually;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The shipped server, from outside. */
@ExtendWith(SharedServer.class)
class DistributionIT {

    /** Where the kernel alone needs two and a half seconds, the whole server is there after ten. */
    private static final double TIMES_THE_KERNEL = 4;

    private static final long IDLE_MB = 450;

    @Test // 00/R-22: one process, quick enough for a small host
    void startsQuickly(ServerProcess server) {
        List<Duration> kernel = new ArrayList<>();
        List<Duration> whole = new ArrayList<>(List.of(server.toFirstAnswer()));
        for (int i = 0; i < 2; i++) {
            kernel.add(ServerProcess.startOfTheKernel());
            try (ServerProcess again = ServerProcess.start("start-" + i)) {
                whole.add(again.toFirstAnswer());
            }
        }
        double times = (double) Collections.min(whole).toMillis() / Collections.min(kernel).toMillis();
        Figures.tell("first REST answer after %s, the kernel alone after %s: %.1f times".formatted(whole, kernel, times));

        assertThat(times).isLessThan(TIMES_THE_KERNEL);
    }

    @Test // 00/R-22: small enough for a small host
    void staysSmall(ServerProcess server) throws Exception {
        // As by itself after a minute without work; until then the heap is as large as the start had time to make it
        Path jcmd = Path.of(System.getProperty("java.home"), "bin/jcmd");
        Process collect = new ProcessBuilder(jcmd.toString(), Long.toString(server.pid()), "GC.run").inheritIO().start();
        assertThat(collect.waitFor()).isZero();
        // What is free is given back by and by
        eventually(() -> server.rssMb() < IDLE_MB ? "" : "%d MB resident".formatted(server.rssMb()));
        Figures.tell("idle RSS %d MB".formatted(server.rssMb()));
    }

    @Test // 00/R-23: the ports of the settings and no others
    void onlyConfiguredPortsListen(ServerProcess server) {
        ListeningPorts ports = ListeningPorts.of(server.pid());

        assertThat(ports.tcp())
                .containsExactlyInAnyOrder(server.httpsPort(), server.httpPort(), server.platformPort(), server.consolePort(),
                        server.turnPort(), server.turnTlsPort());
        assertThat(ports.tcpBeyondLoopback()).doesNotContain(server.consolePort());
        assertThat(ports.udp()).containsExactlyInAnyOrder(server.mediaPort(), server.turnPort());
    }

    @Test // 00/R-14: the platform port offers the same as the port of the pages
    void platformPortOffersTheSame(ServerProcess server) {
        URI platform = URI.create("https://localhost:" + server.platformPort() + ServerProcess.READY_PATH);

        assertThat(server.send(HttpRequest.newBuilder(platform).build()).statusCode()).isEqualTo(200);
    }

    @Test
    void plainHttpIsSentToHttps(ServerProcess server) throws Exception {
        HttpResponse<String> answer = plain("http://localhost:" + server.httpPort() + "/c/1234?x=1");

        assertThat(answer.statusCode()).isEqualTo(308);
        assertThat(answer.headers().firstValue("Location")).hasValue("https://localhost:" + server.httpsPort() + "/c/1234?x=1");
    }

    @Test // 61/SV-3, 61/AO-18
    void availabilityCheckAnswersWithAndWithoutTls(ServerProcess server) throws Exception {
        assertThat(plain("http://localhost:" + server.platformPort() + "/vsstatus").body()).matches("Rostrum \\S+ \\d+\\.\\d+\\.\\d+\\.\\d+\\s+");
        assertThat(server.get("/vsstatus").body()).matches("Rostrum \\S+ \\d+\\.\\d+\\.\\d+\\.\\d+\\s+");
    }

    @Test
    void secondStartOnTheSameDataIsRefusedInOneLine(ServerProcess server) throws Exception {
        Process second = server.launch();

        assertThat(second.waitFor(10, TimeUnit.SECONDS)).as("ends by itself").isTrue();
        assertThat(second.exitValue()).isNotZero();
        assertThat(server.output().lines().filter(l -> l.contains("already running"))).hasSize(1);
        assertThat(server.alive()).isTrue();
    }

    @Test
    void keysAndSecretsAreReadableByTheServerOnly(ServerProcess server) throws Exception {
        try (Stream<Path> keys = Files.walk(server.data().resolve("keys"))) {
            for (Path key : keys.filter(Files::isRegularFile).toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key))).as(key.toString()).isEqualTo("rw-------");
            }
        }
        Path users = server.data().resolve("karaf/etc/users.properties");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(users))).isEqualTo("rw-------");
        assertThat(Files.readString(users)).matches("karaf = [0-9a-f]{48},.*\\s+");
    }

    @Test
    void noRepositoryIsAskedAtRunTime(ServerProcess server) throws Exception {
        Properties settings = new Properties();
        try (var in = Files.newInputStream(server.data().resolve("karaf/etc/org.ops4j.pax.url.mvn.cfg"))) {
            settings.load(in);
        }

        assertThat(settings.getProperty("org.ops4j.pax.url.mvn.repositories")).isEmpty();
        assertThat(settings.getProperty("org.ops4j.pax.url.mvn.useFallbackRepositories")).isEqualTo("false");
        assertThat(settings.getProperty("org.ops4j.pax.url.mvn.defaultRepositories")).doesNotContain("http");
    }

    @Test
    void nothingGoesWrongInTheLogOfAStart(ServerProcess server) {
        assertThat(server.output().lines().filter(l -> l.contains("| ERROR |") || l.contains("| WARN  |"))).isEmpty();
    }

    private static HttpResponse<String> plain(String address) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
