// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadTest {

    // RFC 2198 section 3, figure 4: two earlier sounds and the own one
    @Test
    void redundantSoundIsTakenApart() {
        byte[] b = new byte[60];
        int at = RtpPacket.writeHeader(b, 8, true, true, 63, 700, 96_000, 5);
        ExtensionBlock block = new ExtensionBlock();
        block.add(4, new byte[] {33}, 0, 1);
        at = block.write(b, at);
        int payload = at;
        at = Red.writeEarlier(b, at, 111, 1920, 3);
        at = Red.writeEarlier(b, at, 111, 960, 2);
        at = Red.writeOwn(b, at, 111);
        for (int i = 1; i <= 9; i++) {
            b[at++] = (byte) i;
        }
        RtpPacket carrier = new RtpPacket();
        RedPacket red = new RedPacket();
        byte[] out = new byte[1200];
        assertThat(carrier.wrap(b, 8, at - 8)).isTrue();
        assertThat(red.read(b, payload, 13)).as("cut").isFalse();
        assertThat(red.read(b, payload, at - payload)).isTrue();
        assertThat(red.earlier()).isEqualTo(2);
        assertThat(red.type()).isEqualTo(111);

        RtpPacket sound = new RtpPacket();
        assertThat(sound.wrap(out, 0, red.write(0, carrier, 698, out))).isTrue();
        assertThat(sound.sequence()).isEqualTo(698);
        assertThat(sound.timestamp()).isEqualTo(96_000 - 1920);
        assertThat(sound.ssrc()).isEqualTo(5);
        assertThat(java.util.Arrays.copyOfRange(out, sound.payload(), sound.payload() + sound.payloadLength())).containsExactly(1, 2, 3);
        assertThat(sound.wrap(out, 0, red.write(1, carrier, 699, out))).isTrue();
        assertThat(java.util.Arrays.copyOfRange(out, sound.payload(), sound.payload() + sound.payloadLength())).containsExactly(4, 5);
        int from = red.unwrap(carrier);
        assertThat(sound.wrap(b, from, at - from)).isTrue();
        assertThat(sound.payloadType()).isEqualTo(111);
        assertThat(sound.marker()).isTrue();
        assertThat(sound.sequence()).isEqualTo(700);
        assertThat(b[sound.extension(4)]).isEqualTo((byte) 33);
        assertThat(java.util.Arrays.copyOfRange(b, sound.payload(), sound.payload() + sound.payloadLength())).containsExactly(6, 7, 8, 9);
    }

    private final PictureFields fields = new PictureFields();

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    // RFC 7741 section 4.2 and 4.5.1; key frame of 1280x720 (RFC 6386 section 9.1)
    @Test
    void vp8KeyFrameShowsNumbersAndSize() {
        byte[] b = hex("90 e0 9234 56 80 10 0200 9d012a 0005 d002 00");

        assertThat(Vp8Payload.parse(b, 0, b.length, fields)).isTrue();
        assertThat(fields.keyFrameStart).isTrue();
        assertThat(fields.pictureIdBits).isEqualTo(15);
        assertThat(fields.pictureId).isEqualTo(0x1234);
        assertThat(fields.pictureIdAt).isEqualTo(2);
        assertThat(fields.tl0At).isEqualTo(4);
        assertThat(fields.tl0).isEqualTo(0x56);
        assertThat(fields.temporalId).isEqualTo(2);
        assertThat(fields.width).isEqualTo(1280);
        assertThat(fields.height).isEqualTo(720);
    }

    @ParameterizedTest
    @CsvSource({
        "10 00,          true,  start of a key frame without extension",
        "10 01,          false, start of a delta frame",
        "00 00,          false, continuation",
        "11 00,          false, second partition",
        "90 80 05 00,    true,  picture ID of 7 bits",
    })
    void vp8KeyFrameBeginsOnlyAtItsFirstOctet(String payload, boolean start, String why) {
        byte[] b = hex(payload);

        assertThat(Vp8Payload.parse(b, 0, b.length, fields)).as(why).isTrue();
        assertThat(fields.keyFrameStart).as(why).isEqualTo(start);
    }

    @ParameterizedTest
    @CsvSource({"90", "90 80", "90 80 80", "90 80 81 22", "90 40", "90 20", "90 20 00"})
    void vp8TruncatedDescriptorIsRefused(String payload) {
        byte[] b = hex(payload);

        assertThat(Vp8Payload.parse(b, 0, b.length, fields)).isFalse();
    }

    // RFC 9628 section 4.2: I, L, B, V set, P clear
    @Test
    void vp9KeyFrameShowsNumbersAndSize() {
        byte[] b = hex("aa 8123 01 44 10 0500 02d0 00");

        assertThat(Vp9Payload.parse(b, 0, b.length, fields)).isTrue();
        assertThat(fields.keyFrameStart).isTrue();
        assertThat(fields.pictureId).isEqualTo(0x123);
        assertThat(fields.tl0).isEqualTo(0x44);
        assertThat(fields.width).isEqualTo(1280);
        assertThat(fields.height).isEqualTo(720);
    }

    @Test
    void vp9PredictedFrameIsNoKeyFrame() {
        byte[] b = hex("e8 8123 01 44 00");

        assertThat(Vp9Payload.parse(b, 0, b.length, fields)).isTrue();
        assertThat(fields.keyFrameStart).isFalse();
    }

    // RFC 6184 sections 5.6 to 5.8; ITU-T H.264 section 7.3.3
    @ParameterizedTest
    @CsvSource({
        "67 42,                              true,  true,  SPS",
        "65 88,                              true,  false, IDR",
        "65 48,                              false, false, second slice of an IDR",
        "65,                                 false, false, IDR without slice",
        "41 9a,                              false, false, slice",
        "78 0002 6742 0002 68ce,             true,  true,  STAP-A with SPS",
        "78 0002 6742 0002 68ce 0002 6588,   true,  true,  STAP-A with SPS and IDR",
        "78 0002 0600 0002 6588,             true,  false, STAP-A with IDR",
        "78 0002 0600 0002 6548,             false, false, STAP-A with the second slice of an IDR",
        "78 0001 65 88,                      false, false, STAP-A with an IDR without slice",
        "78 0002 4142 0002 0600,             false, false, STAP-A without",
        "7c 85 88,                           true,  false, first fragment of an IDR",
        "7c 85 48,                           false, false, first fragment of the second slice of an IDR",
        "7c 85,                              false, false, fragment without slice",
        "7c 05 88,                           false, false, later fragment of an IDR",
        "7c 81 88,                           false, false, first fragment of a slice",
    })
    void h264KeyFrameIsFoundByNalTypes(String payload, boolean start, boolean parameterSets, String why) {
        byte[] b = hex(payload);

        assertThat(H264Payload.parse(b, 0, b.length, fields)).isTrue();
        assertThat(fields.keyFrameStart).as(why).isEqualTo(start);
        assertThat(fields.parameterSets).as(why).isEqualTo(parameterSets);
    }

    @Test
    void av1KeyFrameAndFrameNumber() {
        byte[] b = hex("c0 0102 18 0a");

        assertThat(Av1Payload.parse(b, 3, 2, 0, 3, fields)).isTrue();
        assertThat(fields.keyFrameStart).isTrue();
        assertThat(fields.pictureId).isEqualTo(0x0102);
        assertThat(fields.pictureIdBits).isEqualTo(16);
    }

    @ParameterizedTest
    @CsvSource({"7, 0x1ff, 7f", "15, 0x8001, 8001", "15, 0x7fff, ffff", "16, 0x18001, 8001"})
    void pictureIdIsWrittenInItsWidth(int bits, String value, String expected) {
        byte[] b = new byte[2];

        PictureFields.setPictureId(b, 0, bits, Integer.decode(value));

        assertThat(HexFormat.of().formatHex(b)).startsWith(expected);
    }
}
