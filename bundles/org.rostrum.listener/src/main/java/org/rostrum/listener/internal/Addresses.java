// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.rostrum.listener.ListenerAddresses;
import org.rostrum.listener.ListenerCounters;
import org.rostrum.listener.internal.tls.HostNames;

/** The chosen ports. */
record Addresses(OptionalInt httpsPort, OptionalInt httpPort, OptionalInt platformPort, Counters seen) implements ListenerAddresses {

    /** The port for HTTPS of somebody who came by plain HTTP: all ports speak TLS, but the one for pages is the one to remember. */
    int httpsPortFrom(int reached) {
        return httpPort.isPresent() && reached == httpPort.getAsInt() ? httpsPort.orElse(reached) : reached;
    }

    @Override
    public List<URI> webAddresses() {
        OptionalInt port = httpsPort.isPresent() ? httpsPort : platformPort;
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
    public ListenerCounters counters() {
        return seen.snapshot();
    }
}
