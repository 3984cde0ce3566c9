// SPDX-License-Identifier: Apache-2.0
package org.rostrum.itest;

import static org.rostrum.test.Eventually.eventually;

import java.net.URI;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A WebSocket to the server whose messages are asked for one by one. */
final class TestSocket implements WebSocket.Listener, AutoCloseable {

    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private WebSocket socket;

    /** Opens it; waits while the server has nothing at {@code path} yet. */
    TestSocket(ServerProcess server, String path, Map<String, String> headers) {
        eventually(() -> {
            try {
                WebSocket.Builder builder = server.http().newWebSocketBuilder();
                headers.forEach(builder::header);
                socket = builder.buildAsync(URI.create("wss://localhost:" + server.httpsPort() + path), this).join();
                return "";
            } catch (CompletionException e) {
                return "cannot open " + path + ": " + e.getCause();
            }
        });
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            heard.add(partial.toString());
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        heard.add("closed: " + code + " " + reason);
        return null;
    }

    /** Sends a message and gives the next one that comes; empty if none comes within 10 s. */
    String ask(String message) throws InterruptedException {
        socket.sendText(message, true).join();
        String answer = heard.poll(10, TimeUnit.SECONDS);
        return answer == null ? "" : answer;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
