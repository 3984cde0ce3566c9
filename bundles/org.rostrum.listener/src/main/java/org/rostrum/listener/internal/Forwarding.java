// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.net.AddressNetwork;

/**
 * Who is behind a proxy, by {@code Forwarded} (RFC 7239) or {@code X-Forwarded-*}. Each proxy appends the address that it saw, so the
 * list is read from its end: the first address that is none of our proxies is the client, whatever it claims itself further left. Pure.
 *
 * @param client the client's address
 * @param proto  scheme that the client used, {@code http} or {@code https}; null: not told
 * @param host   Host that the client asked for; null: not told
 */
record Forwarding(InetAddress client, @Nullable String proto, @Nullable String host) {

    private static final Pattern PAIR = Pattern.compile("\\s*([A-Za-z]+)=(\"[^\"]*\"|[^;,\"]*)\\s*");
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");
    /** A client could send thousands; proxies in a row are few. */
    private static final int MAX_HOPS = 32;

    /** One element of the list, as a proxy wrote it. */
    private record Hop(@Nullable String address, @Nullable String proto, @Nullable String host) {}

    /**
     * @param peer    who is connected to us
     * @param trusted our proxies
     * @param header  all values of a header by its name, in order
     * @return empty: the peer is no proxy of ours, or tells nothing that can be used
     */
    static Optional<Forwarding> of(InetAddress peer, List<AddressNetwork> trusted, Function<String, List<String>> header) {
        if (!isTrusted(peer, trusted)) {
            return Optional.empty();
        }
        List<Hop> hops = hops(header);
        Forwarding found = null;
        for (Hop hop : hops.subList(0, Math.min(hops.size(), MAX_HOPS))) {
            Optional<InetAddress> address = hop.address == null ? Optional.empty() : address(hop.address);
            if (address.isEmpty()) {
                break;
            }
            found = new Forwarding(address.get(), scheme(hop.proto), host(hop.host));
            if (!isTrusted(address.get(), trusted)) {
                break;
            }
        }
        return Optional.ofNullable(found);
    }

    private static boolean isTrusted(InetAddress address, List<AddressNetwork> trusted) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    /** Nearest first. */
    private static List<Hop> hops(Function<String, List<String>> header) {
        List<String> standard = elements(header.apply("Forwarded"));
        if (!standard.isEmpty()) {
            return standard.stream().map(Forwarding::standardHop).toList();
        }
        List<String> protos = elements(header.apply("X-Forwarded-Proto"));
        List<String> hosts = elements(header.apply("X-Forwarded-Host"));
        List<Hop> hops = new ArrayList<>();
        for (String address : elements(header.apply("X-Forwarded-For"))) {
            int at = hops.size();
            // Many proxies tell scheme and host once for all hops
            hops.add(new Hop(address, at(protos, at), at(hosts, at)));
        }
        return hops;
    }

    private static @Nullable String at(List<String> values, int index) {
        return values.isEmpty() ? null : values.get(Math.min(index, values.size() - 1));
    }

    /** Elements of a list header, last first. */
    private static List<String> elements(List<String> values) {
        List<String> elements = new ArrayList<>();
        values.forEach(v -> elements.addAll(List.of(v.split(",", -1))));
        List<String> stripped = new ArrayList<>(elements.stream().map(String::strip).toList());
        Collections.reverse(stripped);
        return stripped.size() == 1 && stripped.get(0).isEmpty() ? List.of() : stripped;
    }

    private static Hop standardHop(String element) {
        String address = null;
        String proto = null;
        String host = null;
        for (String part : element.split(";")) {
            Matcher pair = PAIR.matcher(part);
            if (pair.matches()) {
                String value = pair.group(2).replace("\"", "").strip();
                switch (pair.group(1).toLowerCase(java.util.Locale.ROOT)) {
                    case "for" -> address = value;
                    case "proto" -> proto = value;
                    case "host" -> host = value;
                    default -> { }
                }
            }
        }
        return new Hop(address, proto, host);
    }

    /** With or without a port; RFC 7239 section 6 has brackets around IPv6. */
    private static Optional<InetAddress> address(String text) {
        int end = text.indexOf(']');
        if (text.startsWith("[") && end > 0) {
            return AddressNetwork.address(text.substring(1, end));
        }
        boolean port = text.indexOf(':') >= 0 && text.indexOf(':') == text.lastIndexOf(':');
        return AddressNetwork.address(port ? text.substring(0, text.indexOf(':')) : text);
    }

    private static @Nullable String scheme(@Nullable String text) {
        return text != null && (text.equalsIgnoreCase("https") || text.equalsIgnoreCase("http")) ? text.toLowerCase(java.util.Locale.ROOT) : null;
    }

    private static @Nullable String host(@Nullable String text) {
        return text != null && HOST.matcher(text).matches() ? text : null;
    }
}
