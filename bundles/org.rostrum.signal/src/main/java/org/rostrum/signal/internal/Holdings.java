// SPDX-License-Identifier: Apache-2.0
package org.rostrum.signal.internal;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.rostrum.conference.Seat;
import org.rostrum.identity.group.HeldRights;

/**
 * What a connection has taken and gives back at its end: its seat, its place of the licence, its rights. What comes when it has ended
 * already is given back at once. Thread-safe.
 */
final class Holdings {

    private final Connection connection;
    private final Hub hub;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable SeatLink link;
    private volatile HeldRights rights = HeldRights.NONE;
    private @Nullable OnlinePlace place;

    Holdings(Connection connection, Hub hub) {
        this.connection = connection;
        this.hub = hub;
    }

    void seat(SeatLink seated) {
        link = seated;
        if (ended.get()) {
            detach();
        }
    }

    /** The seat is over; the connection goes on. */
    void unseat() {
        if (link != null) {
            link = null;
            hub.handlers.released(connection);
        }
    }

    boolean isSeat(SeatLink asked) {
        return asked == link;
    }

    Optional<Seat> seat() {
        SeatLink current = link;
        return current == null ? Optional.empty() : Optional.ofNullable(current.seat());
    }

    /** Keeps the place of the licence that hello took. */
    void online(OnlinePlace taken) {
        synchronized (this) {
            place = taken;
        }
        if (ended.get()) {
            leaveOnline(false);
        }
    }

    /** Keeps the rights of who has said hello. */
    void hold(HeldRights held) {
        rights = held;
        if (ended.get()) {
            held.close();
        }
    }

    HeldRights rights() {
        return rights;
    }

    boolean ended() {
        return ended.get();
    }

    /** Whether this was the first call; {@link #giveBack} follows it. */
    boolean end() {
        return ended.compareAndSet(false, true);
    }

    /** Everything; the seat is held for its owner for a while. */
    void giveBack() {
        rights.close();
        detach();
    }

    private void detach() {
        Optional<Seat> seat = seat();
        link = null;
        seat.ifPresent(Seat::detach);
        hub.handlers.released(connection);
        leaveOnline(seat.isPresent());
    }

    private void leaveOnline(boolean seated) {
        OnlinePlace taken;
        synchronized (this) {
            taken = place;
            place = null;
        }
        if (taken != null) {
            taken.leave(hub, seated);
        }
    }
}
