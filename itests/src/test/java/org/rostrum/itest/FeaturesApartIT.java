// SPDX-License-Identifier: Apache-2.0
package org.rostrum.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.test.Eventually.eventually;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of the server come and go; what is open stays open. */
@ExtendWith(SharedServer.class)
class FeaturesApartIT {

    private static final String HELLO = """
            {"type":"hello","id":"1","body":{"version":1,"client":{"kind":"sdk","name":"itest"},"app_instance":"0123456789abcdef0123456789abcdef"}}""";
    private static final String PING = """
            {"type":"ping","id":"2","body":{}}""";

    @ParameterizedTest // 00/R-22, 10/CMP-1: each part has its own start and stop
    @ValueSource(strings = {"rostrum-web", "rostrum-manager"})
    void stoppingOnePartCutsNoSocketAndNoRequest(String feature, ServerProcess server) throws Exception {
        try (TestSocket socket = new TestSocket(server, "/signal", guest(server))) {
            assertThat(socket.ask(HELLO)).contains("\"ok\"");

            server.console("feature:stop " + feature);
            assertThat(server.console("feature:list -i").lines().filter(l -> l.startsWith(feature + " "))).noneMatch(l -> l.contains("Started"));
            assertThat(socket.ask(PING)).contains("\"ok\"");
            assertThat(server.get(ServerProcess.READY_PATH).statusCode()).isEqualTo(200);

            server.console("feature:start " + feature);
            assertThat(server.console("feature:list -i").lines().filter(l -> l.startsWith(feature + " "))).allMatch(l -> l.contains("Started"));
            assertThat(socket.ask(PING)).contains("\"ok\"");
            // 401 is what administration answers to a stranger
            eventually(() -> server.get("/api/v4/features").statusCode() == 401 ? "" : "administration is not back");
        }
    }

    @Test // 00/R-22: pages go and come back with their part
    void stoppedPagesAnswerAgainAfterTheirStart(ServerProcess server) {
        server.console("feature:stop rostrum-web");
        assertThat(server.get("/").statusCode()).isEqualTo(404);

        server.console("feature:start rostrum-web");
        eventually(() -> server.get("/").statusCode() == 200 ? "" : "no page");
    }

    @Test
    void bundleDroppedIntoTheRunningServerWorksAndCutsNothing(ServerProcess server) throws Exception {
        try (TestSocket socket = new TestSocket(server, "/signal", guest(server))) {
            socket.ask(HELLO);
            Path bundle = EchoBundle.dropInto(server.data().resolve("deploy"));
            try (TestSocket echo = new TestSocket(server, "/itest-echo", Map.of())) {
                assertThat(echo.ask("hello")).isEqualTo("hello");
            } finally {
                Files.delete(bundle);
            }
            eventually(() -> server.console("bundle:list").contains("itest-echo") ? "the bundle is still there" : "");
            assertThat(socket.ask(PING)).contains("\"ok\"");
        }
    }

    /** Headers of a page that a guest has open. */
    private static Map<String, String> guest(ServerProcess server) {
        HttpResponse<String> made = server.send(HttpRequest.newBuilder(server.https("/api/v4/guests"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"display_name\":\"Itest\"}"))
                .build());
        assertThat(made.statusCode()).as(made.body()).isBetween(200, 299);
        String cookie = made.headers().allValues("Set-Cookie").stream().map(c -> c.split(";")[0]).reduce((a, b) -> a + "; " + b).orElseThrow();
        return Map.of("Cookie", cookie, "Origin", "https://localhost:" + server.httpsPort());
    }
}
