// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.sdp;

import java.util.Locale;

/** Direction of a media section as its author sees it (RFC 8866 section 6.7). */
public enum Direction {
    SENDRECV,
    SENDONLY,
    RECVONLY,
    INACTIVE;

    /** The attribute's name. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean sends() {
        return this == SENDRECV || this == SENDONLY;
    }
}
