// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.util.Optional;
import org.rostrum.conference.Conference;
import org.rostrum.conference.Invitation;
import org.rostrum.conference.ParticipantRole;

/** Whose role is which. Pure. */
final class Roles {

    private Roles() {}

    /**
     * 10/PR-6: the owner gets his rights by himself; 10/PR-8: an operator moderates whatever was given or taken before; else a role
     * given in the session stays with the person.
     */
    static ParticipantRole of(Conference conference, Crowd crowd, Person person, boolean operator) {
        if (person.accountKey() != null && conference.owner().equals(person.accountKey())) {
            return ParticipantRole.OWNER;
        }
        if (operator) {
            return ParticipantRole.MODERATOR;
        }
        ParticipantRole given = crowd.standing(person.key()).given();
        if (given != null) {
            return given;
        }
        boolean moderator = invitation(conference, person).map(Invitation::moderator).orElse(false);
        return moderator ? ParticipantRole.MODERATOR : ParticipantRole.PARTICIPANT;
    }

    static Optional<Invitation> invitation(Conference conference, Person person) {
        return person.accountKey() == null
                ? Optional.empty()
                : conference.invitations().stream().filter(i -> person.accountKey().equals(i.account())).findFirst();
    }
}
