// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.ConferenceMode;
import org.rostrum.conference.LaunchType;
import org.rostrum.conference.SessionEnd;

/**
 * One run of a conference, over or not (60/HI-1). Immutable.
 *
 * @param endedAt      null while it runs
 * @param cause        null while it runs
 * @param participants different people, so far
 * @param launchType   {@link LaunchType#CALL} for a one-to-one call (60/HI-3)
 */
public record PastSession(
        SessionId id, ConferenceId conference, String topic, AccountKey owner, ConferenceMode mode, Instant startedAt,
        @Nullable Instant endedAt, @Nullable SessionEnd cause, int participants, LaunchType launchType) {

    /** One of a room. */
    public PastSession(SessionId id, ConferenceId conference, String topic, AccountKey owner, ConferenceMode mode, Instant startedAt,
            @Nullable Instant endedAt, @Nullable SessionEnd cause, int participants) {
        this(id, conference, topic, owner, mode, startedAt, endedAt, cause, participants, LaunchType.ROOM);
    }
}
