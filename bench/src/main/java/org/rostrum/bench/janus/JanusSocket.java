// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.janus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The WebSocket API of Janus: one session, a handle for each client. Thread-safe. */
final class JanusSocket implements WebSocket.Listener, AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();
    /** Gathering of candidates alone takes Janus half a second for each client, one after the other on a busy core. */
    private static final int LIMIT_SECONDS = 120;
    private static final int KEEP_ALIVE_SECONDS = 20;

    private final Map<String, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
    private final AtomicLong transactions = new AtomicLong();
    private final StringBuilder text = new StringBuilder();
    private final ExecutorService pool = Executors.newFixedThreadPool(2, JanusSocket::daemon);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(JanusSocket::daemon);
    private final WebSocket socket;
    private final long session;
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);

    JanusSocket(URI url) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().executor(pool).build();
        try {
            socket = get(client.newWebSocketBuilder().subprotocols("janus-protocol").buildAsync(url, this));
            session = ask(message("create")).path("data").path("id").asLong();
        } catch (IOException e) {
            pool.shutdownNow();
            clock.shutdownNow();
            throw e;
        }
        clock.scheduleAtFixedRate(this::keepAlive, KEEP_ALIVE_SECONDS, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "bench-janus");
        thread.setDaemon(true);
        return thread;
    }

    /** Only acknowledged: nobody waits for an answer. */
    private void keepAlive() {
        post(message("keepalive").put("session_id", session).put("transaction", "keepalive"));
    }

    private synchronized void post(ObjectNode message) {
        // one at a time, as the socket demands
        sending = sending.handle((done, error) -> socket.sendText(message.toString(), true)).thenCompose(sent -> sent);
    }

    private static ObjectNode message(String janus) {
        return JSON.createObjectNode().put("janus", janus);
    }

    /** A new handle of the VideoRoom. */
    long attach() throws IOException, InterruptedException {
        return ask(message("attach").put("session_id", session).put("plugin", "janus.plugin.videoroom")).path("data").path("id").asLong();
    }

    void detach(long handle) throws IOException, InterruptedException {
        ask(message("detach").put("session_id", session).put("handle_id", handle));
    }

    /**
     * Asks the VideoRoom.
     *
     * @param jsep description to send; null: none
     * @return the event or the synchronous answer, whole
     * @throws IOException when it refuses
     */
    JsonNode ask(long handle, Map<String, ?> body, @Nullable Map<String, ?> jsep) throws IOException, InterruptedException {
        ObjectNode message = message("message").put("session_id", session).put("handle_id", handle);
        message.set("body", JSON.valueToTree(body));
        if (jsep != null) {
            message.set("jsep", JSON.valueToTree(jsep));
        }
        JsonNode answer = ask(message);
        JsonNode data = answer.path("plugindata").path("data");
        if (data.has("error")) {
            throw new IOException(body.get("request") + " refused by Janus: " + data);
        }
        return answer;
    }

    private JsonNode ask(ObjectNode message) throws IOException, InterruptedException {
        JsonNode answer = get(send(message));
        if (answer.path("janus").asText().equals("error")) {
            throw new IOException("Janus: " + answer.path("error"));
        }
        return answer;
    }

    private CompletableFuture<JsonNode> send(ObjectNode message) {
        String transaction = "t" + transactions.incrementAndGet();
        message.put("transaction", transaction);
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        open.put(transaction, answer);
        post(message);
        return answer;
    }

    private static <T> T get(CompletableFuture<T> future) throws IOException, InterruptedException {
        try {
            return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("no answer of Janus in time", e);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            String whole = text.toString();
            text.setLength(0);
            take(whole);
        }
        from.request(1);
        return null;
    }

    private void take(String whole) {
        JsonNode message;
        try {
            message = JSON.readTree(whole);
        } catch (IOException e) {
            return;
        }
        // "ack" only says that an event will follow
        if (message.path("janus").asText().equals("ack")) {
            return;
        }
        CompletableFuture<JsonNode> answer = open.remove(message.path("transaction").asText());
        if (answer != null) {
            answer.complete(message);
        }
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        open.values().forEach(answer -> answer.completeExceptionally(error));
    }

    @Override
    public void close() {
        clock.shutdownNow();
        socket.abort();
        pool.shutdownNow();
    }
}
