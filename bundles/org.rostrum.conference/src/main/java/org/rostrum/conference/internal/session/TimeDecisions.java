// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.conference.SeatEnd;
import org.rostrum.conference.SessionEnd;

/**
 * What time alone makes true (00/R-38, 00/R-83, 00/R-84). Pure: state and moments in, events and the next deadline out.
 * Intervals are monotonic; only the events' own time is wall time.
 */
final class TimeDecisions {

    /** Silence after which a seat is away. */
    static final Duration AWAY_AFTER = Duration.ofSeconds(5);
    /** From away to gone from stage. */
    static final Duration GONE_AFTER = Duration.ofSeconds(15);
    /** From away to given up; also how long a restarted server waits for somebody to return. */
    static final Duration HELD_FOR = Duration.ofSeconds(120);
    /** How long a room stays open without a seat. */
    static final Duration EMPTY_FOR = Duration.ofSeconds(60);
    /** Longest run of a room (40 section 1, life cycle). */
    static final Duration LONGEST_RUN = Duration.ofHours(240);

    /**
     * When a seat was last heard and when it went away, monotonic nanoseconds.
     *
     * @param heardNs counts while connected
     * @param awayNs  counts while away or gone
     */
    record Moments(long heardNs, long awayNs) {}

    /**
     * Moments of the session, monotonic nanoseconds; each counts only while the state says so.
     *
     * @param emptyNs   last seat ended
     * @param restartNs server came back
     * @param endNs     longest run is over
     */
    record SessionMoments(long emptyNs, long restartNs, long endNs) {}

    /** @param nextNs when to look again; always in the future */
    record Due(List<SessionEvent> events, long nextNs) {}

    private final SessionState state;
    private final long nowNs;
    private final Instant now;
    private final List<SessionEvent> events = new ArrayList<>();
    private long nextNs;

    private TimeDecisions(SessionState state, long nowNs, Instant now) {
        this.state = state;
        this.nowNs = nowNs;
        this.now = now;
        this.nextNs = nowNs + LONGEST_RUN.toNanos();
    }

    static Due due(
            SessionState state, Function<ParticipantId, Moments> seats, SessionMoments session, long nowNs, Instant now) {
        TimeDecisions decisions = new TimeDecisions(state, nowNs, now);
        if (!decisions.session(session)) {
            state.crowd().inOrder().forEach(seat -> decisions.seat(seat, seats.apply(seat.id())));
        }
        return new Due(decisions.events, decisions.nextNs);
    }

    /** True if the session is over. */
    private boolean session(SessionMoments moments) {
        if (passed(moments.endNs(), Duration.ZERO)) {
            return end(SessionEnd.ROOM_TIME_LIMIT);
        }
        if (state.restartedAt() != null) {
            return passed(moments.restartNs(), HELD_FOR) && stopped();
        }
        return state.emptySince() != null && passed(moments.emptyNs(), EMPTY_FOR) && end(SessionEnd.ALL_LEFT);
    }

    private boolean stopped() {
        state.crowd().inOrder().forEach(seat -> giveUp(seat, SeatEnd.SERVER_STOPPED));
        return end(SessionEnd.SERVER_STOPPED);
    }

    private boolean end(SessionEnd cause) {
        events.add(new SessionEvent.Ended(now, cause, Actor.SERVER));
        return true;
    }

    private void seat(SeatState seat, Moments moments) {
        switch (seat.presence()) {
            case CONNECTED -> {
                if (passed(moments.heardNs(), AWAY_AFTER)) {
                    events.add(new SessionEvent.SeatAway(now, seat.id()));
                    passed(nowNs, GONE_AFTER);
                }
            }
            case AWAY -> {
                if (passed(moments.awayNs(), GONE_AFTER)) {
                    events.add(new SessionEvent.SeatGone(now, seat.id()));
                    passed(moments.awayNs(), HELD_FOR);
                }
            }
            case GONE -> {
                if (passed(moments.awayNs(), HELD_FOR)) {
                    giveUp(seat, SeatEnd.CONNECTION_LOST);
                    passed(nowNs, EMPTY_FOR);
                }
            }
        }
    }

    private void giveUp(SeatState seat, SeatEnd cause) {
        events.add(new SessionEvent.SeatEnded(now, seat.id(), seat.since(), cause, null));
    }

    /** Whether {@code after} has passed since {@code fromNs}; if not, that moment is looked at again. */
    private boolean passed(long fromNs, Duration after) {
        long deadline = fromNs + after.toNanos();
        if (deadline - nowNs <= 0) {
            return true;
        }
        if (deadline - nextNs < 0) {
            nextNs = deadline;
        }
        return false;
    }
}
