// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net;

/** Why a datagram went no further. */
public enum DropReason {
    /** Empty, or longer than 2,048 octets. */
    LENGTH,
    /** The first octet belongs to no protocol of this port (RFC 7983). */
    UNKNOWN_KIND,
    /** DTLS or media from an address that has passed no check. */
    STRANGER,
    /** Looks like STUN but is not well-formed. */
    MALFORMED_STUN,
    /** A check for a user fragment that nobody has. */
    UNKNOWN_UFRAG,
    /** A check with a wrong password while it is not decided yet which worker gets the transport. */
    BAD_CHECK,
    /** A refusal that was not sent, because this source gets too many. */
    BRAKED,
    /** DTLS beyond what the handshake takes, or of no use to it. */
    DTLS_OVERFLOW,
    /** Media before the handshake was done, in either direction. */
    NOT_CONNECTED,
    /** Wrong SRTP tag. */
    AUTH_FAILED,
    /** Seen before, or too old. */
    REPLAYED,
    /** Media that is not RTP or RTCP, in either direction. */
    MALFORMED_MEDIA,
    /** The socket takes no more at the moment. */
    SEND_OVERFLOW,
    /** Too many packets wait to be handed to another worker. */
    HANDOVER_OVERFLOW,
    /** The socket refused a packet. */
    SEND_FAILED
}
