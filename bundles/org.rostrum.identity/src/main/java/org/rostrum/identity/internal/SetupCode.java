// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;

/** The one-time code of set-up, {@code ABCD-EFGH-JKMN}: letters that nobody takes for others, about 54 bits. Immutable. */
record SetupCode(String text) {

    private static final String LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int GROUPS = 3;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    static SetupCode random() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                text.append('-');
            }
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return new SetupCode(text.toString());
    }

    /** Whether somebody typed this code: case, spaces and hyphens do not matter; takes the same time for every wrong one. */
    boolean matches(String typed) {
        return MessageDigest.isEqual(bytes(text), bytes(typed));
    }

    private static byte[] bytes(String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "").getBytes(StandardCharsets.UTF_8);
    }
}
