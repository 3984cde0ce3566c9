// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

/** Which protocol a datagram belongs to, by its first octets (RFC 7983 section 7, RFC 5761 section 4). */
enum Demux {
    STUN,
    DTLS,
    RTP,
    RTCP,
    UNKNOWN;

    static Demux of(byte[] packet, int offset, int length) {
        int first = packet[offset] & 0xff;
        if (first < 4) {
            return STUN;
        }
        if (first >= 20 && first <= 63) {
            return DTLS;
        }
        if (first < 128 || first > 191 || length < 2) {
            return UNKNOWN;
        }
        int type = packet[offset + 1] & 0xff;
        return type >= 192 && type <= 223 ? RTCP : RTP;
    }
}
