// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.base.thread.Threads;
import org.rostrum.conference.ConferenceSettings;
import org.rostrum.settings.SiteSettings;
import org.rostrum.store.JpaUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes samples of connections that are older than the setting says, each hour (55/MNT-3). Thread-safe. Immediate: nobody asks for it. */
@Component(service = {}, immediate = true)
public final class SampleRetention {

    static final Duration EVERY = Duration.ofHours(1);

    private static final Logger logger = LoggerFactory.getLogger(SampleRetention.class);

    private final JpaUnit unit;
    private final Threads threads;
    private final Clock clock;
    private final IntSupplier days;
    private volatile Scheduler.@Nullable Timer timer;
    private volatile boolean closed;

    @Activate
    public SampleRetention(@Reference ConferenceTables tables, @Reference Threads threads, @Reference SiteSettings settings) {
        this(tables.unit(), threads, Clock.systemUTC(), () -> settings.get(ConferenceSettings.SAMPLE_DAYS));
    }

    public SampleRetention(JpaUnit unit, Threads threads, Clock clock, IntSupplier days) {
        this.unit = unit;
        this.threads = threads;
        this.clock = clock;
        this.days = days;
        later();
    }

    private void later() {
        if (!closed) {
            timer = threads.scheduler().schedule(EVERY, this::handOver);
        }
    }

    private void handOver() {
        try {
            threads.io().execute(() -> {
                deleteOld(clock.instant());
                later();
            });
        } catch (RejectedExecutionException e) {
            later();
        }
    }

    /** @return how many rows went */
    public int deleteOld(Instant now) {
        try {
            return unit.write(em -> em.createQuery("delete from JoinSample s where s.beginsAt < :end")
                    .setParameter("end", now.minus(Duration.ofDays(days.getAsInt())))
                    .executeUpdate());
        } catch (RostrumException e) {
            logger.debug("old samples stay for another hour", e);
            return 0;
        }
    }

    @Deactivate
    public void close() {
        closed = true;
        Scheduler.Timer last = timer;
        if (last != null) {
            last.cancel();
        }
    }
}
