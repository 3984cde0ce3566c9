// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class FirstBytesTest {

    private static final ByteBuffer TURN = hex("0003002c2112a442");
    private static final ByteBuffer ICE_TCP = hex("0064000100502112a442");

    @Test // 00/R-14: RFC 8489 section 5, the magic cookie of STUN
    void cookieAtFourIsTurnAndAtSixIceTcp() {
        assertThat(FirstBytes.looksLikeTurn(TURN)).isTrue();
        assertThat(FirstBytes.looksLikeIceTcp(TURN)).isFalse();
        assertThat(FirstBytes.looksLikeIceTcp(ICE_TCP)).isTrue();
        assertThat(FirstBytes.looksLikeTurn(ICE_TCP)).isFalse();
    }

    @Test
    void shortInputIsNothingYet() {
        for (int n = 1; n < 8; n++) {
            assertThat(FirstBytes.looksLikeTurn(TURN.duplicate().limit(n))).isFalse();
            assertThat(FirstBytes.looksLikeIceTcp(ICE_TCP.duplicate().limit(n))).isFalse();
        }
    }

    @Test
    void looksFromThePositionOfTheBufferOn() {
        ByteBuffer shifted = ByteBuffer.allocate(11).put((byte) 9).put(hex("0003002c2112a442")).flip().position(1);

        assertThat(FirstBytes.looksLikeTurn(shifted)).isTrue();
        assertThat(shifted.position()).isEqualTo(1);
    }

    private static ByteBuffer hex(String text) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(text));
    }
}
