// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Addresses of this host that peers may be told, numeric, IPv4 before IPv6. */
final class LocalAddresses {

    private static final Path IPV6_TABLE = Path.of("/proc/net/if_inet6");
    /** IFA_F_TEMPORARY, IFA_F_DEPRECATED, IFA_F_TENTATIVE of the kernel. */
    private static final int UNFIT = 0x01 | 0x20 | 0x40;

    private LocalAddresses() {}

    /** All that are up, without link-local, temporary and loopback ones; loopback where there is nothing else. */
    static List<String> find(boolean loopbackToo) {
        List<InetAddress> found = new ArrayList<>();
        try (Stream<NetworkInterface> all = NetworkInterface.networkInterfaces()) {
            all.filter(LocalAddresses::isUp).flatMap(NetworkInterface::inetAddresses).forEach(found::add);
        } catch (SocketException e) {
            // no interface can be read: loopback remains
            found.clear();
        }
        return choose(found, temporary(readTable()), loopbackToo);
    }

    static List<String> choose(List<InetAddress> found, Set<String> unfit, boolean loopbackToo) {
        List<String> outside = found.stream()
                .filter(LocalAddresses::reachesOut)
                .filter(address -> !unfit.contains(hex(address)))
                .sorted((a, b) -> Boolean.compare(a instanceof Inet6Address, b instanceof Inet6Address))
                .map(LocalAddresses::numeric)
                .toList();
        List<String> loopback = outside.isEmpty() || loopbackToo
                ? found.stream().filter(InetAddress::isLoopbackAddress)
                        .sorted((a, b) -> Boolean.compare(a instanceof Inet6Address, b instanceof Inet6Address))
                        .map(LocalAddresses::numeric).toList()
                : List.of();
        List<String> result = Stream.concat(outside.stream(), loopback.stream()).distinct().toList();
        return result.isEmpty() ? List.of("127.0.0.1") : result;
    }

    /** Whether somebody on another host may use it. */
    static boolean reachesOut(InetAddress address) {
        return !address.isLoopbackAddress() && !address.isLinkLocalAddress() && !address.isAnyLocalAddress() && !address.isMulticastAddress();
    }

    /** Lines of the kernel's table: address, interface, prefix, scope, flags, name. */
    static Set<String> temporary(List<String> table) {
        Set<String> unfit = new HashSet<>();
        for (String line : table) {
            String[] fields = line.strip().split("\\s+");
            if (fields.length >= 5 && fields[4].matches("[0-9a-f]{1,4}") && (Integer.parseInt(fields[4], 16) & UNFIT) != 0) {
                unfit.add(fields[0]);
            }
        }
        return unfit;
    }

    private static List<String> readTable() {
        try {
            return Files.isReadable(IPV6_TABLE) ? Files.readAllLines(IPV6_TABLE) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException e) {
            return false;
        }
    }

    /** Without the zone. */
    static String numeric(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    private static String hex(InetAddress address) {
        return HexFormat.of().formatHex(address.getAddress());
    }
}
