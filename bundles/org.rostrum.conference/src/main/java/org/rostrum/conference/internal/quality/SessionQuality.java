// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.quality;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.conference.history.JoinMedia;
import org.rostrum.conference.history.JoinSample;
import org.rostrum.media.MediaRoom;
import org.rostrum.media.MediaRouter;
import org.rostrum.media.stats.ParticipantStats;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Samples the connections of a session every five seconds, stores the samples minute by minute and what came of them when somebody leaves
 * and at the end. The
 * session never waits for it, and nothing that goes wrong here reaches the session. Confined to the session's queue.
 */
public final class SessionQuality {

    static final Duration EVERY = Duration.ofSeconds(5);
    /** So many samples of a join become one row: a minute. */
    static final int ROW = 12;
    /** So long the last sample of somebody who leaves is waited for. */
    static final Duration LAST = Duration.ofSeconds(1);

    private static final Logger logger = LoggerFactory.getLogger(SessionQuality.class);

    private final SessionId session;
    private final Supplier<Optional<MediaRouter>> router;
    private final Scheduler scheduler;
    private final Executor queue;
    private final JoinMediaStore store;
    private final Clock clock;
    private final Map<ParticipantId, JoinQuality> joins = new HashMap<>();
    private final Map<ParticipantId, List<JoinSample>> samples = new HashMap<>();
    private Scheduler.Timer timer = () -> {};
    private boolean closed;

    /** @param queue runs tasks on the session's queue */
    public SessionQuality(
            SessionId session, Supplier<Optional<MediaRouter>> router, Scheduler scheduler, Executor queue, JoinMediaStore store,
            Clock clock) {
        this.session = session;
        this.router = router;
        this.scheduler = scheduler;
        this.queue = queue;
        this.store = store;
        this.clock = clock;
    }

    public void begin() {
        timer = later(EVERY, this::tick);
    }

    /** A server that stops takes no more timers; then there is nothing to wait for either. */
    private Scheduler.Timer later(Duration delay, Runnable task) {
        try {
            return scheduler.schedule(delay, () -> queue.execute(task));
        } catch (RejectedExecutionException e) {
            return () -> {};
        }
    }

    private void tick() {
        if (!closed) {
            sample(id -> true, () -> {});
            begin();
        }
    }

    /** They leave: one sample more while their legs are there, and what was gathered is stored. Call it before their legs go. */
    public void left(Collection<ParticipantId> leaving) {
        List<ParticipantId> ids = List.copyOf(leaving);
        last(ids::contains, () -> finish(ids));
    }

    /** The session ends: as if all left. Call it before the media room goes. */
    public void end() {
        close();
        last(id -> true, this::finishAll);
    }

    /** The session stops living here without ending: what was gathered is stored at once. */
    public void suspend() {
        close();
        finishAll();
    }

    private void close() {
        closed = true;
        timer.cancel();
    }

    /** One sample more, then {@code finish}; without an answer it is done without. */
    private void last(Predicate<ParticipantId> whose, Runnable finish) {
        Scheduler.Timer limit = later(LAST, finish);
        sample(whose, () -> {
            limit.cancel();
            finish.run();
        });
    }

    /** @param whose of whom the answer counts */
    private void sample(Predicate<ParticipantId> whose, Runnable then) {
        try {
            Optional<MediaRoom> room = router.get().flatMap(media -> media.find(session));
            if (room.isEmpty()) {
                then.run();
                return;
            }
            room.get().statistics(stats -> queue.execute(() -> {
                add(stats, whose);
                then.run();
            }));
        } catch (RuntimeException e) {
            logger.warn("session {}: the connections could not be measured", session, e);
            then.run();
        }
    }

    private void add(List<ParticipantStats> stats, Predicate<ParticipantId> whose) {
        Instant now = clock.instant();
        Map<ParticipantId, List<JoinSample>> full = new HashMap<>();
        stats.stream().filter(each -> whose.test(each.participant())).forEach(each -> {
            ParticipantId id = each.participant();
            joins.computeIfAbsent(id, key -> new JoinQuality()).add(each);
            List<JoinSample> row = samples.computeIfAbsent(id, key -> new ArrayList<>(ROW));
            row.add(JoinSample.of(each, now));
            if (row.size() == ROW) {
                full.put(id, row);
                samples.remove(id);
            }
        });
        keep(full);
    }

    private void keep(Map<ParticipantId, List<JoinSample>> rows) {
        if (!rows.isEmpty()) {
            try {
                store.keep(session, rows);
            } catch (RuntimeException e) {
                logger.warn("session {}: samples of {} joins are lost", session, rows.size(), e);
            }
        }
    }

    private void finishAll() {
        finish(List.copyOf(joins.keySet()));
    }

    private void finish(List<ParticipantId> ids) {
        Map<ParticipantId, JoinMedia> done = new HashMap<>();
        Map<ParticipantId, List<JoinSample>> rest = new HashMap<>();
        for (ParticipantId id : ids) {
            List<JoinSample> row = samples.remove(id);
            if (row != null) {
                rest.put(id, row);
            }
            JoinQuality join = joins.remove(id);
            if (join != null) {
                done.put(id, join.result());
            }
        }
        keep(rest);
        if (!done.isEmpty()) {
            try {
                store.save(session, done);
            } catch (RuntimeException e) {
                logger.warn("session {}: figures of {} joins are lost", session, done.size(), e);
            }
        }
    }
}
