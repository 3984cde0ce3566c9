// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.rostrum.test.VirtualTime;

/** 55/PSH-9, PSH-10: whether a call would be shown on a device that sleeps. */
class ReachabilityTest {

    private final VirtualTime time = new VirtualTime();
    private final Reachability reachability = new Reachability(time);

    private void fail(String host) {
        reachability.count(host, false);
    }

    @Test
    void failsAfterAMinuteUntilItAnswers() {
        fail("a");
        assertThat(reachability.works("a")).isTrue();
        time.advance(Duration.ofMinutes(1));
        assertThat(reachability.works("a")).isFalse();
        assertThat(reachability.works("b")).isTrue();
        reachability.count("b", true);
        assertThat(reachability.works("a")).as("an answer of another").isFalse();
        reachability.count("a", true);
        assertThat(reachability.works("a")).isTrue();
    }

    /** Attempts keep it; after five minutes without one, failures begin anew. */
    @Test
    void oldFailuresDoNotCount() {
        for (int minutes = 0; minutes < 20; minutes += 4) {
            fail("a");
            time.advance(Duration.ofMinutes(4));
            assertThat(reachability.works("a")).isFalse();
        }
        time.advance(Duration.ofMinutes(1));
        assertThat(reachability.works("a")).isTrue();
        fail("a");
        assertThat(reachability.works("a")).as("not since yesterday, but since now").isTrue();
    }

    /** Who names hosts without end pushes out those that have not been tried for longest. */
    @Test
    void aBoundedNumberOfHostsIsKept() {
        fail("a");
        fail("b");
        time.advance(Duration.ofMinutes(1));
        fail("a");
        for (int i = 1; i < Reachability.MAX_HOSTS; i++) {
            fail("host-" + i);
        }
        assertThat(reachability.works("a")).isFalse();
        assertThat(reachability.works("b")).isTrue();
        fail("one-more");
        assertThat(reachability.works("a")).isTrue();
    }
}
