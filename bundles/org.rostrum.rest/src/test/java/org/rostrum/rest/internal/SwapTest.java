// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.core.converter.ModelConverters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;

/** Resources come and go while requests run. */
class SwapTest {

    /** Comes later. */
    @Path("extra")
    @Produces("application/json")
    public static final class ExtraResource {

        /** Something. */
        public record ExtraBody(String name) {}

        @GET
        @Needs(Need.NOBODY)
        public ExtraBody getExtra() {
            return new ExtraBody("extra");
        }
    }

    @Test
    void aResourceAppearsAndGoesWithItsDescription() {
        try (TestApi api = new TestApi()) {
            assertThat(api.get("/extra").send().verdict()).isEqualTo("404 routeNotFound");
            api.serve(new ExtraResource());
            assertThat(api.get("/extra").send().json().get("name").asText()).isEqualTo("extra");
            assertThat(api.get("/openapi.json").send().json().at("/paths/~1extra/get/operationId").asText()).isEqualTo("getExtra");
            api.serve();
            assertThat(api.get("/extra").send().verdict()).isEqualTo("404 routeNotFound");
            assertThat(api.get("/openapi.json").send().json().at("/paths/~1extra").isMissingNode()).isTrue();
        }
    }

    @Test
    void theDescriptionLeavesNothingInTheLibrary() {
        int before = ModelConverters.getInstance().getConverters().size();
        assertThat(Descriptions.of(List.of(ExtraResource.class))).contains("/extra");
        assertThat(ModelConverters.getInstance().getConverters()).hasSize(before).noneMatch(RecordModels.class::isInstance);
    }

    @Test
    void thePageForPeopleIsServedByItself() {
        try (TestApi api = new TestApi()) {
            TestApi.Answer page = api.get("/api/docs/").send();
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.header("Content-Type")).startsWith("text/html");
            assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'").doesNotContain("unsafe");
            assertThat(page.text()).doesNotContain("http://", "https://", "<script>");
            assertThat(api.get("/api/docs/docs.js").send().text()).contains("openapi.json").doesNotContain("innerHTML", "https://");
            assertThat(api.get("/api/docs/docs.css").send().status()).isEqualTo(200);
            assertThat(api.get("/api/docs").send().header("Location")).isEqualTo("/api/docs/");
            assertThat(api.get("/api/docs/other").send().verdict()).isEqualTo("404 routeNotFound");
            assertThat(api.post("/api/docs/").send().verdict()).isEqualTo("404 routeNotFound");
        }
    }

    @Test
    void noRequestSuffersWhileOthersComeAndGo() throws InterruptedException {
        Queue<String> verdicts = new ConcurrentLinkedQueue<>();
        AtomicBoolean swapping = new AtomicBoolean(true);
        ExecutorService users = Executors.newFixedThreadPool(2);
        try (TestApi api = new TestApi().serve(new ProbeResource())) {
            for (int i = 0; i < 2; i++) {
                users.execute(() -> {
                    while (swapping.get()) {
                        verdicts.add(api.get("/probe/page").send().verdict());
                    }
                });
            }
            for (int i = 0; i < 10; i++) {
                api.serve(new ProbeResource(), new ExtraResource());
                api.serve(new ProbeResource());
            }
            swapping.set(false);
            users.shutdown();
            assertThat(users.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(verdicts).isNotEmpty().containsOnly("200");
    }
}
