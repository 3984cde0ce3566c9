// SPDX-License-Identifier: Apache-2.0
package org.rostrum.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.rostrum.proto.rtp.Av1Payload;
import org.rostrum.proto.rtp.H264Payload;
import org.rostrum.proto.rtp.PictureFields;
import org.rostrum.proto.rtp.Vp8Payload;
import org.rostrum.proto.rtp.Vp9Payload;

/** Payload descriptors (RFC 7741, RFC 9628, RFC 6184, AV1). What is found lies inside, and can be rewritten there. */
class PayloadFuzz {

    private static final int BEFORE = 7;

    @FuzzTest(maxDuration = "10m")
    void vp8(byte[] data) {
        byte[] packet = shifted(data);
        PictureFields fields = new PictureFields();
        if (Vp8Payload.parse(packet, BEFORE, data.length, fields)) {
            rewrite(packet, fields);
            PictureFields again = new PictureFields();
            assertThat(Vp8Payload.parse(packet, BEFORE, data.length, again)).isTrue();
            assertThat(again.pictureIdBits).isEqualTo(fields.pictureIdBits);
        }
    }

    @FuzzTest(maxDuration = "10m")
    void vp9(byte[] data) {
        byte[] packet = shifted(data);
        PictureFields fields = new PictureFields();
        if (Vp9Payload.parse(packet, BEFORE, data.length, fields)) {
            rewrite(packet, fields);
        }
    }

    @FuzzTest(maxDuration = "10m")
    void h264(byte[] data) {
        H264Payload.parse(shifted(data), BEFORE, data.length, new PictureFields());
    }

    /** The first octet says how long the dependency descriptor in front of the payload is. */
    @FuzzTest(maxDuration = "10m")
    void av1(byte[] data) {
        if (data.length < 2) {
            return;
        }
        int descriptor = Math.min(data[0] & 0xff, data.length - 1);
        PictureFields fields = new PictureFields();
        if (Av1Payload.parse(data, 1 + descriptor, data.length - 1 - descriptor, 1, descriptor, fields)) {
            assertThat(fields.temporalId).isBetween(-1, 7);
        }
    }

    /** Not at the beginning of its array, as in the product. */
    private static byte[] shifted(byte[] data) {
        byte[] packet = new byte[BEFORE + data.length];
        System.arraycopy(data, 0, packet, BEFORE, data.length);
        return packet;
    }

    private static void rewrite(byte[] packet, PictureFields fields) {
        assertThat(fields.width).isBetween(0, 0xffff + 1);
        assertThat(fields.height).isBetween(0, 0xffff + 1);
        if (fields.pictureIdAt >= 0) {
            assertThat(fields.pictureIdAt + (fields.pictureIdBits > 8 ? 2 : 1)).isLessThanOrEqualTo(packet.length);
            PictureFields.setPictureId(packet, fields.pictureIdAt, fields.pictureIdBits, fields.pictureId + 1);
        }
        if (fields.tl0At >= 0) {
            assertThat(fields.tl0At).isLessThan(packet.length);
        }
    }
}
