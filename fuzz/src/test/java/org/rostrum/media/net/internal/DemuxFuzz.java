// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** The first octets of a datagram (RFC 7983). */
class DemuxFuzz {

    @FuzzTest(maxDuration = "10m")
    void datagram(byte[] data) {
        if (data.length == 0) {
            return;
        }
        int first = data[0] & 0xff;
        switch (Demux.of(data, 0, data.length)) {
            case STUN -> assertThat(first).isLessThan(4);
            case DTLS -> assertThat(first).isBetween(20, 63);
            case RTP, RTCP -> assertThat(first).isBetween(128, 191);
            case UNKNOWN -> assertThat(first >= 4 && first < 20 || first > 63 && first < 128 || first > 191 || data.length < 2).isTrue();
        }
    }
}
