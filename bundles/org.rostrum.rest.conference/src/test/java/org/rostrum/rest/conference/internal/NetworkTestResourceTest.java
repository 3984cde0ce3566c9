// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rostrum.rest.internal.TestApi;
import org.rostrum.rest.internal.TestApi.Answer;
import org.rostrum.test.DirectThreads;
import org.rostrum.test.VirtualTime;

/** What a page needs to try the network before a meeting. */
class NetworkTestResourceTest {

    private final VirtualTime time = new VirtualTime();
    private final FakeTransports transports = new FakeTransports();
    private final TestApi api = new TestApi();

    NetworkTestResourceTest() {
        api.serve(new NetworkTestResource(transports, null, new DirectThreads(time), time));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aTestIsATransportThatEndsByItself() {
        JsonNode test = api.post("/network-test").send().json().path("network_test");
        assertThat(test.path("ufrag").asText()).isEqualTo("ufrag");
        assertThat(test.path("candidates").path(0).asText()).isEqualTo("1 1 udp 9 192.0.2.1 53000 typ host");
        assertThat(test.path("candidates").path(1).asText()).isEqualTo("2 1 tcp 8 192.0.2.1 4307 typ host tcptype passive");
        assertThat(test.path("ice_servers")).isEmpty();
        assertThat(transports.open).hasSize(1);
        time.advance(Duration.ofSeconds(21));
        assertThat(transports.open).isEmpty();
    }

    @Test
    void whoTestsAllTheTimeIsBraked() {
        for (int i = 0; i < 20; i++) {
            assertThat(api.post("/network-test").send().status()).isEqualTo(200);
        }
        Answer refused = api.post("/network-test").send();
        assertThat(refused.status()).isEqualTo(429);
        assertThat(transports.open).hasSize(20);
        time.advance(Duration.ofSeconds(4));
        assertThat(api.post("/network-test").send().status()).isEqualTo(200);
    }
}
