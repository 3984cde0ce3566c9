// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.SessionId;

/**
 * What became of a call, as far as it has become something. Immutable.
 *
 * @param conference what to join; null until there is something
 * @param session    its session; null for invitations, whose session is another's affair
 * @param acceptedAt null while nobody has it
 * @param endedAt    null until it has ended
 */
record CallRun(@Nullable ConferenceId conference, @Nullable SessionId session, @Nullable Instant acceptedAt, @Nullable Instant endedAt) {

    /** Of a call that rings. @param into the conference that people are called into; null for calls */
    static CallRun into(@Nullable ConferenceId into) {
        return new CallRun(into, null, null, null);
    }

    CallRun became(ConferenceId where, @Nullable SessionId run) {
        return new CallRun(where, run, acceptedAt, endedAt);
    }

    CallRun accepted(@Nullable Instant at) {
        return new CallRun(conference, session, at, endedAt);
    }

    CallRun ended(Instant at) {
        return new CallRun(conference, session, acceptedAt, at);
    }
}
