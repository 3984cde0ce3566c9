// SPDX-License-Identifier: Apache-2.0
package org.rostrum.signal.internal;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.rostrum.conference.Seat;
import org.rostrum.conference.SeatListener;
import org.rostrum.conference.SeatUpdate;

/**
 * Between a seat and its connection: holds updates back until the answer with the snapshot is on its way, so that the
 * client never sees an update before the state that it changes. Thread-safe.
 */
final class SeatLink implements SeatListener {

    /** Where updates go. */
    interface Target {
        void update(SeatLink link, long sequence, SeatUpdate update);
    }

    private record Held(long sequence, SeatUpdate update) {}

    private final Target target;
    private final Queue<Held> held = new ArrayDeque<>();
    private boolean open;
    private volatile @Nullable Seat seat;

    SeatLink(Target target) {
        this.target = target;
    }

    @Override
    public void update(long sequence, SeatUpdate update) {
        synchronized (held) {
            if (!open) {
                held.add(new Held(sequence, update));
                return;
            }
            target.update(this, sequence, update);
        }
    }

    void seated(Seat seat) {
        this.seat = seat;
    }

    @Nullable Seat seat() {
        return seat;
    }

    /** Lets go of what was held back, in order. */
    void open() {
        synchronized (held) {
            open = true;
            for (Held h = held.poll(); h != null; h = held.poll()) {
                target.update(this, h.sequence(), h.update());
            }
        }
    }
}
