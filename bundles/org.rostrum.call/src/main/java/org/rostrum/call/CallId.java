// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call;

import java.security.SecureRandom;
import java.util.HexFormat;

/** One attempt to call, taken or not: 32 lower-case hex digits, not to be guessed. */
public record CallId(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    public CallId {
        if (!value.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("32 hex digits");
        }
    }

    public static CallId random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new CallId(HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return value;
    }
}
