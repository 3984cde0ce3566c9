// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.rostrum;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** HTTP towards one Rostrum, whose certificate is not judged: a test server signs its own. Thread-safe. */
final class Web implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();
    static final Duration LIMIT = Duration.ofSeconds(30);

    private final URI base;
    private final ExecutorService pool = Executors.newFixedThreadPool(4, task -> {
        Thread thread = new Thread(task, "bench-web");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient client;

    /** @param base e.g. {@code https://192.0.2.1:8443} */
    Web(URI base) {
        this.base = base;
        this.client = HttpClient.newBuilder().sslContext(trusting()).executor(pool).connectTimeout(LIMIT)
                .version(HttpClient.Version.HTTP_1_1).build();
    }

    HttpClient client() {
        return client;
    }

    URI base() {
        return base;
    }

    /** Cookies of one person. Confined to its user. */
    static final class Person {
        private final Map<String, String> cookies = new LinkedHashMap<>();

        String header() {
            return cookies.entrySet().stream().map(c -> c.getKey() + "=" + c.getValue()).collect(Collectors.joining("; "));
        }
    }

    /** Status only; 0 if nobody answers. */
    int status(String path) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(base.resolve(path)).timeout(LIMIT).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    String text(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path)).timeout(LIMIT).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    JsonNode get(Person person, String path) throws IOException, InterruptedException {
        return send(person, "GET", path, null);
    }

    /** @throws IOException unless the answer is 2xx */
    JsonNode post(Person person, String path, Object body) throws IOException, InterruptedException {
        return send(person, "POST", path, body);
    }

    private JsonNode send(Person person, String method, String path, @Nullable Object body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("/api/v4" + path)).timeout(LIMIT)
                .header("Accept", "application/json").header("Content-Type", "application/json")
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        if (!person.cookies.isEmpty()) {
            request.header("Cookie", person.header());
        }
        String csrf = person.cookies.get("rostrum_csrf");
        if (csrf != null && !method.equals("GET")) {
            request.header("X-CSRF-Token", csrf);
        }
        HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        answer.headers().allValues("set-cookie").forEach(line -> {
            String pair = line.split(";")[0];
            int equals = pair.indexOf('=');
            person.cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        });
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(method + " " + path + " answered " + answer.statusCode() + " " + new String(answer.body()));
        }
        return answer.body().length == 0 ? JSON.missingNode() : JSON.readTree(answer.body());
    }

    private static SSLContext trusting() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustAll()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }

    private static final class TrustAll extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
