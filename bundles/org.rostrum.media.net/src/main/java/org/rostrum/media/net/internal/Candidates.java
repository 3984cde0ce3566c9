// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rostrum.base.time.Ticker;
import org.rostrum.media.net.MediaTransports.Candidate;
import org.rostrum.proto.ice.IcePriority;

/**
 * The addresses that are announced: the host's own, then the public ones (20/WRTC-10: what is nearest first). Looked up again after
 * some seconds, because hosts change networks. Thread-safe.
 */
final class Candidates {

    private static final long FRESH_NS = Duration.ofSeconds(5).toNanos();

    private final PlaneSettings settings;
    private final int port;
    private final Ticker ticker;
    private List<Candidate> cached = List.of();
    private long readNs;

    Candidates(PlaneSettings settings, int port, Ticker ticker) {
        this.settings = settings;
        this.port = port;
        this.ticker = ticker;
    }

    synchronized List<Candidate> list() {
        long now = ticker.nanos();
        if (cached.isEmpty() || now - readNs > FRESH_NS) {
            cached = read();
            readNs = now;
        }
        return cached;
    }

    private List<Candidate> read() {
        Set<String> distinct = new LinkedHashSet<>();
        if (settings.announceLocal() || settings.publicAddresses().isEmpty()) {
            distinct.addAll(settings.addresses().isEmpty() ? LocalAddresses.find(settings.announceLoopback()) : settings.addresses());
        }
        distinct.addAll(settings.publicAddresses());
        List<String> addresses = List.copyOf(distinct);
        List<Candidate> out = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            long priority = IcePriority.of(IcePriority.HOST, 65_535 - i, 1);
            out.add(new Candidate(Integer.toString(i + 1), "udp", addresses.get(i), port, priority));
        }
        return List.copyOf(out);
    }
}
