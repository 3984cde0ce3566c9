// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.stun;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/** Keys for MESSAGE-INTEGRITY. Names and passwords are expected to be prepared by the caller (OpaqueString, RFC 8265). */
public final class StunKeys {

    private StunKeys() {}

    /** Short-term credentials, as ICE uses them (RFC 8489 section 9.1.1). */
    public static byte[] shortTerm(String password) {
        return password.getBytes(StandardCharsets.UTF_8);
    }

    /** Long-term credentials, as TURN uses them (RFC 8489 section 9.2.2). */
    public static byte[] longTerm(String username, String realm, String password) {
        try {
            String text = username + ":" + realm + ":" + password;
            return MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the Java platform lacks MD5", e);
        }
    }
}
