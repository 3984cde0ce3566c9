// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a STUN server is.
 *
 * @param host name or numeric address, IPv6 without brackets
 */
record StunServerName(String host, int port) {

    private static final int STANDARD_PORT = 3_478;
    private static final Pattern TEXT = Pattern.compile(
            "(?:stun:)?(?:([A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?)|\\[([0-9A-Fa-f:.]{2,45})\\])(?::([0-9]{1,5}))?");

    /** RFC 7064 with or without its scheme; empty where it is none. */
    static Optional<StunServerName> parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int port = matcher.group(3) == null ? STANDARD_PORT : Integer.parseInt(matcher.group(3));
        String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return port < 1 || port > 65_535 ? Optional.empty() : Optional.of(new StunServerName(host, port));
    }
}
