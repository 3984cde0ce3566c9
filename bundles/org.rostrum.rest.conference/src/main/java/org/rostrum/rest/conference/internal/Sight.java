// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountId;
import org.rostrum.base.id.AccountKey;
import org.rostrum.conference.Participant;
import org.rostrum.identity.Account;
import org.rostrum.identity.Identity;
import org.rostrum.identity.ProfileField;
import org.rostrum.identity.VisibleFields;
import org.rostrum.identity.VisibleFields.Viewer;

/**
 * What somebody sees of the people of conferences (30/FLD-2): himself always, others as the switches say.
 *
 * @param user whoever asks, if that is an account; null: a guest, an administrator or a program
 * @param seen fields of others that he is shown
 */
record Sight(Identity.@Nullable User user, Set<ProfileField> seen) {

    static Sight of(Identity who, VisibleFields fields) {
        if (who instanceof Identity.User user) {
            return new Sight(user, fields.seenBy(Viewer.COLLEAGUE));
        }
        return new Sight(null, fields.seenBy(who instanceof Identity.Guest ? Viewer.GUEST : Viewer.OWNER));
    }

    /** By what he calls this account: its ID, or what stands for it. */
    AccountId id(Account account) {
        return isOwn(account.key()) ? account.id() : account.idFor(seen);
    }

    /** The ID of a participant; null for guests and where it is hidden. */
    @Nullable AccountId id(Participant participant) {
        AccountId id = participant.account();
        return seen.contains(ProfileField.ID) || user != null && user.id().equals(id) ? id : null;
    }

    private boolean isOwn(AccountKey account) {
        return user != null && user.key().equals(account);
    }
}
