// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.identity.SignInService;
import org.rostrum.identity.group.EffectiveRights;
import org.rostrum.identity.group.Group;
import org.rostrum.identity.group.GroupKind;
import org.rostrum.identity.group.Right;
import org.rostrum.identity.group.Zone;

/** The API behind a real HTTP server on the loopback, and a client for it. */
public final class TestApi implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    public final FakeIdentity identity = new FakeIdentity();
    public final FakeSettings settings = new FakeSettings();

    public final FakeAccess access = new FakeAccess();
    public final FakeAdministrators administrators = new FakeAdministrators();

    /** Rights that nobody has; empty: everybody has all. */
    public volatile Set<Right> taken = Set.of();

    /** Every answer so far. */
    public final Queue<Seen> seen = new ConcurrentLinkedQueue<>();

    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ServletContextHandler context = new ServletContextHandler();
    private final ApiServlet servlet;

    public TestApi() {
        this(null);
    }

    /** @param signIns who tells what a token means; null: {@link #identity} */
    public TestApi(@Nullable SignInService signIns) {
        servlet = new ApiServlet(signIns == null ? identity : signIns, identity, access, who -> EffectiveRights.of(List.of(new Group("0001", "Test", GroupKind.ORDINARY,
                Set.of(Right.values()), 1)), new Zone("Test", left()), null), settings, scheduler());
        settings.set("server.name", FakeIdentity.SERVER);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletHolder holder = new ServletHolder(servlet);
        holder.setInitOrder(1);
        holder.getRegistration().setMultipartConfig(
                new jakarta.servlet.MultipartConfigElement(System.getProperty("java.io.tmpdir"), (10 << 20) + 65_536, (10 << 20) + 65_536, 1 << 20));
        context.addServlet(holder, "/api/*");
        context.addServlet(holder, "/oauth2/*");
        server.setHandler(context);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Set<Right> left() {
        Set<Right> left = EnumSet.allOf(Right.class);
        left.removeAll(taken);
        return left;
    }

    private Scheduler scheduler() {
        return (delay, task) -> {
            var future = timers.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        };
    }

    /** Puts a filter in front of the API from now on. */
    public TestApi filter(jakarta.servlet.Filter filter, String pattern) {
        context.addFilter(filter, pattern, java.util.EnumSet.of(jakarta.servlet.DispatcherType.REQUEST));
        return this;
    }

    /** Serves these resources from now on. */
    public TestApi serve(Object... resources) {
        try {
            servlet.serve(() -> List.of(resources));
        } catch (jakarta.servlet.ServletException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    public int port() {
        return connector.getLocalPort();
    }

    /** Web address of this server. */
    public String base() {
        return "http://127.0.0.1:" + port();
    }

    /** Starts a request; a path below {@code /api/v4} unless it starts with {@code /api} or {@code /oauth2/v}. */
    public Call call(String method, String path) {
        boolean full = path.startsWith("/api/") || path.startsWith("/oauth2/v");
        return new Call(method, base() + (full ? path : "/api/v4" + path));
    }

    public Call get(String path) {
        return call("GET", path);
    }

    public Call post(String path) {
        return call("POST", path);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        timers.shutdownNow();
    }

    /** One answer: what was asked, and what came. */
    public record Seen(String method, String path, int status, List<String> reasons) {}

    /** What came back. */
    public record Answer(int status, JsonNode json, String text, HttpResponse<byte[]> raw) {

        /** First {@code errors[].reason}; empty if there is none. */
        public String reason() {
            String usual = json.at("/error/errors/0/reason").asText("");
            return usual.isEmpty() && json.path("error").isTextual() ? json.path("reason").asText() : usual;
        }

        public String location() {
            return json.at("/error/errors/0/location").asText("");
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        public List<String> headers(String name) {
            return raw.headers().allValues(name);
        }

        /** Status and reason, for short assertions. */
        public String verdict() {
            return status + (reason().isEmpty() ? "" : " " + reason());
        }
    }

    /** A request in the making. */
    public final class Call {

        private final HttpRequest.Builder builder;
        private final String method;
        private byte[] body = new byte[0];

        private Call(String method, String uri) {
            this.method = method;
            this.builder = HttpRequest.newBuilder(URI.create(uri)).timeout(Duration.ofSeconds(30));
        }

        public Call bearer(String token) {
            return header("Authorization", "Bearer " + token);
        }

        /** As a page of ours does it: cookie and CSRF header. */
        public Call page(String token) {
            return cookie(token).header("X-CSRF-Token", identity.csrf(token));
        }

        public Call cookie(String token) {
            return header("Cookie", "rostrum_session=" + token);
        }

        public Call header(String name, String value) {
            builder.header(name, value);
            return this;
        }

        public Call json(String text) {
            return body("application/json", text.replace('\'', '"'));
        }

        public Call body(String contentType, String text) {
            return body(contentType, text.getBytes(StandardCharsets.UTF_8));
        }

        public Call body(String contentType, byte[] bytes) {
            body = bytes;
            return contentType.isEmpty() ? this : header("Content-Type", contentType);
        }

        public Answer send() {
            HttpRequest.BodyPublisher publisher =
                    body.length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body);
            return send(publisher);
        }

        /** Without Content-Length. */
        public Answer sendChunked() {
            return send(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body)));
        }

        private Answer send(HttpRequest.BodyPublisher publisher) {
            try {
                HttpResponse<byte[]> raw =
                        client.send(builder.method(method, publisher).build(), HttpResponse.BodyHandlers.ofByteArray());
                return answer(raw);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private Answer answer(HttpResponse<byte[]> raw) throws IOException {
            boolean packed = raw.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
            byte[] bytes = packed
                    ? new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(raw.body())).readAllBytes()
                    : raw.body();
            boolean json = raw.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
            JsonNode tree = json && bytes.length > 0 ? JSON.readTree(bytes) : MissingNode.getInstance();
            List<String> reasons = new ArrayList<>();
            tree.at("/error/errors").forEach(problem -> reasons.add(problem.path("reason").asText()));
            if (reasons.isEmpty() && tree.path("error").isTextual()) {
                reasons.add(tree.path("reason").asText());
            }
            seen.add(new Seen(method, raw.uri().getRawPath(), raw.statusCode(), reasons));
            return new Answer(raw.statusCode(), tree, new String(bytes, StandardCharsets.UTF_8), raw);
        }
    }
}
