// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.ChangeReport;
import org.rostrum.audit.Deletion;
import org.rostrum.audit.EventReport;
import org.rostrum.audit.Span;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.thread.Scheduler.Timer;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.base.thread.Threads;
import org.rostrum.settings.ServerSettings;
import org.rostrum.settings.SiteSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes events and changes that are old enough, some minutes after a start and then once a day. Thread-safe. */
@Component(service = {}, immediate = true)
public final class Retention {

    private static final Logger logger = LoggerFactory.getLogger(Retention.class);
    private static final Duration FIRST = Duration.ofMinutes(5);
    private static final Duration PERIOD = Duration.ofDays(1);
    private static final Deletion SERVER = new Deletion("server", null, null);

    private final SiteSettings settings;
    private final EventReport events;
    private final ChangeReport changes;
    private final Threads threads;
    private final Scheduler scheduler;
    private final Clock clock;
    private Timer timer;
    private boolean closed;

    @Activate
    public Retention(
            @Reference SiteSettings settings, @Reference EventReport events, @Reference ChangeReport changes, @Reference Threads threads) {
        this(settings, events, changes, threads, threads.scheduler(), Clock.systemUTC());
    }

    Retention(SiteSettings settings, EventReport events, ChangeReport changes, Threads threads, Scheduler scheduler, Clock clock) {
        this.settings = settings;
        this.events = events;
        this.changes = changes;
        this.threads = threads;
        this.scheduler = scheduler;
        this.clock = clock;
        this.timer = scheduler.schedule(FIRST, this::start);
    }

    private synchronized void start() {
        if (closed) {
            return;
        }
        timer = scheduler.schedule(PERIOD, this::start);
        try {
            threads.io().execute(this::prune);
        } catch (RejectedExecutionException e) {
            logger.warn("old events stay a day longer: the server is too busy");
        }
    }

    /** The only place that deletes without being asked. */
    void prune() {
        int eventDays = settings.get(ServerSettings.EVENT_DAYS);
        int changeDays = settings.get(ServerSettings.CHANGE_DAYS);
        try {
            if (eventDays > 0) {
                events.delete(new EventReport.Filter(before(eventDays), null, null, null, Set.of(), null, null), null,
                        "older than " + eventDays + " days", SERVER);
            }
            if (changeDays > 0) {
                changes.delete(new ChangeReport.Filter(before(changeDays), null, null, null, null), null,
                        "older than " + changeDays + " days", SERVER);
            }
        } catch (RostrumException e) {
            logger.warn("old events stay a day longer: {}", e.error().code());
        }
    }

    private Span before(int days) {
        Instant last = clock.instant().minus(Duration.ofDays(days));
        return new Span(null, last);
    }

    @Deactivate
    synchronized void close() {
        closed = true;
        timer.cancel();
    }
}
