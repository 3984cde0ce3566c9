// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;

/** The first bytes of a connection: TURN and ICE-TCP never both claim it, too few bytes are nobody's, and nothing is read away. */
class FirstBytesFuzz {

    @FuzzTest(maxDuration = "10m")
    void connection(byte[] data) {
        if (data.length == 0) {
            return;
        }
        ByteBuffer first = ByteBuffer.wrap(data);
        boolean turn = FirstBytes.looksLikeTurn(first);
        boolean ice = FirstBytes.looksLikeIceTcp(first);
        assertThat(turn && ice).isFalse();
        assertThat(turn).isEqualTo(data.length >= 8 && ByteBuffer.wrap(data).getInt(4) == 0x2112A442);
        assertThat(ice && data.length < 10).isFalse();
        assertThat(FirstBytes.looksLikeHttp(first)).isEqualTo(data[0] >= 'A' && data[0] <= 'Z');
        assertThat(first.position()).isZero();
    }
}
