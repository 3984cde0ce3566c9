// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.rostrum.conference.history.PastInvite;

/** Somebody who was invited to a call; contract 61 section 14, 60/HS-5. */
@Schema(description = "Somebody who was invited to a call.")
record CallInviteDto(
        @Schema(description = "As he was listed: account or another call string.") String callId,
        @Schema(description = "Who invited him; name of the server: it did, as the call began.") String invitedBy,
        LogTime time,
        @Schema(description = "Whether he has been there.") boolean accepted,
        @Schema(description = "Ours: empty if none was told.") String displayName) {

    /** Part of the invites. */
    record ListBody(@Schema(description = "How many there are on all pages.") int cnt, List<CallInviteDto> list) {}

    static CallInviteDto of(PastInvite invite, String server) {
        return new CallInviteDto(invite.recipient(), invite.invitedBy().isEmpty() ? server : invite.invitedBy(), LogTime.of(invite.at()),
                invite.accepted(), invite.displayName());
    }
}
