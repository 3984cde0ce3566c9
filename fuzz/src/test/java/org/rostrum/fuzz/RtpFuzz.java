// SPDX-License-Identifier: Apache-2.0
package org.rostrum.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import org.rostrum.proto.rtp.ExtensionBlock;
import org.rostrum.proto.rtp.RedPacket;
import org.rostrum.proto.rtp.RtcpReader;
import org.rostrum.proto.rtp.RtpPacket;
import org.rostrum.proto.rtp.Rtx;
import org.rostrum.proto.rtp.TransportFeedback;

/** RTP with its header extensions, and RTCP (RFC 3550, 8285, 4585, 5104, 4588). */
class RtpFuzz {

    private static final int EXTENSIONS = 15;

    @FuzzTest(maxDuration = "10m")
    void packet(byte[] data) {
        RtpPacket packet = new RtpPacket();
        if (!packet.wrap(data, 0, data.length)) {
            return;
        }
        assertThat(packet.payload()).isBetween(12, data.length);
        assertThat(packet.payloadLength()).isBetween(0, data.length - packet.payload());
        Rtx.originalSequence(packet);
    }

    /** Redundant sound (RFC 2198): each part lies within the packet, and reads as a packet. */
    @FuzzTest(maxDuration = "10m")
    void redundant(byte[] data) {
        RtpPacket packet = new RtpPacket();
        RedPacket red = new RedPacket();
        if (!packet.wrap(data, 0, data.length) || !red.read(data, packet.payload(), packet.payloadLength())) {
            return;
        }
        byte[] out = new byte[12 + 1023];
        RtpPacket sound = new RtpPacket();
        for (int i = 0; i < red.earlier(); i++) {
            assertThat(sound.wrap(out, 0, red.write(i, packet, i, out))).isTrue();
            assertThat(sound.payloadLength()).isEqualTo(red.length(i));
        }
        int sequence = packet.sequence();
        int from = red.unwrap(packet);
        assertThat(sound.wrap(data, from, data.length - from)).isTrue();
        assertThat(sound.sequence()).isEqualTo(sequence);
        assertThat(sound.payloadLength()).isPositive();
    }

    /** Elements that are copied into a block of ours read the same there. */
    @FuzzTest(maxDuration = "10m")
    void extensions(byte[] data) {
        RtpPacket packet = new RtpPacket();
        if (!packet.wrap(data, 0, data.length)) {
            return;
        }
        ExtensionBlock block = new ExtensionBlock();
        byte[][] copied = new byte[EXTENSIONS][];
        for (int id = 1; id < EXTENSIONS; id++) {
            int at = packet.extension(id);
            if (at >= 0) {
                assertThat(at + packet.extensionLength()).isLessThanOrEqualTo(data.length);
                copied[id] = Arrays.copyOfRange(data, at, at + packet.extensionLength());
                block.add(id, data, at, packet.extensionLength());
            }
        }
        byte[] out = new byte[12 + block.size()];
        int at = RtpPacket.writeHeader(out, 0, !block.isEmpty(), false, 96, 1, 2, 3);
        assertThat(block.write(out, at)).isEqualTo(out.length);
        RtpPacket again = new RtpPacket();
        assertThat(again.wrap(out, 0, out.length)).isTrue();
        for (int id = 1; id < EXTENSIONS; id++) {
            int found = again.extension(id);
            byte[] read = found < 0 ? null : Arrays.copyOfRange(out, found, found + again.extensionLength());
            assertThat(read).isEqualTo(copied[id]);
        }
    }

    @FuzzTest(maxDuration = "10m")
    void control(byte[] data) {
        RtcpReader reader = new RtcpReader();
        reader.wrap(data, 0, data.length);
        int packets = 0;
        while (reader.next()) {
            packets++;
            reader.senderSsrc();
            switch (reader.type()) {
                case RtcpReader.SENDER_REPORT, RtcpReader.RECEIVER_REPORT -> blocks(reader);
                case RtcpReader.BYE -> {
                    for (int i = 0; i < reader.count(); i++) {
                        reader.byeSsrc(i);
                    }
                }
                case RtcpReader.TRANSPORT_FEEDBACK -> transport(reader);
                case RtcpReader.PAYLOAD_FEEDBACK -> payload(reader);
                default -> { }
            }
        }
        assertThat(packets * 4).isLessThanOrEqualTo(data.length);
    }

    private static void blocks(RtcpReader reader) {
        if (reader.type() == RtcpReader.SENDER_REPORT) {
            reader.ntp();
            reader.rtpTime();
        }
        for (int i = 0; i < reader.count(); i++) {
            reader.blockSsrc(i);
            assertThat(reader.blockFractionLost(i)).isBetween(0, 255);
            reader.blockLastReport(i);
            assertThat(reader.blockDelay(i)).isNotNegative();
        }
    }

    private static void transport(RtcpReader reader) {
        reader.mediaSsrc();
        if (reader.count() == RtcpReader.NACK) {
            for (int i = 0; i < reader.entries(); i++) {
                reader.nackSequence(i);
                reader.nackMask(i);
            }
        } else if (reader.count() == RtcpReader.TRANSPORT_CC) {
            int[] told = new int[1];
            TransportFeedback.read(reader, (sequence, units) -> {
                assertThat(sequence).isBetween(0, 0xffff);
                told[0]++;
            });
            assertThat(told[0]).isLessThanOrEqualTo(0xffff);
        }
    }

    private static void payload(RtcpReader reader) {
        if (reader.count() == RtcpReader.FIR) {
            for (int i = 0; i < reader.entries(); i++) {
                reader.firSsrc(i);
            }
        }
        reader.remb();
    }
}
