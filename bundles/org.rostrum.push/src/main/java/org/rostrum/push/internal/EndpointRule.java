// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.net.AddressNetwork;
import org.rostrum.push.PushError;

/**
 * Where push may go (55/PSH-9): an endpoint comes from a browser, so a person could name any address of the network that this server
 * stands in. Only https, only hosts of the list, and no address of an internal network unless that is listed, too. Pure.
 */
final class EndpointRule {

    /** What is not the Internet, beyond what Java's own classes tell: RFC 6890, RFC 6598, RFC 4193, translated and tunnelled IPv4. */
    private static final List<AddressNetwork> INTERNAL = networks(List.of("0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "198.18.0.0/15",
            "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4", "fc00::/7", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16", "2001:db8::/32",
            "100::/64"));

    private static final int HTTPS = 443;
    private static final int MAX_LENGTH = 2000;

    private EndpointRule() {}

    /** @throws RostrumException {@code pushEndpointInvalid}, {@code pushHostNotAllowed} */
    static URI checked(String endpoint, List<String> hosts) {
        URI address = parsed(endpoint);
        String host = address.getHost().toLowerCase(Locale.ROOT);
        int port = address.getPort() < 0 ? HTTPS : address.getPort();
        if (hosts.stream().noneMatch(allowed -> matches(allowed, host, port))) {
            throw new RostrumException(PushError.PUSH_HOST_NOT_ALLOWED,
                    "This server sends no push to " + host + "; the administrator keeps the list of hosts.", "endpoint");
        }
        return address;
    }

    private static URI parsed(String endpoint) {
        try {
            URI address = endpoint.length() > MAX_LENGTH ? new URI("") : new URI(endpoint);
            boolean usable = "https".equalsIgnoreCase(address.getScheme()) && address.getHost() != null && address.getRawUserInfo() == null
                    && address.getRawFragment() == null && address.getPort() != 0;
            if (usable) {
                return address;
            }
        } catch (URISyntaxException e) {
            // refused below
        }
        throw new RostrumException(PushError.PUSH_ENDPOINT_INVALID, "An endpoint is an https address of at most " + MAX_LENGTH + " characters.",
                "endpoint");
    }

    private static boolean matches(String allowed, String host, int port) {
        int colon = allowed.lastIndexOf(':');
        String name = colon < 0 ? allowed : allowed.substring(0, colon);
        int wanted = colon < 0 ? HTTPS : Integer.parseInt(allowed.substring(colon + 1));
        boolean same = name.startsWith("*.") ? host.endsWith(name.substring(1)) && host.length() > name.length() - 1 : host.equals(name);
        return same && wanted == port;
    }

    /** Whether an address that a host's name stands for may be connected to. */
    static boolean mayConnect(InetAddress address, List<String> internalNetworks) {
        boolean internal = address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()
                || address.isSiteLocalAddress() || address.isMulticastAddress()
                || INTERNAL.stream().anyMatch(network -> network.contains(address));
        return !internal || networks(internalNetworks).stream().anyMatch(network -> network.contains(address));
    }

    private static List<AddressNetwork> networks(List<String> texts) {
        return texts.stream().flatMap(text -> AddressNetwork.parse(text).stream()).toList();
    }
}
