// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.ice;

import java.security.SecureRandom;

/**
 * User fragment and password of one side for one ICE generation. The text form hides the password.
 *
 * @see "RFC 8445 section 5.3 (at least 24 and 128 random bits)"
 */
public record IceCredentials(String ufrag, String password) {

    private static final String ICE_CHARS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int UFRAG_CHARS = 8;
    private static final int PASSWORD_CHARS = 24;

    /** New ones: 48 bits of fragment, because it also routes packets on a shared port, and 144 of password. */
    public static IceCredentials random(SecureRandom random) {
        return new IceCredentials(text(random, UFRAG_CHARS), text(random, PASSWORD_CHARS));
    }

    private static String text(SecureRandom random, int length) {
        StringBuilder out = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            out.append(ICE_CHARS.charAt(random.nextInt(ICE_CHARS.length())));
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return "IceCredentials[" + ufrag + "]";
    }
}
