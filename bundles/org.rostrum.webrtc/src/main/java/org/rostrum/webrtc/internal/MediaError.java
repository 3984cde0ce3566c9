// SPDX-License-Identifier: Apache-2.0
package org.rostrum.webrtc.internal;

import org.rostrum.base.error.ErrorCategory;
import org.rostrum.base.error.ErrorCode;

/** Why a media request was refused. */
enum MediaError implements ErrorCode {
    /** The connection has no seat. */
    NOT_SEATED("notSeated", ErrorCategory.CONFLICT),
    /** Media of this session go through the server; or the request is none for such a transport. */
    TRANSPORT_NOT_AVAILABLE("transportNotAvailable", ErrorCategory.CONFLICT),
    /** The other end of a direct transport has no connection now. */
    PEER_AWAY("participantAway", ErrorCategory.CONFLICT),
    /** No transport: {@code media.connect} comes first. */
    NOT_CONNECTED("mediaNotConnected", ErrorCategory.CONFLICT),
    /** The answer is to another offer than the last one. */
    STALE_REVISION("staleRevision", ErrorCategory.CONFLICT),
    /** The last offer has been answered. */
    ANSWER_NOT_EXPECTED("answerNotExpected", ErrorCategory.CONFLICT),
    /** Not a session description, or larger than we take. */
    SDP_MALFORMED("sdpMalformed", ErrorCategory.INVALID),
    /** ICE credentials, fingerprint or DTLS role are missing or not ours to take. */
    SDP_INCOMPLETE("sdpIncomplete", ErrorCategory.INVALID),
    /** A section of the offer has no section in the answer. */
    MID_MISSING("midMissing", ErrorCategory.INVALID),
    /** More slots than there can be, or one slot named twice. */
    SLOT_UNKNOWN("slotUnknown", ErrorCategory.INVALID);

    private final String code;
    private final ErrorCategory category;

    MediaError(String code, ErrorCategory category) {
        this.code = code;
        this.category = category;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public ErrorCategory category() {
        return category;
    }
}
