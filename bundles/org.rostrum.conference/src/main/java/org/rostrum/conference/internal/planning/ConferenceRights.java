// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.planning;

import org.rostrum.base.id.AccountKey;
import org.rostrum.conference.Access;
import org.rostrum.conference.Conference;
import org.rostrum.conference.Invitation;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.Identity;

/** Who may do what with a stored conference. Pure. */
public final class ConferenceRights {

    private ConferenceRights() {}

    /** Owner, listed people, administrators of both roles and applications (61/AO-19, 10/AR-2); public ones: anybody signed in. */
    public static boolean maySee(Conference conference, Identity by) {
        if (by instanceof Identity.User user) {
            return conference.access() == Access.PUBLIC || owns(conference, user) || listed(conference, user.key(), false);
        }
        return observes(by);
    }

    /** Reads everything, whoever's it is (61/AO-19, 10/AR-2). */
    public static boolean observes(Identity by) {
        return by instanceof Identity.Administrator || by instanceof Identity.Application;
    }

    /** Run, stop, change and delete. */
    public static boolean mayManage(Conference conference, Identity by) {
        return administers(by) || by instanceof Identity.User user && owns(conference, user);
    }

    /** Run and stop: moderators of the list too, unless it is nobody's (00/R-86). */
    public static boolean mayRun(Conference conference, Identity by) {
        return mayManage(conference, by) || !conference.ownerless() && by instanceof Identity.User user && listed(conference, user.key(), true);
    }

    /** The administrators' role for everything but security (00/R-10); applications of their own right (61/AO-19). */
    public static boolean administers(Identity by) {
        return by instanceof Identity.Application
                || by instanceof Identity.Administrator administrator && administrator.roles().contains(AdminRole.ADMIN);
    }

    private static boolean owns(Conference conference, Identity.User user) {
        return conference.owner().equals(user.key());
    }

    private static boolean listed(Conference conference, AccountKey account, boolean asModerator) {
        return conference.invitations().stream()
                .filter(invitation -> account.equals(invitation.account()))
                .anyMatch(asModerator ? Invitation::moderator : invitation -> true);
    }
}
