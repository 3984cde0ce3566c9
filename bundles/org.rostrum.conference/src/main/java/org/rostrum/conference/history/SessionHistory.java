// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;

/** Reads the history of sessions, an OSGi service. Rights are the caller's affair. Thread-safe, blocks; failures are coded. */
@ProviderType
public interface SessionHistory {

    /** Sorted and cut in the database. */
    Page<PastSession> sessions(Query query);

    /**
     * Running ones first (61/LG-1), then the latest end first.
     *
     * @param conference null: of all
     */
    default Page<PastSession> sessions(@Nullable ConferenceId conference, int offset, int limit) {
        return sessions(new Query(conference, null, null, Order.END, true, offset, limit));
    }

    Optional<PastSession> session(SessionId id);

    /**
     * In the order of joining.
     *
     * @param name of the person, exactly but for case; null: all
     */
    Page<PastJoin> joins(SessionId session, @Nullable String name, int offset, int limit);

    /**
     * Samples of a join, in order, as long as they are kept (setting {@code conference.sampleDays}); those of the last minute may miss.
     *
     * @param step length of the spans that they are put together to, 5 s at least: means over each span
     */
    List<JoinSample> samples(SessionId session, ParticipantId participant, Duration step);

    /** Who was invited to a session, in the order of the list. */
    Page<PastInvite> invites(SessionId session, int offset, int limit);

    /** Orders of sessions; equal ones are in that of their start. */
    enum Order {
        /** What runs ends last of all (61/LG-1). */
        END,
        START,
        TOPIC
    }

    /**
     * Which sessions.
     *
     * @param conference null: of all
     * @param from       begun then or later; null: from the first on
     * @param until      begun before; null: to the last
     * @param offset     from 0
     */
    record Query(
            @Nullable ConferenceId conference, @Nullable Instant from, @Nullable Instant until, Order order, boolean descending, int offset,
            int limit) {}

    /** Part of a list, and how long the whole is. */
    record Page<T>(int total, List<T> list) {
        public Page {
            list = List.copyOf(list);
        }
    }
}
