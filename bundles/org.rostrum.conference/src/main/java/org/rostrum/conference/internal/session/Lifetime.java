// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.conference.SeatPresence;
import org.rostrum.conference.SessionEnd;

/** Drives {@link TimeDecisions}: keeps the moments, sets the alarm, puts what fell due into the queue. Confined to the queue. */
final class Lifetime {

    /** Pause before time is asked again after the journal refused what fell due. */
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Session session;
    private final SeatRegistry seats;
    private final SessionServices services;
    private final SessionTimer timer;
    private long emptyNs;
    private long restartNs;
    private long endNs;
    private boolean empty;

    Lifetime(Session session, SeatRegistry seats, SessionServices services) {
        this.session = session;
        this.seats = seats;
        this.services = services;
        this.timer = new SessionTimer(services.ticker(), services.scheduler(), () -> session.queue().submit(this::ring));
    }

    /** All times of a restored state run anew, but for the longest run. */
    void begin(SessionState state) {
        long now = services.ticker().nanos();
        Duration run = Duration.between(state.startedAt(), services.clock().instant());
        emptyNs = now;
        restartNs = now;
        endNs = now + TimeDecisions.LONGEST_RUN.minus(run.isNegative() ? Duration.ZERO : run).toNanos();
        empty = state.emptySince() != null;
        timer.atLatest(now);
    }

    /** Follows the presence of one seat; null: not there. */
    void presence(ParticipantId id, @Nullable SeatState was, @Nullable SeatState is) {
        SeatPresence before = was == null ? null : was.presence();
        if (is == null || is.presence() == before) {
            return;
        }
        long now = services.ticker().nanos();
        seats.find(id).ifPresent(seat -> {
            if (is.presence() == SeatPresence.AWAY) {
                seat.disconnected(now);
            } else if (is.presence() == SeatPresence.CONNECTED) {
                seat.connected(now);
            }
        });
        alarm(now, is.presence() == SeatPresence.CONNECTED ? TimeDecisions.AWAY_AFTER
                : is.presence() == SeatPresence.AWAY ? TimeDecisions.GONE_AFTER : TimeDecisions.HELD_FOR);
    }

    void committed(SessionState state) {
        boolean isEmpty = state.emptySince() != null;
        if (isEmpty && !empty) {
            emptyNs = services.ticker().nanos();
            alarm(emptyNs, TimeDecisions.EMPTY_FOR);
        }
        empty = isEmpty;
        endWithPeople(state);
    }

    /** A call ends with the first of the two who leaves, a conference made of people with the last. */
    private void endWithPeople(SessionState state) {
        if (!session.conference().launchType().passing() || state.ended() != null) {
            return;
        }
        int seated = state.crowd().seats().size();
        if (session.isCall() && state.crowd().joined() >= 2 && seated < 2) {
            session.stop(SessionEnd.LAST_PARTICIPANT, Actor.SERVER);
        } else if (!session.isCall() && state.crowd().joined() > 0 && seated == 0) {
            session.stop(SessionEnd.ALL_LEFT, Actor.SERVER);
        }
    }

    void close() {
        timer.close();
    }

    private void alarm(long nowNs, Duration after) {
        timer.atLatest(nowNs + after.toNanos());
    }

    private void ring(Batch batch) {
        timer.rung();
        if (batch.state().ended() != null) {
            return;
        }
        long now = services.ticker().nanos();
        TimeDecisions.Due due = TimeDecisions.due(
                batch.state(), id -> moments(id, now), new TimeDecisions.SessionMoments(emptyNs, restartNs, endNs), now,
                session.now());
        batch.add(due.events());
        timer.atLatest(due.nextNs());
        if (!due.events().isEmpty()) {
            batch.answer(() -> {}, refusal -> alarm(services.ticker().nanos(), RETRY));
        }
    }

    private TimeDecisions.Moments moments(ParticipantId id, long now) {
        return seats.find(id)
                .map(seat -> new TimeDecisions.Moments(seat.heardNs(), seat.awayNs()))
                .orElse(new TimeDecisions.Moments(now, now));
    }
}
