// SPDX-License-Identifier: Apache-2.0
package org.rostrum.webrtc.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.media.MediaSource;

/**
 * The media plane alone, without the rest of the server, for tries with real browsers: one room, a page, requests by HTTP and
 * events by server-sent events. Started by {@code src/test/browser/try.mjs}; arguments: HTTP port, media port, folder of the page,
 * workers.
 */
public final class BrowserHarness {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SessionId SESSION = new SessionId(1);

    private final Map<String, BlockingQueue<String>> events = new ConcurrentHashMap<>();
    private final Map<String, FakeConnection> connections = new ConcurrentHashMap<>();
    private final TestPlane plane;
    private final Path page;

    private BrowserHarness(int mediaPort, int workers, Path page) {
        this.page = page;
        plane = new TestPlane(mediaPort, workers);
    }

    public static void main(String[] args) throws IOException {
        BrowserHarness harness = new BrowserHarness(Integer.parseInt(args[1]), Integer.parseInt(args[3]), Path.of(args[2]));
        HttpServer server = HttpServer.create(new InetSocketAddress(System.getProperty("harness.address", "127.0.0.1"), Integer.parseInt(args[0])), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", harness::page);
        server.createContext("/request", harness::request);
        server.createContext("/events", harness::events);
        server.createContext("/gate", harness::gate);
        server.start();
        System.out.println("ready");
    }

    private static String peer(HttpExchange exchange) {
        return exchange.getRequestURI().getQuery().replaceAll(".*peer=([a-z0-9]+).*", "$1");
    }

    private FakeConnection connection(String peer) {
        return connections.computeIfAbsent(peer, p -> {
            ParticipantId id = new ParticipantId(p);
            for (MediaSource source : MediaSource.values()) {
                plane.router.room(SESSION).gate(id, source, true);
            }
            return new FakeConnection(id, SESSION, (type, body) ->
                    queue(p).add(JSON.createObjectNode().put("type", type).set("body", body).toString()));
        });
    }

    private BlockingQueue<String> queue(String peer) {
        return events.computeIfAbsent(peer, p -> new LinkedBlockingQueue<>());
    }

    private void page(HttpExchange exchange) throws IOException {
        reply(exchange, 200, "text/html", Files.readString(page.resolve("page.html")));
    }

    private void request(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        try {
            plane.handler.handle(request.path("type").asText(), request.path("body"), connection(peer(exchange)));
            reply(exchange, 200, "application/json", "{}");
        } catch (RostrumException e) {
            reply(exchange, 409, "application/json", "\"" + e.error().code() + ": " + e.getMessage() + "\"");
        }
    }

    private void gate(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        plane.router.room(SESSION).gate(new ParticipantId(peer(exchange)), MediaSource.valueOf(query.replaceAll(".*source=([A-Z_]+).*", "$1")),
                query.contains("open=true"));
        reply(exchange, 200, "application/json", "{}");
    }

    private void events(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        String peer = peer(exchange);
        BlockingQueue<String> queue = new LinkedBlockingQueue<>();
        events.put(peer, queue);
        try (OutputStream out = exchange.getResponseBody()) {
            while (queue(peer) == queue) {
                String event = queue.poll(5, TimeUnit.SECONDS);
                out.write((event == null ? ":\n\n" : "data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void reply(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
