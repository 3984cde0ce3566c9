// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.rostrum.edge.HealthCheck;
import org.rostrum.edge.MetricSource;
import org.rostrum.push.PushDevices.Outcome;
import org.rostrum.push.PushNotice.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what became of messages, and says so when push services cannot be reached (55/PSH-9): one line an hour in the log, a warning
 * on the dashboard. Never a failure: a network without the Internet is a normal place (10/CMP-6). Thread-safe.
 */
@Component(service = {Figures.class, MetricSource.class, HealthCheck.class})
public final class Figures implements MetricSource, HealthCheck {

    private static final Logger logger = LoggerFactory.getLogger(Figures.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LINES = Duration.ofHours(1);
    private static final String DROPPED = "dropped";
    private static final String REPLACED = "replaced";

    private record Label(String kind, String result) {}

    private final Map<Label, LongAdder> counts = new ConcurrentHashMap<>();
    private final Clock clock;
    private volatile int waiting;
    private @Nullable Instant failingSince;
    private @Nullable Instant lastLine;

    @Activate
    public Figures() {
        this(Clock.systemUTC());
    }

    Figures(Clock clock) {
        this.clock = clock;
    }

    /** One attempt is over. */
    void count(Kind kind, Outcome outcome) {
        add(kind, outcome.name().toLowerCase(Locale.ROOT));
        reached(outcome != Outcome.UNREACHABLE);
    }

    /** The queue was full, or its life is over. */
    void dropped(Kind kind) {
        add(kind, DROPPED);
    }

    /** Newer news of the same thing took its place. */
    void replaced(Kind kind) {
        add(kind, REPLACED);
    }

    void waiting(int messages) {
        waiting = messages;
    }

    private void add(Kind kind, String result) {
        counts.computeIfAbsent(new Label(kind.word(), result), label -> new LongAdder()).increment();
    }

    long counted(Kind kind, String result) {
        LongAdder count = counts.get(new Label(kind.word(), result));
        return count == null ? 0 : count.sum();
    }

    private synchronized void reached(boolean reached) {
        Instant now = clock.instant();
        if (reached) {
            failingSince = null;
            return;
        }
        failingSince = failingSince == null ? now : failingSince;
        if (lastLine == null || !now.isBefore(lastLine.plus(BETWEEN_LINES))) {
            lastLine = now;
            logger.warn("push services cannot be reached, devices that sleep are not told about calls; this is said once an hour");
        }
    }

    @Override
    public void collect(Sink sink) {
        counts.forEach((label, count) -> sink.counter("rostrum_push_total", "Attempts to hand messages to push services, by kind and result.",
                Map.of("kind", label.kind(), "result", label.result()), count.sum()));
        sink.gauge("rostrum_queue_size", "Things that wait to be done.", Map.of("queue", "push"), waiting);
    }

    @Override
    public String name() {
        return "push";
    }

    @Override
    public synchronized Result check() {
        Instant since = failingSince;
        if (since == null || clock.instant().isBefore(since.plus(PATIENCE))) {
            return Result.OK;
        }
        return new Result(State.WARNING, "pushUnreachable", "Push services have not been reachable since " + since
                + ": devices that sleep are not told about calls. Everything else works. Check whether this server may reach the hosts of push.hosts.");
    }
}
