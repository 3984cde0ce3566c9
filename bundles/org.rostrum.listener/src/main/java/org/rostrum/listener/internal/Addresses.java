// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.rostrum.base.stream.StreamPorts;
import org.rostrum.listener.ListenerAddresses;
import org.rostrum.listener.ListenerCounters;
import org.rostrum.listener.internal.tls.HostNames;

/** The chosen ports of now. Thread-safe. */
final class Addresses implements ListenerAddresses, StreamPorts {

    /** What a port is for. */
    enum Role {
        HTTPS, HTTP, PLATFORM,
        /** TURN over TCP and over TLS (00/R-23). */
        TURN, TURN_TLS;

        /** Whether there are stream protocols only, no pages. */
        boolean streamsOnly() {
            return this == TURN || this == TURN_TLS;
        }
    }

    private final Map<Role, Integer> ports = new ConcurrentHashMap<>();
    private final Counters seen;

    Addresses(Counters seen) {
        this.seen = seen;
    }

    void set(Role role, int port) {
        ports.put(role, port);
    }

    void unset(Role role) {
        ports.remove(role);
    }

    OptionalInt port(Role role) {
        Integer port = ports.get(role);
        return port == null ? OptionalInt.empty() : OptionalInt.of(port);
    }

    @Override
    public OptionalInt httpsPort() {
        return port(Role.HTTPS);
    }

    @Override
    public OptionalInt httpPort() {
        return port(Role.HTTP);
    }

    @Override
    public OptionalInt platformPort() {
        return port(Role.PLATFORM);
    }

    /** The port for HTTPS of somebody who came by plain HTTP: all ports speak TLS, but the one for pages is the one to remember. */
    int httpsPortFrom(int reached) {
        OptionalInt http = httpPort();
        return http.isPresent() && reached == http.getAsInt() ? httpsPort().orElse(reached) : reached;
    }

    @Override
    public List<URI> webAddresses() {
        OptionalInt port = httpsPort().isPresent() ? httpsPort() : platformPort();
        if (port.isEmpty()) {
            return List.of();
        }
        String suffix = port.getAsInt() == 443 ? "/" : ":" + port.getAsInt() + "/";
        Stream<String> hosts = HostNames.ofInterfaces().stream()
                .filter(a -> !a.isLoopbackAddress() && !a.isLinkLocalAddress())
                .sorted(Comparator.comparing(Inet6Address.class::isInstance))
                .map(Addresses::literal);
        return Stream.concat(Stream.of("localhost"), hosts).map(h -> URI.create("https://" + h + suffix)).toList();
    }

    private static String literal(InetAddress address) {
        return address instanceof Inet6Address ? "[" + HostNames.text(address) + "]" : HostNames.text(address);
    }

    @Override
    public List<Integer> ports() {
        return Stream.of(Role.HTTPS, Role.PLATFORM).map(ports::get).filter(Objects::nonNull).distinct().toList();
    }

    @Override
    public ListenerCounters counters() {
        return seen.snapshot();
    }
}
