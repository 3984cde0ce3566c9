// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.turn.internal;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.net.AddressNetwork;
import org.rostrum.base.time.Ticker;
import org.rostrum.media.net.MediaTransports;
import org.rostrum.media.net.MediaTransports.Candidate;

/**
 * Where relays may send: this server's media port and its relays on addresses of its own, and listed networks. Loopback only where the
 * media port announces it. Thread-safe.
 */
final class Reach {

    private static final long FRESH_NS = Duration.ofSeconds(5).toNanos();

    private final MediaTransports media;
    private final List<AddressNetwork> allowed;
    private final Ticker ticker;
    private final Set<Integer> relayPorts = ConcurrentHashMap.newKeySet();
    private volatile Own own;

    /** Addresses as of some time. */
    private record Own(Set<InetAddress> addresses, List<InetAddress> announced, int mediaPort, long readNs) {}

    Reach(MediaTransports media, List<AddressNetwork> allowed, Ticker ticker) {
        this.media = media;
        this.allowed = allowed;
        this.ticker = ticker;
        this.own = read(ticker.nanos());
    }

    void open(int relayPort) {
        relayPorts.add(relayPort);
    }

    void close(int relayPort) {
        relayPorts.remove(relayPort);
    }

    boolean mayReach(InetAddress peer) {
        return own().addresses.contains(peer) || listed(peer);
    }

    boolean mayReach(InetSocketAddress peer) {
        Own now = own();
        boolean ours = now.addresses.contains(peer.getAddress()) && (peer.getPort() == now.mediaPort || relayPorts.contains(peer.getPort()));
        return ours || listed(peer.getAddress());
    }

    private boolean listed(InetAddress peer) {
        return allowed.stream().anyMatch(network -> network.contains(peer.getHostAddress()));
    }

    boolean isRelay(InetSocketAddress peer) {
        return relayPorts.contains(peer.getPort()) && own().addresses.contains(peer.getAddress());
    }

    /** What peers see of a relay: the first address of the family that is announced; null where there is none. */
    @Nullable InetAddress relayed(boolean six) {
        int length = six ? 16 : 4;
        return own().announced.stream().filter(address -> address.getAddress().length == length).findFirst().orElse(null);
    }

    private Own own() {
        Own now = own;
        long nowNs = ticker.nanos();
        if (nowNs - now.readNs > FRESH_NS) {
            now = read(nowNs);
            own = now;
        }
        return now;
    }

    private Own read(long nowNs) {
        List<Candidate> candidates = media.candidates();
        List<InetAddress> announced = candidates.stream().map(Candidate::address).distinct().map(Reach::numeric).toList();
        Set<InetAddress> addresses = new HashSet<>(announced);
        HostAddresses.find().stream()
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress() && !address.isAnyLocalAddress())
                .forEach(addresses::add);
        int port = media.mediaPort();
        return new Own(addresses, announced, port, nowNs);
    }

    private static InetAddress numeric(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not numeric: " + address, e);
        }
    }
}
