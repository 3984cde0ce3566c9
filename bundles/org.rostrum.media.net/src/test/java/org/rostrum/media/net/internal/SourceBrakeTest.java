// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SourceBrakeTest {

    @Test
    void aBurstThenFiveASecond() throws Exception {
        SourceBrake brake = new SourceBrake(1, -5);
        InetAddress source = InetAddress.getByName("192.0.2.1");
        long now = 0;
        assertThat(allowed(brake, source, now, 100)).isEqualTo(10);
        assertThat(allowed(brake, InetAddress.getByName("2001:db8::1"), now, 100)).as("another source").isEqualTo(10);
        now += TimeUnit.SECONDS.toNanos(1);
        assertThat(allowed(brake, source, now, 100)).isEqualTo(5);
        now += TimeUnit.HOURS.toNanos(1);
        assertThat(allowed(brake, source, now, 100)).as("no more than the burst is saved").isEqualTo(10);
    }

    private static int allowed(SourceBrake brake, InetAddress source, long now, int tries) {
        int n = 0;
        for (int i = 0; i < tries; i++) {
            n += brake.allow(source, now) ? 1 : 0;
        }
        return n;
    }
}
