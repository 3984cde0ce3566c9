// SPDX-License-Identifier: Apache-2.0
package org.rostrum.webrtc.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.base.thread.Threads;
import org.rostrum.media.MediaRouter;
import org.rostrum.media.stats.Direction;
import org.rostrum.media.stats.ParticipantStats;
import org.rostrum.media.stats.Rating;
import org.rostrum.media.stats.StreamStats;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells browsers every two seconds how good connections are: the own one in figures to whoever asked, that of those whom one sees
 * in a word, and only when the word changes. Thread-safe.
 */
final class StatsTeller {

    static final Duration INTERVAL = Duration.ofSeconds(2);

    private static final Logger logger = LoggerFactory.getLogger(StatsTeller.class);

    private final Collection<BrowserLeg> browsers;
    private final MediaRouter router;
    private final Threads threads;
    private volatile boolean stopped;
    private volatile Scheduler.Timer timer = () -> {};

    /** @param browsers live view */
    StatsTeller(Collection<BrowserLeg> browsers, MediaRouter router, Threads threads) {
        this.browsers = browsers;
        this.router = router;
        this.threads = threads;
    }

    void start() {
        timer = threads.scheduler().schedule(INTERVAL, this::tick);
    }

    void stop() {
        stopped = true;
        timer.cancel();
    }

    private void tick() {
        if (stopped) {
            return;
        }
        try {
            Map<SessionId, List<BrowserLeg>> bySession = new HashMap<>();
            browsers.forEach(browser -> bySession.computeIfAbsent(browser.session(), s -> new ArrayList<>()).add(browser));
            bySession.forEach(this::ask);
        } catch (RuntimeException e) {
            logger.error("quality could not be told", e);
        }
        start();
    }

    private void ask(SessionId session, List<BrowserLeg> present) {
        router.find(session).ifPresent(room -> room.statistics(stats -> {
            try {
                threads.cpu().execute(() -> tell(present, stats));
            } catch (RejectedExecutionException e) {
                logger.debug("too busy to tell quality, session={}", session);
            }
        }));
    }

    private static void tell(List<BrowserLeg> present, List<ParticipantStats> stats) {
        Map<ParticipantId, ParticipantStats> byId = new HashMap<>();
        Map<ParticipantId, Rating.Level> levels = new HashMap<>();
        for (ParticipantStats each : stats) {
            byId.put(each.participant(), each);
            levels.put(each.participant(), Rating.of(each).level());
        }
        for (BrowserLeg browser : present) {
            ParticipantStats own = byId.get(browser.participant());
            if (own != null) {
                browser.quality(own, seen(own, levels));
            }
        }
    }

    /** Those whom the client sees or hears, and himself: a bound that does not grow with the meeting. */
    private static Map<ParticipantId, Rating.Level> seen(ParticipantStats own, Map<ParticipantId, Rating.Level> levels) {
        Map<ParticipantId, Rating.Level> seen = new LinkedHashMap<>();
        seen.put(own.participant(), levels.getOrDefault(own.participant(), Rating.Level.UNKNOWN));
        for (StreamStats stream : own.streams()) {
            if (stream.direction() == Direction.DOWN) {
                seen.put(stream.of(), levels.getOrDefault(stream.of(), Rating.Level.UNKNOWN));
            }
        }
        return seen;
    }
}
