// SPDX-License-Identifier: Apache-2.0
package org.rostrum.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Security headers of every kind of address (design.md section 6). What is no HTTP request is answered by its parser, with a bare 400. */
@ExtendWith(SharedServer.class)
class HeadersIT {

    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/[^\"]*assets/[^\"]+)\"");

    @ParameterizedTest
    @CsvSource({
        "GET, /, 200", "GET, /sign-in, 200", "GET, /setup, 200", "GET, /c/none, 404", "GET, /webrtc/none, 200", "GET, /room/none, 200", "GET, /me/, 200",
        "GET, /nothing/here, 404", "HEAD, /, 200", "POST, /, 405",
        "GET, /api/v4/server, 200", "GET, /api/v4/nothing, 404", "GET, /api/v4/https, 401", "GET, /api/v4/openapi.json, 0",
        "POST, /api/v4/sign-in, 0", "DELETE, /api/v4/server, 405", "POST, /oauth2/v1/token, 0", "GET, /vsstatus, 200", "GET, /signal, 0",
    })
    void everyAnswerIsSafe(String method, String path, int status, ServerProcess server) {
        HttpResponse<String> answer = server.send(HttpRequest.newBuilder(server.https(path)).method(method, HttpRequest.BodyPublishers.noBody()).build());

        if (status != 0) {
            assertThat(answer.statusCode()).isEqualTo(status);
        }
        assertSafe(answer.headers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/c/none", "/webrtc/none", "/me/"})
    void pagesRunOwnScriptsOnlyAndCannotBeEmbedded(String path, ServerProcess server) {
        HttpResponse<String> page = server.get(path);
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();

        assertThat(policy).contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'");
        assertThat(policy.replaceAll("style-src[^;]*", "")).doesNotContain("unsafe", "http:", "https:", "*");
        assertThat(page.headers().firstValue("Permissions-Policy").orElseThrow()).contains("camera=(self)", "geolocation=()");
        assertThat(page.body()).doesNotContain("<script>").doesNotContainPattern("\\son[a-z]+=\"");
    }

    @Test
    void assetsAreSafeToo(ServerProcess server) {
        Matcher assets = ASSET.matcher(server.get("/").body());
        int count = 0;
        while (assets.find()) {
            HttpResponse<String> asset = server.get(assets.group(1));
            assertThat(asset.statusCode()).isEqualTo(200);
            assertSafe(asset.headers());
            count++;
        }
        assertThat(count).isPositive();
        String missing = "/assets/missing-0000.js";
        assertSafe(server.get(missing).headers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/vsstatus", "/.well-known/acme-challenge/none"})
    void plainHttpIsSafe(String path, ServerProcess server) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + server.httpPort() + path)).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).hasValue("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).as("means nothing here (RFC 6797 section 7.2)").isEmpty();
    }

    @Test // X-Forwarded-For of strangers counts nowhere: no proxy is configured
    void strangersAreNotBelieved(ServerProcess server) {
        HttpResponse<String> answer = server.send(HttpRequest.newBuilder(server.https("/api/v4/setup"))
                .header("X-Forwarded-For", "198.51.100.7").header("Forwarded", "for=198.51.100.7").build());

        assertThat(answer.body()).doesNotContain("198.51.100.7");
    }

    private static void assertSafe(HttpHeaders headers) {
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Referrer-Policy").orElse("")).isIn("no-referrer", "same-origin");
        assertThat(headers.firstValue("Permissions-Policy")).isPresent();
        assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Server")).isEmpty();
        for (String name : headers.map().keySet()) {
            assertThat(headers.allValues(name)).as(name + " once").hasSizeLessThanOrEqualTo(name.equalsIgnoreCase("set-cookie") ? 9 : 1);
        }
    }
}
