// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.base.thread.Threads;
import org.rostrum.licence.LicenceState;
import org.rostrum.licence.LicenceStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the licence every minute, since wall time may jump: announces the end, tells when the state has changed. Refusing
 * does not wait for it, {@link ServerLicence} computes the state itself. Thread-safe.
 */
final class LicenceWatch {

    private static final Logger logger = LoggerFactory.getLogger(LicenceWatch.class);
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final ServerLicence licence;
    private final IntConsumer warned;
    private final Runnable told;
    private final Threads threads;
    private final AuditLog audit;
    private final Clock clock;
    private Scheduler.@Nullable Timer timer;
    private @Nullable LicenceState last;
    private boolean ended;
    private boolean closed;

    /**
     * @param warned takes the days of an announcement that was made
     * @param told   tells others that the state has changed
     */
    LicenceWatch(ServerLicence licence, IntConsumer warned, Runnable told, Threads threads, AuditLog audit, Clock clock) {
        this.licence = licence;
        this.warned = warned;
        this.told = told;
        this.threads = threads;
        this.audit = audit;
        this.clock = clock;
    }

    /** Looks now and again in a minute. */
    void look() {
        synchronized (this) {
            if (closed) {
                return;
            }
            if (timer != null) {
                timer.cancel();
            }
            timer = threads.scheduler().schedule(EVERY, this::later);
        }
        announce();
        if (stateChanged()) {
            told.run();
        }
    }

    private void later() {
        try {
            threads.io().execute(this::look);
        } catch (RejectedExecutionException e) {
            logger.debug("no thread to look at the licence; next minute");
            synchronized (this) {
                timer = closed ? null : threads.scheduler().schedule(EVERY, this::later);
            }
        }
    }

    private void announce() {
        LicenceStatus status = licence.status();
        OptionalInt days = Warnings.due(status.daysLeft(), licence.held().state().warnedDays());
        if (status.problem() == null && days.isPresent()) {
            logger.warn("the licence {} ends at {}", status.number(), status.validUntil());
            record("licence.expiring", status, Map.of("Days", Integer.toString(days.getAsInt()), "Until", status.validUntil() + ""));
            warned.accept(days.getAsInt());
        }
    }

    private boolean stateChanged() {
        LicenceStatus status = licence.status();
        boolean mustEnd = licence.mustEnd();
        LicenceState before;
        boolean change;
        synchronized (this) {
            before = last;
            change = before != null && before != status.state() || mustEnd != ended;
            last = status.state();
            ended = mustEnd;
        }
        boolean worse = before != status.state() && !status.state().accepts();
        if (worse) {
            logger.error("the server has no valid licence: nothing new begins, what runs has until {}", status.runsUntil());
            record("licence.expired", status, Map.of("State", status.state().name().toLowerCase(Locale.ROOT)));
        }
        return change;
    }

    private void record(String type, LicenceStatus status, Map<String, String> details) {
        audit.record(new AuditEvent(clock.instant(), type, "server", status.number(), null, details));
    }

    synchronized void close() {
        closed = true;
        if (timer != null) {
            timer.cancel();
        }
    }
}
