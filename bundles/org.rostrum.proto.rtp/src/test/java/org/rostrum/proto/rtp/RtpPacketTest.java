// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class RtpPacketTest {

    private final RtpPacket packet = new RtpPacket();

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    // RFC 3550 section 5.1
    @Test
    void fixedHeaderIsRead() {
        byte[] b = hex("80 e0 1234 01020304 cafebabe aabbcc");

        assertThat(packet.wrap(b, 0, b.length)).isTrue();
        assertThat(packet.marker()).isTrue();
        assertThat(packet.payloadType()).isEqualTo(96);
        assertThat(packet.sequence()).isEqualTo(0x1234);
        assertThat(packet.timestamp()).isEqualTo(0x01020304);
        assertThat(packet.ssrc()).isEqualTo(0xcafebabe);
        assertThat(packet.payload()).isEqualTo(12);
        assertThat(packet.payloadLength()).isEqualTo(3);
    }

    // RFC 8285 section 4.2, its example: elements 0 of 1 octet, of 2 octets behind padding, of 4 octets
    @Test
    void oneByteElementsAreFoundBehindPadding() {
        byte[] b = hex("9060 0001 00000000 00000001 bede 0003 10 aa 21 bbbb 00 00 33 cccccccc 01");

        assertThat(packet.wrap(b, 0, b.length)).isTrue();
        assertThat(b[packet.extension(1)]).isEqualTo((byte) 0xaa);
        assertThat(packet.extension(2)).isEqualTo(19);
        assertThat(packet.extensionLength()).isEqualTo(2);
        assertThat(packet.extension(3)).isEqualTo(24);
        assertThat(packet.extensionLength()).isEqualTo(4);
        assertThat(packet.extension(4)).isEqualTo(-1);
        assertThat(packet.payloadLength()).isEqualTo(1);
    }

    // RFC 8285 section 4.3
    @Test
    void twoByteElementsAreFoundEvenEmpty() {
        byte[] b = hex("9060 0001 00000000 00000001 1000 0002 01 00 02 01 bb 00 00 00");

        assertThat(packet.wrap(b, 0, b.length)).isTrue();
        assertThat(packet.extension(1)).isPositive();
        assertThat(packet.extensionLength()).isZero();
        assertThat(packet.extension(2)).isEqualTo(20);
    }

    // RFC 8285 section 4.2: ID 15 ends the elements
    @Test
    void nothingIsReadBehindTheReservedId() {
        byte[] b = hex("9060 0001 00000000 00000001 bede 0001 f0 aa 10 bb");

        assertThat(packet.wrap(b, 0, b.length)).isTrue();
        assertThat(packet.extension(1)).isEqualTo(-1);
    }

    @Test
    void paddingIsCutAndPaddingOnlyHasNoPayload() {
        byte[] b = hex("a060 0001 00000000 00000001 aabb 0002");
        byte[] only = hex("a060 0001 00000000 00000001 00000004");

        assertThat(packet.wrap(b, 0, b.length)).isTrue();
        assertThat(packet.payloadLength()).isEqualTo(2);
        assertThat(packet.wrap(only, 0, only.length)).isTrue();
        assertThat(packet.payloadLength()).isZero();
    }

    @Test
    void impossibleLengthsAreRefused() {
        byte[] paddingTooLong = hex("a060 0001 00000000 00000001 000000ff");
        byte[] extensionTooLong = hex("9060 0001 00000000 00000001 bede 0002 00000000");
        byte[] wrongVersion = hex("4060 0001 00000000 00000001");

        assertThat(packet.wrap(paddingTooLong, 0, paddingTooLong.length)).isFalse();
        assertThat(packet.wrap(extensionTooLong, 0, extensionTooLong.length)).isFalse();
        assertThat(packet.wrap(wrongVersion, 0, wrongVersion.length)).isFalse();
        assertThat(packet.wrap(wrongVersion, 0, 11)).isFalse();
    }

    @Test
    void writtenExtensionsAreReadBack() {
        ExtensionBlock block = new ExtensionBlock();
        byte[] data = new byte[40];
        data[0] = 7;
        block.add(1, data, 0, 1);
        block.add(0, data, 0, 1);
        block.add(3, data, 0, 16);
        assertReadBack(block, 1, 16);
        block.add(4, data, 0, 40);
        assertReadBack(block, 1, 16);
        block.clear();
        assertThat(block.size()).isZero();
    }

    private void assertReadBack(ExtensionBlock block, int first, int third) {
        byte[] out = new byte[200];
        int at = RtpPacket.writeHeader(out, 0, true, false, 96, 65_535, -1, 9);
        int end = block.write(out, at);
        assertThat(end - at).isEqualTo(block.size());
        assertThat(packet.wrap(out, 0, end)).isTrue();
        assertThat(out[packet.extension(1)]).isEqualTo((byte) 7);
        assertThat(packet.extensionLength()).isEqualTo(first);
        assertThat(packet.extension(3)).isPositive();
        assertThat(packet.extensionLength()).isEqualTo(third);
        assertThat(packet.sequence()).isEqualTo(65_535);
    }

    // RFC 4588 section 4
    @Test
    void retransmissionUnwrapsToTheOriginal() {
        byte[] original = hex("9060 1234 01020304 cafebabe bede 0001 10 aa 00 00 0102030405");
        byte[] b = new byte[40];
        System.arraycopy(original, 0, b, 10, original.length);
        packet.wrap(b, 10, original.length);
        int at = Rtx.wrap(b, 10, packet.payload(), 97, 77, 0x11223344);

        assertThat(packet.wrap(b, at, original.length + 2)).isTrue();
        assertThat(packet.payloadType()).isEqualTo(97);
        assertThat(packet.sequence()).isEqualTo(77);
        assertThat(packet.ssrc()).isEqualTo(0x11223344);
        assertThat(Rtx.originalSequence(packet)).isEqualTo(0x1234);

        Rtx.unwrap(packet, 96, 0xcafebabe);
        assertThat(b).containsSequence(original);
        assertThat(packet.wrap(b, at + 2, original.length)).isTrue();
        assertThat(packet.sequence()).isEqualTo(0x1234);
    }

    @Test
    void paddingOnlyRetransmissionHasNoOriginal() {
        byte[] only = hex("a061 0001 00000000 00000001 00000004");

        packet.wrap(only, 0, only.length);

        assertThat(Rtx.originalSequence(packet)).isEqualTo(-1);
    }

    @Test
    void sequenceNumbersWrap() {
        assertThat(SequenceNumber.distance(65_535, 0)).isEqualTo(1);
        assertThat(SequenceNumber.distance(0, 65_535)).isEqualTo(-1);
        assertThat(SequenceNumber.extend(65_535, 0)).isEqualTo(65_536);
        assertThat(SequenceNumber.extend(65_536, 65_535)).isEqualTo(65_535);
        assertThat(SequenceNumber.extend(200_000, (int) (200_100L & 0xffff))).isEqualTo(200_100);
    }

    @Test
    void ntpTimeRoundTrips() {
        long ntp = RtpTime.ntp(1_500_000_000L);

        assertThat(ntp >>> 32).isEqualTo(2_208_988_801L);
        assertThat(RtpTime.nanos(RtpTime.ntp(3_250_000_000L) - ntp)).isCloseTo(1_750_000_000L, org.assertj.core.data.Offset.offset(2L));
        assertThat(RtpTime.nanos(ntp - RtpTime.ntp(3_250_000_000L))).isCloseTo(-1_750_000_000L, org.assertj.core.data.Offset.offset(2L));
        assertThat(RtpTime.ticks(20_000_000, 48_000)).isEqualTo(960);
    }
}
