// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.rostrum;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One signalling connection (docs/protocols/signalling.md). Thread-safe. */
final class Signal implements WebSocket.Listener, AutoCloseable {

    private final Map<String, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final StringBuilder text = new StringBuilder();
    private final BiConsumer<String, JsonNode> events;
    private final WebSocket socket;
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);
    private @Nullable ScheduledFuture<?> pings;

    /** Opens the line and says hello. @param events type and body; on a thread of the client, must not block */
    Signal(Web web, Web.Person person, ScheduledExecutorService clock, BiConsumer<String, JsonNode> events)
            throws IOException, InterruptedException {
        this.events = events;
        URI uri = URI.create(web.base().toString().replaceFirst("^http", "ws") + "/signal");
        this.socket = await(web.client().newWebSocketBuilder().subprotocols("rostrum.v1")
                .header("Cookie", person.header()).connectTimeout(Web.LIMIT).buildAsync(uri, this));
        byte[] instance = new byte[16];
        ThreadLocalRandom.current().nextBytes(instance);
        JsonNode welcome = ask("hello", Map.of("version", 1, "client", Map.of("kind", "sdk", "name", "bench"),
                "app_instance", HexFormat.of().formatHex(instance)));
        long interval = welcome.path("ping_interval_ms").asLong();
        // Spread evenly: clients that join together must not ping together
        long first = ThreadLocalRandom.current().nextLong(interval);
        pings = clock.scheduleAtFixedRate(() -> send("ping", Map.of()), first, interval, TimeUnit.MILLISECONDS);
    }

    /** @throws IOException when refused, with the code */
    JsonNode ask(String type, Object body) throws IOException, InterruptedException {
        return await(send(type, body));
    }

    private CompletableFuture<JsonNode> send(String type, Object body) {
        String id = String.valueOf(ids.incrementAndGet());
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        open.put(id, answer);
        ObjectNode message = Web.JSON.createObjectNode().put("type", type).put("id", id);
        message.set("body", Web.JSON.valueToTree(body));
        synchronized (this) {
            // one at a time, as the socket demands
            sending = sending.handle((done, error) -> socket.sendText(message.toString(), true)).thenCompose(sent -> sent);
        }
        return answer;
    }

    static <T> T await(CompletableFuture<T> future) throws IOException, InterruptedException {
        try {
            return future.get(Web.LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("no answer in time", e);
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
            message = Web.JSON.readTree(whole);
        } catch (IOException e) {
            return;
        }
        String type = message.path("type").asText();
        if (!type.equals("ok") && !type.equals("error")) {
            events.accept(type, message.path("body"));
            return;
        }
        CompletableFuture<JsonNode> answer = open.remove(message.path("id").asText());
        if (answer != null && type.equals("ok")) {
            answer.complete(message.path("body"));
        } else if (answer != null) {
            answer.completeExceptionally(new IOException(message.path("body").toString()));
        }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        fail(new IOException("signalling closed: " + status + " " + reason));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        fail(error);
    }

    private void fail(Throwable error) {
        open.values().forEach(answer -> answer.completeExceptionally(error));
        ScheduledFuture<?> running = pings;
        if (running != null) {
            running.cancel(false);
        }
    }

    /** Leaves the room and hangs up. */
    @Override
    public void close() throws IOException, InterruptedException {
        ScheduledFuture<?> running = pings;
        if (running != null) {
            running.cancel(false);
        }
        try {
            ask("leave", Map.of());
        } finally {
            socket.abort();
        }
    }
}
