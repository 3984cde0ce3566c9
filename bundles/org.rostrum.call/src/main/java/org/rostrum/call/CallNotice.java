// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;
import org.rostrum.base.id.AccountKey;

/**
 * Whiteboard service: learns that somebody is called, so that he can be told where no page of his is open (push). Called on a pool
 * thread, for each call in order, without locks; may block for a short while, what takes long is handed over.
 */
@ConsumerType
public interface CallNotice {

    /**
     * A person is being called, or invited to a conference; asked for everybody, connected or not. Returns at once: what takes long is
     * handed over.
     *
     * @return whether it will reach him where no page of his is open, such as a subscribed push; if nobody says so and he has no device,
     *     the caller is told that he is not available
     */
    boolean ringing(Ring ring);

    /** Nobody is to be rung any more: taken, refused, given up, or missed. */
    void over(Ring ring, Outcome outcome);

    /**
     * One person who is rung.
     *
     * @param id        of the call, the same in both calls of this interface; a group call has one for all of its people
     * @param account   who is rung
     * @param caller    account ID or address of the caller, for people
     * @param callerName display name of the caller
     * @param title     topic of the conference, for invitations; null for one-to-one calls
     * @param at        when it began to ring
     */
    record Ring(String id, AccountKey account, String caller, String callerName, @Nullable String title, Instant at) {}

    /** What became of the ringing for this person. */
    enum Outcome {
        /** Accepted on one of his devices. */
        ACCEPTED,
        /** Refused by himself. */
        REJECTED,
        /** Somebody else of the group took it. */
        ELSEWHERE,
        /** He has missed it: no answer, the caller gave up, he was busy or not there. */
        MISSED
    }
}
