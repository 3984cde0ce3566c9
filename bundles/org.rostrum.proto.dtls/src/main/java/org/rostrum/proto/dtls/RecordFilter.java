// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.dtls;

/**
 * Says which datagrams may reach the record layer once keys are in place. A record that cannot even hold its nonce and tag makes
 * BouncyCastle close the association, so that one forged datagram would end a meeting; RFC 6347 section 4.1.2.7 wants invalid
 * records discarded, and this does it before the library sees them.
 *
 * <pre>
 * | type (8) | version (16) | epoch (16) | sequence number (48) | length (16) | fragment |
 * </pre>
 */
final class RecordFilter {

    private static final int HEADER = 13;
    /** Explicit nonce and tag of AES-GCM (RFC 5288 section 3), the only ciphers that we agree to. */
    private static final int MIN_PROTECTED = 8 + 16;
    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;

    private RecordFilter() {}

    /** Whether all records of a datagram may pass: protected alerts and handshake, or the peer's repeated plain flight. */
    static boolean passes(byte[] datagram) {
        int at = 0;
        while (at < datagram.length) {
            if (datagram.length - at < HEADER) {
                return false;
            }
            int length = u16(datagram, at + 11);
            boolean plain = u16(datagram, at + 3) == 0;
            int type = datagram[at];
            boolean known = type == HANDSHAKE || type == (plain ? CHANGE_CIPHER_SPEC : ALERT);
            if (!known || length > datagram.length - at - HEADER || !plain && length < MIN_PROTECTED) {
                return false;
            }
            at += HEADER + length;
        }
        return true;
    }

    private static int u16(byte[] b, int at) {
        return (b[at] & 0xff) << 8 | b[at + 1] & 0xff;
    }
}
