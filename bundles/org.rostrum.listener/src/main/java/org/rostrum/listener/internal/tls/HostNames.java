// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal.tls;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What this host is called.
 *
 * @param dns       names, lower case, {@code localhost} among them
 * @param addresses IP addresses as text, without zones
 * @param main      the name that stands first
 */
public record HostNames(Set<String> dns, Set<String> addresses, String main) {
    public HostNames {
        dns = Collections.unmodifiableSet(new TreeSet<>(dns));
        addresses = Collections.unmodifiableSet(new TreeSet<>(addresses));
    }

    /** Names and addresses of now. Reads the network interfaces, asks no name server but for the own name. */
    public static HostNames ofThisHost(String serverName) {
        return ofThisHost(serverName, "");
    }

    /** As {@link #ofThisHost(String)}, and the host of the external web address (20/A-23); empty: none. */
    public static HostNames ofThisHost(String serverName, String externalHost) {
        Set<String> dns = Stream.of("localhost", serverName, hostName(), externalHost)
                .map(n -> n.toLowerCase(java.util.Locale.ROOT))
                .filter(n -> n.matches("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?"))
                .collect(Collectors.toSet());
        Set<String> addresses = ofInterfaces().stream().map(HostNames::text).collect(Collectors.toSet());
        return new HostNames(dns, addresses, serverName);
    }

    /** All addresses of all interfaces that are up, loopback too. */
    public static List<InetAddress> ofInterfaces() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(HostNames::up)
                    .flatMap(NetworkInterface::inetAddresses)
                    .toList();
        } catch (SocketException e) {
            return List.of(InetAddress.getLoopbackAddress());
        }
    }

    /** Address as text without a zone. */
    public static String text(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    private static boolean up(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException e) {
            return false;
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
