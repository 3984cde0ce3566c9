// SPDX-License-Identifier: Apache-2.0
package org.rostrum.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rostrum.proto.ice.Rfc4571;

/** Packets in a stream (RFC 4571). In whatever pieces the octets come, the same packets come out. */
class FramingFuzz {

    private static final int MAX = 1500;

    @FuzzTest(maxDuration = "10m")
    void frames(byte[] data) {
        if (data.length == 0) {
            return;
        }
        int piece = 1 + (data[0] & 0x0f);
        List<byte[]> whole = new ArrayList<>();
        List<byte[]> pieces = new ArrayList<>();
        boolean good = new Rfc4571(MAX).feed(data, 1, data.length - 1, (b, at, n) -> whole.add(Arrays.copyOfRange(b, at, at + n)));
        Rfc4571 slow = new Rfc4571(MAX);
        boolean stillGood = true;
        for (int at = 1; at < data.length; at += piece) {
            stillGood = slow.feed(data, at, Math.min(piece, data.length - at), (b, from, n) -> pieces.add(Arrays.copyOfRange(b, from, from + n)));
        }
        assertThat(stillGood).isEqualTo(good);
        assertThat(pieces).usingElementComparator(Arrays::compare).isEqualTo(whole);
        assertThat(whole).allMatch(packet -> packet.length <= MAX);
    }
}
