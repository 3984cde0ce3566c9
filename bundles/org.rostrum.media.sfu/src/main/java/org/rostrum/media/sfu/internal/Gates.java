// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.media.MediaSource;

/** Which sources of whom are let through. Thread-safe; a change counts from the next packet on. */
final class Gates {

    private final Map<ParticipantId, Gate> gates = new ConcurrentHashMap<>();

    /** The gate of a participant, closed for everything if it is new. */
    Gate of(ParticipantId participant) {
        return gates.computeIfAbsent(participant, p -> new Gate());
    }

    boolean open(ParticipantId participant, MediaSource source) {
        Gate gate = gates.get(participant);
        return gate != null && gate.open(source);
    }

    /** Forgets a participant; who still holds the gate finds it closed. */
    void remove(ParticipantId participant) {
        Gate gate = gates.remove(participant);
        if (gate != null) {
            gate.bits.set(0);
        }
    }

    /** Sources of one participant. */
    static final class Gate {

        private final AtomicInteger bits = new AtomicInteger();

        boolean open(MediaSource source) {
            return (bits.get() & 1 << source.ordinal()) != 0;
        }

        void set(MediaSource source, boolean open) {
            int bit = 1 << source.ordinal();
            bits.updateAndGet(b -> open ? b | bit : b & ~bit);
        }
    }
}
