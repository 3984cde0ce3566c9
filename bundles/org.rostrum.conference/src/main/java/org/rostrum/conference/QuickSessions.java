// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.identity.Identity;

/**
 * Sessions that begin with people instead of a planned conference, and people who are called into sessions that run; an OSGi service. The
 * conference of such a session is in no list and goes with it; its history stays. Stages as in {@link SessionDirectory}. Thread-safe.
 */
@ProviderType
public interface QuickSessions {

    /**
     * Begins a session that only these people may join.
     *
     * @return fails with a code of the licence; nothing is left then
     */
    CompletionStage<SessionView> open(Start start, Identity by);

    /**
     * Calls a further person into a running session, so that he counts as listed; an account's second call changes nothing. A one-to-one
     * call becomes a conference by a third person, without a break for the two.
     *
     * @return fails with {@code sessionNotFound}, {@code forbidden} where he does not moderate, or a code of the licence
     */
    CompletionStage<Void> invite(ConferenceId id, Invitation person, Identity by);

    /** Whether {@link #invite} would let him: he moderates there. For whoever rings before he invites. Never blocks. */
    boolean mayInvite(ConferenceId id, Identity by);

    /** Ends a session; nothing happens if none runs. */
    CompletionStage<Void> end(ConferenceId id, SessionEnd cause);

    /** Whether this session is a one-to-one call still. Never blocks. */
    boolean isCall(ConferenceId id);

    /**
     * What to begin.
     *
     * @param people everybody, the owner among them
     * @param call   for two, one-to-one (00/R-7); else a quick conference
     */
    record Start(String topic, AccountKey owner, List<Invitation> people, boolean call) {
        public Start {
            people = List.copyOf(people);
        }
    }
}
