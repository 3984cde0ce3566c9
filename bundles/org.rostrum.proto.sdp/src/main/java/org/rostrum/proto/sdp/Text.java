// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.sdp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Numbers and parameters in text that may be anything. */
final class Text {

    private Text() {}

    /** Zero to 2^31 − 1, or −1. */
    static int number(String text) {
        long value = unsigned(text);
        return value > Integer.MAX_VALUE ? -1 : (int) value;
    }

    /** 32 bits without sign, as the int of the same bits. */
    static Optional<Integer> ssrc(String text) {
        long value = unsigned(text);
        return value < 0 || value > 0xffff_ffffL ? Optional.empty() : Optional.of((int) value);
    }

    private static long unsigned(String text) {
        if (text.isEmpty() || text.length() > 10) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** What stands before the first of these characters; all of it where there is none. ({@code "/".split("/")} is empty.) */
    static String before(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }

    /** {@code a=1;b} as a map in order. */
    static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String part : text.split(";")) {
            String trimmed = part.trim();
            int equals = trimmed.indexOf('=');
            if (!trimmed.isEmpty()) {
                parameters.putIfAbsent(
                        equals < 0 ? trimmed : trimmed.substring(0, equals), equals < 0 ? "" : trimmed.substring(equals + 1));
            }
        }
        return parameters;
    }
}
