// SPDX-License-Identifier: Apache-2.0
package org.rostrum.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.test.Eventually.eventually;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Parts of the server come and go; what is open stays open. */
@ExtendWith(SharedServer.class)
class FeaturesApartIT {

    @Test // 00/R-22, 10/CMP-1: each part has its own start and stop
    void stoppingPagesAndConsoleCutsNoSocketAndNoRequest(ServerProcess server) throws Exception {
        Path bundle = EchoBundle.dropInto(server.data().resolve("deploy"));
        try (Echo echo = new Echo(server)) {
            for (String feature : new String[] {"rostrum-web", "rostrum-manager"}) {
                server.console("feature:stop " + feature);
                echo.assertAlive("with " + feature + " stopped");
                assertThat(server.get(ServerProcess.READY_PATH).statusCode()).isEqualTo(200);
                server.console("feature:start " + feature);
                echo.assertAlive("with " + feature + " started again");
            }
        } finally {
            Files.delete(bundle);
        }
        assertThat(server.console("feature:list -i")).contains("rostrum-web");
    }

    /** A socket that stays open over the test. */
    private static final class Echo implements WebSocket.Listener, AutoCloseable {
        private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private WebSocket socket;

        Echo(ServerProcess server) {
            URI address = URI.create("wss://localhost:" + server.httpsPort() + "/itest-echo");
            eventually(() -> {
                try {
                    socket = server.http().newWebSocketBuilder().buildAsync(address, this).join();
                    return "";
                } catch (UncheckedIOException | java.util.concurrent.CompletionException e) {
                    return "cannot open the socket: " + e.getMessage();
                }
            });
        }

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            heard.add(data.toString());
            webSocket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
            heard.add("closed: " + code + " " + reason);
            return null;
        }

        void assertAlive(String when) throws InterruptedException {
            socket.sendText(when, true).join();
            assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo(when);
        }

        @Override
        public void close() {
            socket.abort();
        }
    }
}
