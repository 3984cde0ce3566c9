// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.floor;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.rostrum.proto.srtp.SrtpKeys;
import org.rostrum.proto.srtp.SrtpProfile;

/** Keys that both ends of the floor know without a handshake: made from the number of the client. Pure; worthless as secrets. */
final class FloorKeys {

    static final SrtpProfile PROFILE = SrtpProfile.AEAD_AES_128_GCM;
    private static final int BLOCK = 16;

    private FloorKeys() {}

    /** Master keys of one direction. */
    static SrtpKeys master(int client, boolean toServer) {
        Random random = new Random(client * 2L + (toServer ? 1 : 0));
        byte[] key = new byte[PROFILE.keyLength()];
        byte[] salt = new byte[PROFILE.saltLength()];
        random.nextBytes(key);
        random.nextBytes(salt);
        return new SrtpKeys(key, salt);
    }

    /** RFC 3711 section 4.3.1 for RTP: label 0 is the key, 2 the salt. */
    static byte[] session(SrtpKeys master, int label, int length) {
        byte[] input = Arrays.copyOf(master.salt(), BLOCK);
        input[7] ^= (byte) label;
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(master.key(), "AES"));
            return Arrays.copyOf(cipher.doFinal(input), length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES", e);
        }
    }
}
