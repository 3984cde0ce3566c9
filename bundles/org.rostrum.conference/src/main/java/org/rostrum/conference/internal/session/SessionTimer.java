// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.base.time.Ticker;

/** One alarm that only ever moves forward in time until it rings. Confined to the session's queue. */
final class SessionTimer {

    private final Ticker ticker;
    private final Scheduler scheduler;
    private final Runnable ring;
    private Scheduler.@Nullable Timer timer;
    private long atNs;
    private boolean closed;

    /** @param ring called by the scheduler: gets back to the queue, which calls {@link #rung} first */
    SessionTimer(Ticker ticker, Scheduler scheduler, Runnable ring) {
        this.ticker = ticker;
        this.scheduler = scheduler;
        this.ring = ring;
    }

    /** Rings at that moment or earlier. Costs nothing if it would ring earlier anyway. */
    void atLatest(long deadlineNs) {
        if (closed || timer != null && atNs - deadlineNs <= 0) {
            return;
        }
        cancel();
        atNs = deadlineNs;
        timer = scheduler.schedule(Duration.ofNanos(Math.max(0, deadlineNs - ticker.nanos())), ring);
    }

    void rung() {
        timer = null;
    }

    /** Never rings again. */
    void close() {
        closed = true;
        cancel();
    }

    private void cancel() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
