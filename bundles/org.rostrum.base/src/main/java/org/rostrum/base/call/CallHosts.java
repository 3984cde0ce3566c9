// SPDX-License-Identifier: Apache-2.0
package org.rostrum.base.call;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.net.AddressNetwork;

/** Hosts and ports in call strings. Pure functions; no name is looked up. */
final class CallHosts {

    private static final int MAX = 253;
    private static final Pattern NAME = Pattern.compile("([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.)*[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");

    /** A last label of digits only is a mistyped address, never a name (RFC 1123 section 2.1). */
    private static final Pattern NUMBERS = Pattern.compile("([^.]*\\.)*[0-9]+");

    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

    private CallHosts() {}

    /**
     * Host with optional port.
     *
     * @param port null: none is written
     */
    record Place(String host, @Nullable String port) {}

    /** Cuts {@code host}, {@code host:port}, {@code [v6]}, {@code [v6]:port}; empty where brackets do not fit. */
    static Optional<Place> split(String text) {
        int bracket = text.indexOf(']');
        if (text.startsWith("[")) {
            String tail = text.substring(bracket + 1);
            return bracket < 0 || !tail.isEmpty() && !tail.startsWith(":")
                    ? Optional.empty()
                    : Optional.of(new Place(text.substring(0, bracket + 1), tail.isEmpty() ? null : tail.substring(1)));
        }
        int colon = text.indexOf(':');
        return Optional.of(colon < 0 ? new Place(text, null) : new Place(text.substring(0, colon), text.substring(colon + 1)));
    }

    /** A name, an IPv4 address, or an IPv6 address in square brackets, in the form that is kept; empty for anything else. */
    static Optional<String> host(String text) {
        if (text.startsWith("[")) {
            return address(text);
        }
        String name = ascii(text).toLowerCase(Locale.ROOT);
        if (name.length() > MAX || !NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        return NUMBERS.matcher(name).matches() ? address(name) : Optional.of(name);
    }

    /** An IPv4 address, or an IPv6 address in square brackets, without them. */
    static Optional<String> address(String text) {
        boolean bracketed = text.startsWith("[");
        String bare = bracketed && text.endsWith("]") && text.length() > 2 ? text.substring(1, text.length() - 1) : text;
        boolean v6 = bare.indexOf(':') >= 0;
        return v6 == bracketed && bare.indexOf('%') < 0 && AddressNetwork.address(bare).isPresent()
                ? Optional.of(bare.toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    private static String ascii(String name) {
        try {
            return IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }

    /** 1 to 65535; empty for anything else. */
    static Optional<Integer> port(String text) {
        return PORT.matcher(text).matches()
                ? Optional.of(Integer.parseInt(text)).filter(port -> port >= 1 && port <= 65_535)
                : Optional.empty();
    }

    static String written(String host) {
        return host.indexOf(':') < 0 ? host : "[" + host + "]";
    }

    static String written(String host, int port, int usual) {
        return written(host) + (port == usual ? "" : ":" + port);
    }
}
