// SPDX-License-Identifier: Apache-2.0
package org.example.applause;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;

/** What has been counted since the extension came: a service that all its parts share. Thread-safe. */
@Component(service = Applause.class)
public final class Applause {

    private final Map<SessionId, AtomicLong> claps = new ConcurrentHashMap<>();
    private final Map<ParticipantId, AtomicLong> packets = new ConcurrentHashMap<>();

    @Activate
    public Applause() {}

    /** Counts claps; how many the session has now. */
    long clap(SessionId session, int times) {
        return claps.computeIfAbsent(session, s -> new AtomicLong()).addAndGet(times);
    }

    /** The counter of a participant's packets; the packet path increments it and never looks for it. */
    AtomicLong packetsOf(ParticipantId participant) {
        return packets.computeIfAbsent(participant, p -> new AtomicLong());
    }

    /** Claps by session. */
    Map<String, Long> claps() {
        Map<String, Long> all = new TreeMap<>();
        claps.forEach((session, count) -> all.put(session.toString(), count.get()));
        return all;
    }

    /** Packets by participant. */
    Map<String, Long> packets() {
        Map<String, Long> all = new TreeMap<>();
        packets.forEach((participant, count) -> all.put(participant.toString(), count.get()));
        return all;
    }

    /** Of all sessions. */
    long total() {
        return claps.values().stream().mapToLong(AtomicLong::get).sum();
    }

    /** Begins anew. */
    void reset() {
        claps.clear();
    }
}
