// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The command line: names of scenarios, then {@code --flag value} or {@code --flag}. Immutable.
 *
 * @param names of scenarios in order
 */
public record Options(List<String> names, Map<String, String> flags) {

    private static final Set<String> SWITCHES = Set.of("profile", "unpinned", "no-janus", "no-transport-cc");
    private static final Set<String> VALUES = Set.of("server", "out", "publishers", "subscribers", "seconds", "warm-up", "layers", "rate",
            "runs", "url", "login", "password", "workers", "video-slots", "audio-slots", "width", "height",
            "site", "client-loops", "pid", "viewers", "tile-viewers", "to", "listen", "seed", "conference", "clip");

    /** @throws IllegalArgumentException for a flag that does not exist */
    public static Options parse(String[] arguments) {
        List<String> names = new ArrayList<>();
        Map<String, String> flags = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (!argument.startsWith("--")) {
                names.add(argument);
                continue;
            }
            String flag = argument.substring(2);
            if (SWITCHES.contains(flag)) {
                flags.put(flag, "true");
            } else if (VALUES.contains(flag) && i + 1 < arguments.length) {
                flags.put(flag, arguments[++i]);
            } else {
                throw new IllegalArgumentException("unknown or without value: " + argument);
            }
        }
        return new Options(List.copyOf(names), Map.copyOf(flags));
    }

    public boolean on(String flag) {
        return flags.containsKey(flag);
    }

    public String text(String flag, String otherwise) {
        return flags.getOrDefault(flag, otherwise);
    }

    /** @throws IllegalArgumentException unless it is a whole number */
    public int number(String flag, int otherwise) {
        String value = flags.get(flag);
        try {
            return value == null ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + flag + " takes a whole number, not " + value, e);
        }
    }
}
