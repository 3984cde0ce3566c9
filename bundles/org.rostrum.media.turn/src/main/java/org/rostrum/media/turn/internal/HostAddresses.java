// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.turn.internal;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Addresses of this host that clients may ask. */
final class HostAddresses {

    private HostAddresses() {}

    /** Those of all interfaces, loopback too. */
    static Set<InetAddress> find() {
        try (Stream<NetworkInterface> all = NetworkInterface.networkInterfaces()) {
            return choose(all.flatMap(NetworkInterface::inetAddresses).toList());
        } catch (SocketException e) {
            return choose(List.of());
        }
    }

    /** Link-local ones of IPv6 belong to a zone, which no address of a relay can name. Nothing known: the one that stands for all. */
    static Set<InetAddress> choose(Collection<InetAddress> found) {
        Set<InetAddress> chosen = new LinkedHashSet<>();
        for (InetAddress address : found) {
            if (!(address instanceof Inet6Address && address.isLinkLocalAddress()) && !address.isMulticastAddress()) {
                chosen.add(withoutZone(address));
            }
        }
        return chosen.isEmpty() ? Set.of(TurnLoop.wildcard()) : chosen;
    }

    private static InetAddress withoutZone(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
