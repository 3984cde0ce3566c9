// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SrtpTest {

    private static final int SSRC = 0xcafebabe;

    @Test
    void libsrtpReferencePackets() { // from master keys, libsrtp's srtp_driver
        check(SrtpProfile.AES128_CM_HMAC_SHA1_80, "e1f97a0d3e018be0d64fa32c06de4139", "0ec675ad498afeebb6960b3aabe6",
                "4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb");
        check(SrtpProfile.AEAD_AES_128_GCM, "000102030405060708090a0b0c0d0e0f", "a0a1a2a3a4a5a6a7a8a9aaab",
                "c5002ede04cfdd2eb91159e0880aa06ed2976826f796b201df3131a127e8a392");
    }

    private static void check(SrtpProfile profile, String key, String salt, String expected) {
        byte[] plain = hex("800f1234decafbadcafebabe" + "ab".repeat(16));
        SrtpKeys keys = new SrtpKeys(hex(key), hex(salt));
        byte[] out = new byte[64];
        SrtpSender sender = new SrtpSender(profile, keys, 4);
        assertThat(sender.protectRtp(plain, 0, plain.length, out, 0)).isEqualTo(SrtpStatus.OK);
        assertThat(Arrays.copyOfRange(out, 12, sender.length())).isEqualTo(hex(expected));
        SrtpReceiver receiver = new SrtpReceiver(profile, keys, 4);
        assertThat(receiver.unprotectRtp(out, 0, sender.length(), out, 0)).isEqualTo(SrtpStatus.OK);
        assertThat(Arrays.copyOf(out, receiver.length())).isEqualTo(plain);
    }

    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void streamsSurviveRollOverReorderingAndLoss(SrtpProfile profile) { // RFC 3711 section 3.3.1
        Pair pair = new Pair(profile);
        Random random = new Random(3711);
        for (int ssrc = 1; ssrc <= 3; ssrc++) {
            for (int n = 65_000; n < 65_000 + 140_000; n += 1 + random.nextInt(40)) {
                int even = n & ~1;
                // two neighbours swapped, also across the roll-over
                assertThat(pair.pass(ssrc, even + 1)).isEqualTo(SrtpStatus.OK);
                assertThat(pair.pass(ssrc, even)).isEqualTo(SrtpStatus.OK);
                n = even + 1;
            }
        }
    }

    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void replayedAndForgedPacketsAreDropped(SrtpProfile profile) {
        Pair pair = new Pair(profile);
        byte[] packet = pair.protect(SSRC, 100);
        assertThat(pair.open(packet.clone())).isEqualTo(SrtpStatus.OK);
        assertThat(pair.open(packet.clone())).isEqualTo(SrtpStatus.REPLAYED);

        byte[] forged = pair.protect(SSRC, 101);
        for (int at : new int[] {4, 15, forged.length - 1}) {
            byte[] changed = forged.clone();
            changed[at] ^= 1;
            assertThat(pair.open(changed)).as("octet %d", at).isEqualTo(SrtpStatus.AUTH_FAILED);
        }
        assertThat(pair.open(forged)).as("a forgery must not use up the index").isEqualTo(SrtpStatus.OK);

        assertThat(pair.pass(SSRC, 5_000)).isEqualTo(SrtpStatus.OK);
        byte[] old = new Pair(profile).protect(SSRC, 102);
        assertThat(pair.open(old)).isEqualTo(SrtpStatus.TOO_OLD);
    }

    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void rtcpIsEncryptedCountedAndProtectedFromReplay(SrtpProfile profile) {
        Pair pair = new Pair(profile);
        byte[] report = hex("81c80006cafebabe" + "ab".repeat(20));
        byte[] first = pair.protectRtcp(report);
        assertThat(HexFormat.of().formatHex(first)).doesNotContain("abababab");
        byte[] second = pair.protectRtcp(report);
        assertThat(second).isNotEqualTo(first);
        byte[] copy = first.clone();
        assertThat(pair.receiver.unprotectRtcp(copy, 0, copy.length, copy, 0)).isEqualTo(SrtpStatus.OK);
        assertThat(Arrays.copyOf(copy, pair.receiver.length())).isEqualTo(report);
        assertThat(pair.receiver.unprotectRtcp(second, 0, second.length, second, 0)).isEqualTo(SrtpStatus.OK);
        assertThat(pair.receiver.unprotectRtcp(first, 0, first.length, first, 0)).isEqualTo(SrtpStatus.REPLAYED);
        first[first.length - 1] ^= 0x40;
        assertThat(pair.receiver.unprotectRtcp(first, 0, first.length, first, 0)).isIn(SrtpStatus.AUTH_FAILED, SrtpStatus.REPLAYED);
    }

    @Test
    void neverTheSameNonceTwice() { // RFC 7714 section 5.1
        Pair pair = new Pair(SrtpProfile.AEAD_AES_128_GCM);
        byte[] packet = rtp(SSRC, 7, 20);
        byte[] out = new byte[100];
        assertThat(pair.sender.protectRtp(packet, 0, packet.length, out, 0)).isEqualTo(SrtpStatus.OK);
        assertThat(pair.sender.protectRtp(packet, 0, packet.length, out, 0)).isEqualTo(SrtpStatus.REPLAYED);
    }

    @Test
    void sourcesAreBounded() {
        Pair pair = new Pair(SrtpProfile.AEAD_AES_128_GCM);
        SrtpSender many = new SrtpSender(pair.profile, pair.keys, 1_000);
        byte[] out = new byte[100];
        for (int ssrc = 0; ssrc < 300; ssrc++) {
            byte[] packet = rtp(ssrc, 1, 20);
            assertThat(many.protectRtp(packet, 0, packet.length, out, 0)).isEqualTo(SrtpStatus.OK);
            assertThat(pair.receiver.unprotectRtp(out, 0, many.length(), out, 0)).isEqualTo(SrtpStatus.OK);
        }
        assertThat(pair.receiver.evictions()).isEqualTo(300 - 16);
        for (int ssrc = 0; ssrc < 16; ssrc++) {
            byte[] packet = rtp(ssrc, 1, 20);
            assertThat(pair.sender.protectRtp(packet, 0, packet.length, out, 0)).isEqualTo(SrtpStatus.OK);
        }
        byte[] packet = rtp(99, 1, 20);
        assertThat(pair.sender.protectRtp(packet, 0, packet.length, out, 0)).isEqualTo(SrtpStatus.TOO_MANY_SOURCES);
    }

    @Test
    void smallOutputsAndWrongKeysAreRefused() {
        Pair pair = new Pair(SrtpProfile.AEAD_AES_128_GCM);
        byte[] packet = rtp(SSRC, 7, 20);
        assertThat(pair.sender.protectRtp(packet, 0, packet.length, new byte[packet.length + 15], 0)).isEqualTo(SrtpStatus.NO_ROOM);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SrtpSender(SrtpProfile.AEAD_AES_256_GCM, pair.keys, 1));
        assertThat(pair.keys.toString()).isEqualTo("SrtpKeys[redacted]");
    }

    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void headersWithSourcesAndExtensionsStayReadable(SrtpProfile profile) {
        Pair pair = new Pair(profile);
        byte[] packet = hex("92600001000000000000abcd" + "1111111122222222" + "bede0001" + "10ff0000" + "cc".repeat(30));
        byte[] out = new byte[200];
        assertThat(pair.sender.protectRtp(packet, 0, packet.length, out, 50)).isEqualTo(SrtpStatus.OK);
        int n = pair.sender.length();
        assertThat(Arrays.copyOfRange(out, 50, 78)).isEqualTo(Arrays.copyOf(packet, 28));
        byte[] plain = new byte[200];
        assertThat(pair.receiver.unprotectRtp(out, 50, n, plain, 20)).isEqualTo(SrtpStatus.OK);
        assertThat(Arrays.copyOfRange(plain, 20, 20 + pair.receiver.length())).isEqualTo(packet);
    }

    /** Random and truncated packets with plausible headers: a status, never an exception, never OK. */
    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void malformedInputNeverThrows(SrtpProfile profile) {
        Pair pair = new Pair(profile);
        Random random = new Random(7714);
        byte[] good = pair.protect(SSRC, 1);
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = new byte[random.nextInt(120)];
            random.nextBytes(bytes);
            if (bytes.length > 0 && random.nextInt(8) != 0) {
                bytes[0] = (byte) (0x80 | bytes[0] & 0x3f);
            }
            if (random.nextInt(4) == 0) {
                bytes = Arrays.copyOf(good, random.nextInt(good.length));
            }
            assertThat(pair.receiver.unprotectRtp(bytes, 0, bytes.length, bytes, 0)).isNotEqualTo(SrtpStatus.OK);
            assertThat(pair.receiver.unprotectRtcp(bytes, 0, bytes.length, bytes, 0)).isNotEqualTo(SrtpStatus.OK);
        }
        assertThat(pair.receiver.evictions()).as("forgeries leave nothing behind").isZero();
    }

    private static final class Pair {
        final SrtpProfile profile;
        final SrtpKeys keys;
        final SrtpSender sender;
        final SrtpReceiver receiver;
        private final byte[] out = new byte[2_000];

        Pair(SrtpProfile profile) {
            this.profile = profile;
            byte[] key = new byte[profile.keyLength()];
            Arrays.fill(key, (byte) 0x5a);
            this.keys = new SrtpKeys(key, new byte[profile.saltLength()]);
            this.sender = new SrtpSender(profile, keys, 16);
            this.receiver = new SrtpReceiver(profile, keys, 16);
        }

        byte[] protect(int ssrc, int sequence) {
            byte[] packet = rtp(ssrc, sequence, 60);
            assertThat(sender.protectRtp(packet, 0, packet.length, out, 0)).isEqualTo(SrtpStatus.OK);
            return Arrays.copyOf(out, sender.length());
        }

        byte[] protectRtcp(byte[] packet) {
            assertThat(sender.protectRtcp(packet, 0, packet.length, out, 0)).isEqualTo(SrtpStatus.OK);
            return Arrays.copyOf(out, sender.length());
        }

        SrtpStatus open(byte[] packet) {
            return receiver.unprotectRtp(packet, 0, packet.length, packet, 0);
        }

        SrtpStatus pass(int ssrc, int sequence) {
            return open(protect(ssrc, sequence));
        }
    }

    private static byte[] rtp(int ssrc, int sequence, int payload) {
        return ByteBuffer.allocate(12 + payload).putShort((short) 0x8060).putShort((short) sequence).putInt(0).putInt(ssrc).array();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
