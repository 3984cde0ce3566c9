// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) with its parameters inside the stored text, {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}. Immutable.
 *
 * @param memoryKib  memory, KiB
 * @param iterations passes over it
 * @param lanes      degree of parallelism
 */
record Argon2(int memoryKib, int iterations, int lanes) {

    /** First choice of the OWASP password storage cheat sheet that fits a small host. */
    static final Argon2 RECOMMENDED = new Argon2(19_456, 2, 1);

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern PHC =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,8}),t=(\\d{1,3}),p=(\\d{1,3})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return prefix() + encode(salt) + "$" + encode(derive(password, salt, HASH_BYTES));
    }

    /** Whether {@code stored} has these parameters. */
    boolean made(String stored) {
        return stored.startsWith(prefix());
    }

    /** Compares in constant time, with the parameters that {@code stored} names. False where it is no Argon2id text. */
    static boolean matches(String stored, String password) {
        Matcher matcher = PHC.matcher(stored);
        if (!matcher.matches()) {
            return false;
        }
        Argon2 parameters = new Argon2(number(matcher, 1), number(matcher, 2), number(matcher, 3));
        byte[] expected = Base64.getDecoder().decode(matcher.group(5));
        byte[] actual = parameters.derive(password, Base64.getDecoder().decode(matcher.group(4)), expected.length);
        return MessageDigest.isEqual(expected, actual);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private String prefix() {
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + iterations + ",p=" + lanes + "$";
    }

    private byte[] derive(String password, byte[] salt, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(iterations)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
