// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;

/**
 * The stored conference (40 section 1). Immutable.
 *
 * @param topic            1 to 240 characters (00/R-46)
 * @param description      empty if none; plain text, at most 20,000 characters
 * @param invitations      listed people, owner included
 * @param uninvitedAllowed internal conferences: people of this server who are not listed may join (40/AC-1)
 */
public record Conference(
        ConferenceId id,
        String topic,
        String description,
        AccountKey owner,
        Access access,
        ConferenceMode mode,
        LaunchType launchType,
        List<Invitation> invitations,
        boolean uninvitedAllowed,
        List<String> tags,
        Instant createdAt,
        Instant changedAt) {

    /** Owner of a conference whose owner's account was deleted without an heir (00/R-86): nobody's. */
    public static final AccountKey NOBODY = new AccountKey(new UUID(0, 0));

    public Conference {
        invitations = List.copyOf(invitations);
        tags = List.copyOf(tags);
    }

    /** Whether it is nobody's; then only administrators can start it. */
    public boolean ownerless() {
        return owner.equals(NOBODY);
    }
}
