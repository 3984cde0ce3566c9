// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.base.thread.Threads;
import org.rostrum.monitor.Figures;
import org.rostrum.monitor.Figures.Figure;
import org.rostrum.monitor.History.Series;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the history: the figures once a minute. A minute that cannot be stored is lost. Immediate: nobody asks for it. */
@Component(service = {}, immediate = true)
public final class Recorder {

    private static final Logger logger = LoggerFactory.getLogger(Recorder.class);

    private final Figures figures;
    private final StoredHistory history;
    private final Threads threads;
    private final Clock clock;
    private final Rate in = new Rate();
    private final Rate out = new Rate();
    private volatile Scheduler.@Nullable Timer timer;
    private volatile boolean closed;
    private Instant condensed = Instant.EPOCH;

    @Activate
    public Recorder(@Reference Figures figures, @Reference StoredHistory history, @Reference Threads threads) {
        this(figures, history, threads, Clock.systemUTC());
    }

    Recorder(Figures figures, StoredHistory history, Threads threads, Clock clock) {
        this.figures = figures;
        this.history = history;
        this.threads = threads;
        this.clock = clock;
        later();
    }

    private void later() {
        if (!closed) {
            timer = threads.scheduler().schedule(StoredHistory.MINUTE, this::handOver);
        }
    }

    private void handOver() {
        try {
            threads.io().execute(this::record);
        } catch (RejectedExecutionException e) {
            later();
        }
    }

    private void record() {
        Instant now = clock.instant();
        try {
            history.keep(now, values(figures.now(), now));
            if (condensed.isBefore(now.truncatedTo(ChronoUnit.HOURS))) {
                history.condense(now);
                condensed = now;
            }
        } catch (RostrumException e) {
            logger.debug("the figures of this minute are lost", e);
        } finally {
            later();
        }
    }

    private Map<Series, Double> values(List<Figure> now, Instant at) {
        Map<Series, Double> values = new EnumMap<>(Series.class);
        values.put(Series.CPU, 100 * Figures.sum(now, "rostrum_host_cpu_ratio", Map.of()));
        values.put(Series.MEMORY, Figures.sum(now, "rostrum_memory_committed_bytes", Map.of()));
        values.put(Series.CONFERENCES, Figures.sum(now, "rostrum_conferences", Map.of()));
        values.put(Series.PARTICIPANTS, Figures.sum(now, "rostrum_participants", Map.of()));
        values.put(Series.CONNECTIONS, Figures.sum(now, "rostrum_signal_connections", Map.of()));
        values.put(Series.NETWORK_IN, in.bitsPerSecond(at, Figures.sum(now, "rostrum_media_bytes_total", Map.of("direction", "in"))));
        values.put(Series.NETWORK_OUT, out.bitsPerSecond(at, Figures.sum(now, "rostrum_media_bytes_total", Map.of("direction", "out"))));
        return values;
    }

    @Deactivate
    void close() {
        closed = true;
        Scheduler.Timer last = timer;
        if (last != null) {
            last.cancel();
        }
    }

    /** What a counter of bytes grew by; 0 at first and when it began anew. */
    private static final class Rate {
        private Instant lastAt = Instant.EPOCH;
        private double last;

        double bitsPerSecond(Instant at, double bytes) {
            double seconds = Duration.between(lastAt, at).toMillis() / 1000.0;
            double rate = lastAt.equals(Instant.EPOCH) || bytes < last || seconds <= 0 ? 0 : (bytes - last) * 8 / seconds;
            lastAt = at;
            last = bytes;
            return rate;
        }
    }
}
