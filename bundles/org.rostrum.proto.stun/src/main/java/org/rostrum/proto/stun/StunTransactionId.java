// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.stun;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/** The 96 bits that pair a response with its request. */
public record StunTransactionId(int high, long low) {

    static final int LENGTH = 12;

    /** A new one; the source must be cryptographic (RFC 8489 section 5). */
    public static StunTransactionId random(SecureRandom random) {
        return new StunTransactionId(random.nextInt(), random.nextLong());
    }

    static StunTransactionId read(byte[] buffer, int offset) {
        ByteBuffer view = ByteBuffer.wrap(buffer, offset, LENGTH);
        return new StunTransactionId(view.getInt(), view.getLong());
    }

    void write(ByteBuffer out) {
        out.putInt(high).putLong(low);
    }
}
