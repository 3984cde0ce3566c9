// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.nio.ByteBuffer;

/** What the first bytes of a connection look like. Pure functions; buffers are not moved. */
final class FirstBytes {

    /** RFC 8489 section 5: in bytes 4 to 7 of each message. */
    private static final int MAGIC_COOKIE = 0x2112A442;

    private FirstBytes() {}

    /** HTTP methods are upper-case letters (RFC 9110 section 9.1 lets more be, nobody uses it). */
    static boolean looksLikeHttp(ByteBuffer first) {
        byte b = first.get(first.position());
        return b >= 'A' && b <= 'Z';
    }

    /** STUN as it is: TURN over TCP (RFC 8656 section 3.1). */
    static boolean looksLikeTurn(ByteBuffer first) {
        return cookieAt(first, 4);
    }

    /** STUN behind a length of two bytes (RFC 4571): ICE-TCP (RFC 6544). */
    static boolean looksLikeIceTcp(ByteBuffer first) {
        return cookieAt(first, 6);
    }

    private static boolean cookieAt(ByteBuffer first, int offset) {
        if (first.remaining() < offset + 4) {
            return false;
        }
        int at = first.position() + offset;
        return ((first.get(at) & 0xff) << 24 | (first.get(at + 1) & 0xff) << 16 | (first.get(at + 2) & 0xff) << 8 | first.get(at + 3) & 0xff)
                == MAGIC_COOKIE;
    }
}
