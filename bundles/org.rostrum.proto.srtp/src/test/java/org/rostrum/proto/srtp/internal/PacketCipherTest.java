// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.srtp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of RFC 3711 appendix B and RFC 7714 sections 16 and 17, which start from session keys, and of libsrtp's own tests. */
class PacketCipherTest {

    private static final String KEY_128 = "000102030405060708090a0b0c0d0e0f";
    private static final String KEY_256 = KEY_128 + "101112131415161718191a1b1c1d1e1f";
    private static final byte[] SALT = hex("517569642070726f2071756f");
    private static final String RTP =
            "8040f17b8041f8d35501a0b247616c6c696120657374206f6d6e69732064697669736120696e207061727465732074726573";
    private static final String RTCP =
            "81c8000d4d6172734e5450314e545032525450200000042a0000e9304c756e61deadbeefdeadbeefdeadbeefdeadbeefdeadbeef";
    private static final int RTCP_INDEX = 0x5d4;

    @Test
    void keyDerivation() { // RFC 3711 appendix B.3
        byte[] key = hex("E1F97A0D3E018BE0D64FA32C06DE4139");
        byte[] salt = hex("0EC675AD498AFEEBB6960B3AABE6");
        assertThat(SessionKeys.prf(key, salt, 0, 16)).isEqualTo(hex("C61E7A93744F39EE10734AFE3FF7A087"));
        assertThat(SessionKeys.prf(key, salt, 1, 94)).isEqualTo(hex("CEBE321F6FF7716B6FD4AB49AF256A156D38BAA48F0A0ACF3C34E2359E6CDBCE"
                + "E049646C43D9327AD175578EF72270986371C10C9A369AC2F94A8C5FBCDDDC256D6E919A48B610EF17C2041E47403576"
                + "6B68642C59BBFC2F34DB60DBDFB2"));
        assertThat(SessionKeys.prf(key, salt, 2, 14)).isEqualTo(hex("30CBBC08863D8C85D49DB34A9AE1"));
    }

    @Test
    void counterModeKeyStream() { // RFC 3711 appendix B.2: SSRC, roll-over counter and sequence number are zero
        SessionKeys keys = new SessionKeys(hex("2B7E151628AED2A6ABF7158809CF4F3C"), new byte[20], hex("F0F1F2F3F4F5F6F7F8F9FAFBFCFD"));
        byte[] packet = new byte[12 + 48 + 10];
        packet[0] = (byte) 0x80;
        new CounterModeCipher(keys, keys, 10).sealRtp(packet, 0, 60, 12, 0, 0, packet, 0);
        assertThat(Arrays.copyOfRange(packet, 12, 60))
                .isEqualTo(hex("E03EAD0935C95E80E166B16DD92B4EB4D23513162B02D0F72A43A2FE4A5F97AB41E95B3BB0A2E8DD477901E4FCA894C0"));
    }

    @ParameterizedTest
    @CsvSource({
        KEY_128 + ",f24de3a3fb34de6cacba861c9d7e4bcabe633bd50d294e6f42a5f47a51c7d19b36de3adf8833899d7f27beb16a9152cf765ee4390cce",
        KEY_256 + ",32b1de78a822fe12ef9f78fa332e33aab18012389a58e2f3b50b2a0276ffae0f1ba63799b87b7aa3db36dfffd6b0f9bb7878d7a76c13"
    })
    void gcmRtp(String key, String encrypted) { // RFC 7714 sections 16.1 and 16.2
        GcmCipher cipher = gcm(key);
        byte[] plain = hex(RTP);
        byte[] expected = hex(RTP.substring(0, 24) + encrypted);
        byte[] out = new byte[plain.length + 16];
        assertThat(cipher.sealRtp(plain, 0, plain.length, 12, 0x5501a0b2, 0xf17b, out, 0)).isEqualTo(out.length);
        assertThat(out).isEqualTo(expected);

        assertThat(cipher.openRtp(out, 0, out.length, 12, 0x5501a0b2, 0xf17b, out, 0)).isEqualTo(plain.length);
        assertThat(Arrays.copyOf(out, plain.length)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({
        KEY_128 + ",63e94885dcdab67ca727d7662f6b7e997ff5c0f76c06f32dc676a5f1730d6fda"
                + "4ce09b4686303ded0bb9275bc84aa45896cf4d2fc5abf87245d9eade800005d4",
        KEY_256 + ",d50ae4d1f5ce5d304ba297e47d470c282c3ece5dbffe0a50a2eaa5c1110555be"
                + "8415f658c61de0476f1b6fad1d1eb30c4446839f57ff6f6cb26ac3be800005d4"
    })
    void gcmRtcp(String key, String encrypted) { // RFC 7714 sections 17.1 and 17.2
        GcmCipher cipher = gcm(key);
        byte[] plain = hex(RTCP);
        byte[] out = new byte[plain.length + 20];
        assertThat(cipher.sealRtcp(plain, 0, plain.length, 0x4d617273, RTCP_INDEX, out, 0)).isEqualTo(out.length);
        assertThat(out).isEqualTo(hex(RTCP.substring(0, 16) + encrypted));

        int trailer = Bytes.i32(out, cipher.trailerOffset(out.length));
        assertThat(cipher.openRtcp(out, 0, out.length, 0x4d617273, trailer, out, 0)).isEqualTo(plain.length);
        assertThat(Arrays.copyOf(out, plain.length)).isEqualTo(plain);
    }

    @Test
    void gcmRtcpWithoutEncryption() { // RFC 7714 section 17.3
        byte[] in = hex(RTCP + "841dd9683dd78ec92ae58790125f62b3000005d4");
        assertThat(gcm(KEY_128).openRtcp(in, 0, in.length, 0x4d617273, RTCP_INDEX, in, 0)).isEqualTo(in.length - 20);
        assertThat(Arrays.copyOf(in, in.length - 20)).isEqualTo(hex(RTCP));
    }

    private static GcmCipher gcm(String key) {
        SessionKeys keys = new SessionKeys(hex(key), new byte[20], SALT);
        return new GcmCipher(keys, keys);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.toLowerCase());
    }
}
