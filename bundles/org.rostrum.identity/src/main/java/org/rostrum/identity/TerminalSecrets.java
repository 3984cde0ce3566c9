// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

/**
 * What a SIP or H.323 device proves that it knows instead of sending a password (00/R-52); made when a password is set and kept
 * sealed. Equivalent to the password for whoever holds it: never logged, never on a wire.
 *
 * @param md5    HA1 of RFC 2617 in hexadecimal: MD5(login:realm:password)
 * @param sha256 HA1 of RFC 7616 in hexadecimal: SHA-256(login:realm:password)
 * @param h235   shared secret of ITU-T H.235.1 in hexadecimal: SHA-1(password)
 */
public record TerminalSecrets(String md5, String sha256, String h235) {

    /** The realm, the same for ever on every server, so that renaming a server locks no device out (00/R-52). */
    public static final String REALM = "rostrum";

    @Override
    public String toString() {
        return "TerminalSecrets[…]";
    }
}
