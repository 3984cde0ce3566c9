// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.srtp;

import java.util.Arrays;
import java.util.Optional;

/** Protection profiles in the order of our preference: GCM costs about half of CM with HMAC. Names and ids as registered with IANA. */
public enum SrtpProfile {
    /** RFC 7714. */
    AEAD_AES_128_GCM(0x0007, 16, 12, 16),
    /** RFC 7714. */
    AEAD_AES_256_GCM(0x0008, 32, 12, 16),
    /** RFC 3711, RFC 5764. */
    AES128_CM_HMAC_SHA1_80(0x0001, 16, 14, 10);

    private static final int RTCP_INDEX = 4;

    private final int id;
    private final int keyLength;
    private final int saltLength;
    private final int tagLength;

    SrtpProfile(int id, int keyLength, int saltLength, int tagLength) {
        this.id = id;
        this.keyLength = keyLength;
        this.saltLength = saltLength;
        this.tagLength = tagLength;
    }

    /** Value in the {@code use_srtp} extension (RFC 5764 section 4.1.2, RFC 7714 section 14.2). */
    public int id() {
        return id;
    }

    /** Octets of the master key. */
    public int keyLength() {
        return keyLength;
    }

    /** Octets of the master salt. */
    public int saltLength() {
        return saltLength;
    }

    /** Octets that the authentication adds to a packet. */
    public int tagLength() {
        return tagLength;
    }

    /** Octets that a packet can grow by, RTCP included. */
    public int maxOverhead() {
        return tagLength + RTCP_INDEX;
    }

    public static Optional<SrtpProfile> byId(int id) {
        return Arrays.stream(values()).filter(profile -> profile.id == id).findFirst();
    }
}
