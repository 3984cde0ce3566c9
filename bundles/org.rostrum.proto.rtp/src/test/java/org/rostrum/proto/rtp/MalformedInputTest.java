// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** No octets from the network may throw: 100,000 random and 100,000 damaged inputs with a fixed seed for each reader. */
class MalformedInputTest {

    private static final int ROUNDS = 100_000;

    private final Random random = new Random(42);
    private final RtpPacket packet = new RtpPacket();
    private final RtcpReader rtcp = new RtcpReader();
    private final PictureFields fields = new PictureFields();
    private long heard;

    @Test
    void randomOctetsNeverThrow() {
        for (int i = 0; i < ROUNDS; i++) {
            byte[] b = new byte[random.nextInt(64)];
            random.nextBytes(b);
            if (b.length > 0 && random.nextBoolean()) {
                b[0] = (byte) (0x80 | b[0] & 0x3f);
            }
            if (b.length > 3 && random.nextBoolean()) {
                b[1] = (byte) (200 + random.nextInt(8));
                b[2] = 0;
                b[3] = (byte) random.nextInt(16);
            }
            feed(b);
        }
        assertThat(heard).isNotZero();
    }

    @Test
    void damagedPacketsNeverThrow() {
        TransportFeedback feedback = new TransportFeedback();
        RtcpWriter writer = new RtcpWriter();
        for (int i = 0; i < ROUNDS; i++) {
            writer.clear();
            writer.senderReport(1, i, i, i, i);
            writer.nack(1, 2, new long[] {i, i + 3, i + 40}, 3);
            feedback.received(i & 0xffff, i * 1_000_000L);
            writer.added(feedback.write(writer.buffer(), writer.length(), writer.room(), 1, 2));
            writer.receiverReport(5);
            writer.reportBlock(6, 1, 2, 3, 4, 5, 6);
            byte[] b = java.util.Arrays.copyOf(writer.buffer(), random.nextInt(writer.length() + 1));
            for (int k = 0; k < 3 && b.length > 0; k++) {
                b[random.nextInt(b.length)] = (byte) random.nextInt();
            }
            feed(b);
        }
        assertThat(heard).isNotZero();
    }

    private void feed(byte[] b) {
        if (packet.wrap(b, 0, b.length)) {
            heard += packet.payloadLength();
            for (int id = 0; id < 16; id++) {
                packet.extension(id);
            }
            Rtx.originalSequence(packet);
            red(packet);
        }
        Vp8Payload.parse(b, 0, b.length, fields);
        Vp9Payload.parse(b, 0, b.length, fields);
        H264Payload.parse(b, 0, b.length, fields);
        Av1Payload.parse(b, 0, b.length, b.length > 8 ? 2 : -1, 5, fields);
        rtcp.wrap(b, 0, b.length);
        while (rtcp.next()) {
            walk();
        }
    }

    private final RedPacket red = new RedPacket();
    private final byte[] out = new byte[2048];

    private void red(RtpPacket carrier) {
        if (red.read(carrier.buffer(), carrier.payload(), carrier.payloadLength())) {
            for (int i = 0; i < red.earlier(); i++) {
                heard += red.write(i, carrier, i, out);
            }
            assertThat(red.unwrap(carrier)).isGreaterThanOrEqualTo(carrier.offset());
        }
    }

    private void walk() {
        heard += rtcp.senderSsrc();
        switch (rtcp.type()) {
            case RtcpReader.SENDER_REPORT, RtcpReader.RECEIVER_REPORT -> {
                for (int i = 0; i < rtcp.count(); i++) {
                    heard += rtcp.blockSsrc(i) + rtcp.blockDelay(i) + rtcp.blockFractionLost(i) + rtcp.blockLastReport(i);
                }
            }
            case RtcpReader.BYE -> {
                for (int i = 0; i < rtcp.count(); i++) {
                    heard += rtcp.byeSsrc(i);
                }
            }
            case RtcpReader.TRANSPORT_FEEDBACK -> transportFeedback();
            case RtcpReader.PAYLOAD_FEEDBACK -> {
                heard += rtcp.remb();
                for (int i = 0; i < rtcp.entries(); i++) {
                    heard += rtcp.firSsrc(i);
                }
            }
            default -> { }
        }
    }

    private void transportFeedback() {
        if (rtcp.count() == RtcpReader.TRANSPORT_CC) {
            TransportFeedback.read(rtcp, (sequence, units) -> heard += units);
        }
        for (int i = 0; i < rtcp.entries(); i++) {
            heard += rtcp.nackSequence(i) + rtcp.nackMask(i);
        }
    }
}
