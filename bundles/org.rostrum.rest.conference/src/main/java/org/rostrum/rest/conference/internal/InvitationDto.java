// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.rostrum.base.id.AccountKey;
import org.rostrum.conference.Invitation;
import org.rostrum.identity.Account;

/** A listed person; contract 61 section 12. */
@Schema(description = "A listed person.")
record InvitationDto(
        @Schema(description = "Login of an account here, or what stands for it where IDs are hidden; else the address.") String id, String displayName, boolean isModerator) {

    /** @param accounts those that exist of the invited ones */
    static InvitationDto of(Invitation invitation, Map<AccountKey, Account> accounts, Sight sight) {
        Account account = invitation.account() == null ? null : accounts.get(invitation.account());
        String id = account == null ? invitation.address() : sight.id(account).login();
        String name = invitation.displayName().isEmpty() && account != null ? account.displayName() : invitation.displayName();
        return new InvitationDto(id, name, invitation.moderator());
    }
}
