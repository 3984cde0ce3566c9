// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.base.time.Ticker;
import org.rostrum.conference.SessionCounters;

/**
 * Counters and roster windows: the first change is told at once, what follows is gathered, so that a seat hears at most five
 * such updates of each kind a second however many people come and go. Confined to the session's queue.
 */
final class SoftUpdates {

    static final Duration PERIOD = Duration.ofMillis(200);

    private final SeatRegistry seats;
    private final Ticker ticker;
    private final Scheduler scheduler;
    private final Runnable onQueue;
    private long toldNs;
    private Scheduler.@Nullable Timer timer;
    private @Nullable Roster roster;

    /** @param flush gets back to the queue and calls {@link #flush} with the current state */
    SoftUpdates(SeatRegistry seats, Ticker ticker, Scheduler scheduler, Runnable flush) {
        this.seats = seats;
        this.ticker = ticker;
        this.scheduler = scheduler;
        this.onQueue = flush;
        this.toldNs = ticker.nanos() - PERIOD.toNanos();
    }

    /** The state may look different now. */
    void changed(SessionState state) {
        roster = null;
        long waitNs = toldNs + PERIOD.toNanos() - ticker.nanos();
        if (waitNs <= 0) {
            flush(state);
        } else if (timer == null) {
            timer = scheduler.schedule(Duration.ofNanos(waitNs), onQueue);
        }
    }

    void flush(SessionState state) {
        cancel();
        toldNs = ticker.nanos();
        SessionCounters counters = state.counters();
        seats.forEach(seat -> {
            seat.tellCounters(counters);
            RosterWindow window = seat.window();
            if (window != null) {
                window.changed(roster(state), seat.id()).ifPresent(seat::tell);
            }
        });
    }

    /** The roster of this state, made on demand. */
    Roster roster(SessionState state) {
        Roster current = roster;
        if (current == null) {
            current = new Roster(state);
            roster = current;
        }
        return current;
    }

    void cancel() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
