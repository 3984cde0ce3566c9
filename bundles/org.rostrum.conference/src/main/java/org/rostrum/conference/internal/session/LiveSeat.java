// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.conference.SeatListener;
import org.rostrum.conference.SeatUpdate;
import org.rostrum.conference.SessionCounters;
import org.rostrum.identity.group.HeldRights;
import org.rostrum.licence.Licence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a seat has besides its state: listener, licence unit, moments. Confined to the session's queue but for
 * {@link #heard}.
 */
final class LiveSeat {

    private static final Logger logger = LoggerFactory.getLogger(LiveSeat.class);
    /** Numbers of one attachment; the next one begins above, so that they grow over resumes and restarts. */
    private static final int NUMBERS_BITS = 32;

    private final ParticipantId id;
    private Licence.@Nullable Unit unit;
    private HeldRights rights = HeldRights.NONE;
    private @Nullable SeatListener listener;
    private long sequence;
    private volatile long heardNs;
    private volatile boolean connected;
    private volatile int attachment;
    private long awayNs;
    private @Nullable RosterWindow window;
    private @Nullable SessionCounters counters;

    LiveSeat(ParticipantId id, Licence.@Nullable Unit unit, long nowNs) {
        this.id = id;
        this.unit = unit;
        this.heardNs = nowNs;
        this.awayNs = nowNs;
    }

    ParticipantId id() {
        return id;
    }

    /** Binds a connection; the caller has told the old one. */
    void attach(SeatListener newListener, int newAttachment, SessionCounters known, long nowNs) {
        listener = newListener;
        attachment = newAttachment;
        sequence = (long) (newAttachment - 1) << NUMBERS_BITS;
        counters = known;
        window = null;
        heardNs = nowNs;
        connected = true;
    }

    /** Rights of whoever is attached, in place of those before. */
    void hold(HeldRights held) {
        HeldRights former = rights;
        rights = held;
        former.close();
    }

    HeldRights rights() {
        return rights;
    }

    void disconnected(long nowNs) {
        connected = false;
        awayNs = nowNs;
    }

    void connected(long nowNs) {
        connected = true;
        heardNs = nowNs;
    }

    /** Forgets the listener: nobody is told anything until the next attachment. */
    void detach() {
        listener = null;
        window = null;
    }

    boolean attached() {
        return listener != null;
    }

    /** Any thread. Returns false if the seat counts as away, so that its return has to be made known. */
    boolean heard(int by, long nowNs) {
        if (by != attachment) {
            return true;
        }
        heardNs = nowNs;
        return connected;
    }

    long heardNs() {
        return heardNs;
    }

    long awayNs() {
        return awayNs;
    }

    long sequence() {
        return sequence;
    }

    void watch(@Nullable RosterWindow newWindow) {
        window = newWindow;
    }

    @Nullable RosterWindow window() {
        return window;
    }

    void tell(SeatUpdate update) {
        SeatListener current = listener;
        if (current == null) {
            return;
        }
        sequence++;
        try {
            current.update(sequence, update);
        } catch (RuntimeException e) {
            logger.error("listener of participant {} failed", id, e);
        }
    }

    void tellCounters(SessionCounters now) {
        if (!now.equals(counters)) {
            counters = now;
            tell(new SeatUpdate.Counters(now));
        }
    }

    /** Takes the unit that he needs from now on. */
    void charge(Licence.Unit taken) {
        release();
        unit = taken;
    }

    /** Gives the licence unit back, once, and lets go of the rights. */
    void release() {
        hold(HeldRights.NONE);
        Licence.Unit held = unit;
        unit = null;
        if (held != null) {
            held.close();
        }
    }
}
