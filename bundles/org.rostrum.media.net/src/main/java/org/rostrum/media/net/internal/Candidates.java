// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.rostrum.base.time.Ticker;
import org.rostrum.media.net.MediaTransports.Candidate;
import org.rostrum.proto.ice.IcePriority;

/**
 * The addresses that are announced: the host's own, then the public ones of the settings and the learned ones (20/WRTC-5,
 * 20/WRTC-10: what is nearest first). Looked up again after
 * some seconds, because hosts change networks. Thread-safe.
 */
final class Candidates {

    private static final long FRESH_NS = Duration.ofSeconds(5).toNanos();

    /** Each is a connection that a browser tries. */
    private static final int MAX_TCP = 12;

    private final PlaneSettings settings;
    private final int port;
    private final Ticker ticker;
    private final Supplier<List<Integer>> tcpPorts;
    private final Supplier<List<String>> learned;
    private List<Found> cached = List.of();
    private long readNs;

    /** An address to announce. */
    private record Found(String address, Set<String> protocols) {}

    /**
     * @param tcpPorts of the listener, best first
     * @param learned  what others say that the outside sees, numeric
     */
    Candidates(PlaneSettings settings, int port, Ticker ticker, Supplier<List<Integer>> tcpPorts, Supplier<List<String>> learned) {
        this.settings = settings;
        this.port = port;
        this.ticker = ticker;
        this.tcpPorts = tcpPorts;
        this.learned = learned;
    }

    /** @param reachedPort TCP port that the peer has reached, 0 if not known */
    List<Candidate> list(int reachedPort) {
        List<Found> addresses = addresses();
        List<Candidate> out = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            Found found = addresses.get(i);
            if (found.protocols.contains("udp")) {
                out.add(new Candidate(Integer.toString(i + 1), "udp", found.address, port, IcePriority.of(IcePriority.HOST, 65_535 - i, 1)));
            }
        }
        tcp(addresses, reachedPort, out);
        return List.copyOf(out);
    }

    /** The port that the page came from is open on the way to this peer; others may be, too (00/R-14). */
    private void tcp(List<Found> addresses, int reachedPort, List<Candidate> out) {
        Set<Integer> ports = new LinkedHashSet<>();
        if (reachedPort > 0) {
            ports.add(reachedPort);
        }
        ports.addAll(tcpPorts.get());
        int rank = 0;
        for (int tcpPort : ports) {
            for (int i = 0; i < addresses.size() && rank < MAX_TCP; i++) {
                Found found = addresses.get(i);
                if (found.protocols.contains("tcp")) {
                    String foundation = Integer.toString(addresses.size() + i + 1);
                    out.add(new Candidate(foundation, "tcp", found.address, tcpPort, IcePriority.passiveTcp(8_191 - rank, 1)));
                    rank++;
                }
            }
        }
    }

    private synchronized List<Found> addresses() {
        long now = ticker.nanos();
        if (cached.isEmpty() || now - readNs > FRESH_NS) {
            cached = read();
            readNs = now;
        }
        return cached;
    }

    private List<Found> read() {
        List<String> outer = learned.get();
        Map<String, Set<String>> distinct = new LinkedHashMap<>();
        if (settings.announceLocal() || settings.publicAddresses().isEmpty() && outer.isEmpty()) {
            local().forEach(address -> distinct.put(address, settings.protocols()));
        }
        settings.publicAddresses().forEach(address -> distinct.put(address, settings.publicProtocols()));
        // one that the host has itself is announced already
        outer.forEach(address -> distinct.putIfAbsent(address, settings.publicProtocols()));
        return distinct.entrySet().stream().map(entry -> new Found(entry.getKey(), entry.getValue())).toList();
    }

    private List<String> local() {
        if (!settings.addresses().isEmpty()) {
            return settings.addresses();
        }
        return settings.bindAddress().isEmpty() ? LocalAddresses.find(settings.announceLoopback()) : List.of(settings.bindAddress());
    }
}
