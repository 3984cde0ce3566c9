// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.media.leg.LegFormat.Extensions;
import org.rostrum.media.leg.MediaCodec;
import org.rostrum.proto.rtp.RtpPacket;

class TrainPaddingTest {

    @ParameterizedTest
    @CsvSource({
        "1_105, 0, 7", "1_104, 0, 0", "1_097, 1_104, 7", "1_096, 1_104, 8", "1_088, 1_104, 0",
        "399, 400, 0", "400, 0, 0", "1_210, 0, 6", "1_217, 0, 0", "1_216, 1_224, 0"
    })
    void packetsThatDifferByAFewOctetsGetOneLength(String length, String before, int padding) {
        assertThat(TrainPadding.of(Integer.parseInt(length.replace("_", "")), Integer.parseInt(before.replace("_", "")))).isEqualTo(padding);
    }

    @Test
    void theReceiverTakesThePaddingAway() { // RFC 3550 section 5.1
        InboundPacket packet = new InboundPacket();
        PacketRewriter rewriter = new PacketRewriter();
        for (int length = 1_000; length < 1_020; length++) {
            byte[] b = new byte[1_500];
            int at = RtpPacket.writeHeader(b, 32, false, true, 96, 1, 3000, 200);
            b[at] = (byte) 0x10;
            b[at + length - 1] = 77;
            assertThat(packet.rtp.wrap(b, 32, RtpPacket.FIXED_HEADER + length)).isTrue();
            assertThat(packet.parse(MediaCodec.VP8, Extensions.NONE, null, 0)).isTrue();
            rewriter.next();
            assertThat(rewriter.prepare(packet, Extensions.NONE)).isTrue();

            int out = rewriter.end() - rewriter.start();
            assertThat(out % 8).isZero();
            RtpPacket got = new RtpPacket();
            assertThat(got.wrap(rewriter.buffer(), rewriter.start(), out)).isTrue();
            assertThat(got.payloadLength()).isEqualTo(length).isEqualTo(rewriter.payloadLength());
            assertThat(rewriter.buffer()[got.payload() + length - 1]).isEqualTo((byte) 77);
        }
    }
}
