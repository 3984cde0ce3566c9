// SPDX-License-Identifier: Apache-2.0
package org.rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationServletTest {

    private static final String SCRIPT = "/assets/demo/main-1a.js";

    private final ApplicationServlet servlet = new ApplicationServlet("/known"::equals) {
        private static final long serialVersionUID = 1L;
    };

    @Test
    void pageIsTheIndexWithSecurityHeadersAndIsAskedForAnew() throws Exception {
        Exchange page = Exchange.get("/known").sentTo(servlet);
        assertThat(page.status).isEqualTo(200);
        assertThat(page.body()).contains("<title>demo</title>");
        assertThat(page.answerHeaders)
                .containsEntry("Content-Type", "text/html; charset=utf-8")
                .containsEntry("Cache-Control", "no-cache")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Referrer-Policy", "same-origin")
                .containsEntry("X-Frame-Options", "DENY")
                .containsKeys("ETag", "Content-Security-Policy", "Permissions-Policy");
    }

    @Test
    void policyAllowsNoInlineScriptNoForeignHostAndNoFrame() throws Exception {
        String policy = Exchange.get("/known").sentTo(servlet).answerHeaders.get("Content-Security-Policy");
        assertThat(policy.split("; ")).contains(
                "default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'", "base-uri 'none'");
        assertThat(policy).doesNotContain("http:", "https:", "*", "unsafe-eval");
    }

    /** 55/PSH-1: the service worker is at the root, asked for anew each time, and may talk to this server only. */
    @Test
    void filesOfFixedNamesAreAskedForAnew() throws Exception {
        ApplicationServlet withFiles = new ApplicationServlet("/known"::equals, Set.of(SCRIPT.replace("/assets", "/fixed"), "/missing.js")) {
            private static final long serialVersionUID = 1L;
        };
        Exchange file = Exchange.get("/fixed/demo/main-1a.js").sentTo(withFiles);
        assertThat(file.status).isEqualTo(200);
        assertThat(file.body()).isEqualTo("fixed script");
        assertThat(file.answerHeaders).containsEntry("Cache-Control", "no-cache").containsEntry("Content-Type", "text/javascript; charset=utf-8");
        assertThat(file.answerHeaders.get("Content-Security-Policy")).contains("default-src 'none'", "connect-src 'self'");
        assertThat(Exchange.get("/missing.js").sentTo(withFiles).status).isEqualTo(404);
        assertThat(Exchange.get("/fixed/demo/main-1a.js").sentTo(servlet).body()).as("not named: a page").contains("<title>demo</title>");
    }

    @Test
    void permissionsGiveCameraMicrophoneAndScreenToOurPagesOnly() throws Exception {
        String policy = Exchange.get("/known").sentTo(servlet).answerHeaders.get("Permissions-Policy");
        assertThat(policy).contains("camera=(self)", "microphone=(self)", "display-capture=(self)", "geolocation=()");
    }

    @Test
    void unknownPageIsThePageWithStatus404() throws Exception {
        Exchange page = Exchange.get("/unknown").with("If-None-Match", "*").sentTo(servlet);
        assertThat(page.status).isEqualTo(404);
        assertThat(page.body()).contains("<title>demo</title>");
    }

    @Test
    void hashedFileIsCachedForEverInTheBestFormTheClientTakes() throws Exception {
        Exchange brotli = Exchange.get(SCRIPT).with("Accept-Encoding", "gzip, deflate, br").sentTo(servlet);
        assertThat(brotli.body()).isEqualTo("brotli form");
        assertThat(brotli.answerHeaders)
                .containsEntry("Content-Encoding", "br")
                .containsEntry("Vary", "Accept-Encoding")
                .containsEntry("Content-Type", "text/javascript; charset=utf-8")
                .containsEntry("Content-Length", "11")
                .containsEntry("Cache-Control", "public, max-age=31536000, immutable");
        assertThat(Exchange.get(SCRIPT).with("Accept-Encoding", "br;q=0, gzip;q=0.5").sentTo(servlet).body()).isEqualTo("gzip form");
        assertThat(Exchange.get(SCRIPT).sentTo(servlet).body()).isEqualTo("plain script");
        assertThat(Exchange.get(SCRIPT).with("Accept-Encoding", ";, ;q=1, br;").sentTo(servlet).body()).as("malformed items").isEqualTo("brotli form");
    }

    @Test
    void clientThatHasTheContentGets304WithoutBody() throws Exception {
        String etag = Exchange.get(SCRIPT).sentTo(servlet).answerHeaders.get("ETag");
        Exchange again = Exchange.get(SCRIPT).with("If-None-Match", "\"other\", W/" + etag).sentTo(servlet);
        assertThat(again.status).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(Exchange.get(SCRIPT).with("If-None-Match", etag).with("Accept-Encoding", "br").sentTo(servlet).status).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/assets/", "/assets/demo", "/assets/demo/", "/assets/demo/missing-1.js", "/assets/../index.html", "/assets/demo/../../index.html",
        "/assets/demo/main-1a.js.br", "/assets/demo/notes.txt", "/assets/demo/main-1a.js/", "/assets/demo/.hidden.js", "/assets//demo.js",
        "/assets/demo\\main-1a.js", "/assets/\u0000.js"})
    void nothingElseIsServedFromTheFolder(String path) throws Exception {
        Exchange refused = Exchange.get(path).sentTo(servlet);
        assertThat(refused.status).isEqualTo(404);
        assertThat(refused.body()).isEmpty();
        assertThat(refused.answerHeaders).containsEntry("Cache-Control", "no-store");
    }

    @Test
    void headHasTheHeadersOfGetAndNoBody() throws Exception {
        Exchange head = Exchange.of("HEAD", SCRIPT).sentTo(servlet);
        assertThat(head.status).isEqualTo(200);
        assertThat(head.answerHeaders).containsEntry("Content-Length", "12");
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void nothingCanBeChanged(String method) throws Exception {
        assertThat(Exchange.of(method, "/known").sentTo(servlet).status).isEqualTo(405);
    }
}
