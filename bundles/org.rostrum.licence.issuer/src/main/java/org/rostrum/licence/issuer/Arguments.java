// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.issuer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words of a command line: {@code --name value} pairs, flags, and the rest in order. Not thread-safe. */
final class Arguments {

    private static final Set<String> FLAGS = Set.of("bind-host");

    private final Map<String, List<String>> options = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();

    Arguments(List<String> arguments) throws IssuerException {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("--")) {
                words.add(argument);
                continue;
            }
            int equals = argument.indexOf('=');
            String name = argument.substring(2, equals < 0 ? argument.length() : equals);
            String value = FLAGS.contains(name) ? "true" : equals >= 0 ? argument.substring(equals + 1) : next(arguments, ++i, name);
            options.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        }
    }

    private static String next(List<String> arguments, int i, String name) throws IssuerException {
        if (i >= arguments.size()) {
            throw new IssuerException("--" + name + " needs a value");
        }
        return arguments.get(i);
    }

    /** Null: not given. */
    @Nullable String option(String name) throws IssuerException {
        List<String> values = all(name);
        if (values.size() > 1) {
            throw new IssuerException("--" + name + " is given twice");
        }
        return values.isEmpty() ? null : values.get(0);
    }

    List<String> all(String name) {
        asked.add(name);
        return options.getOrDefault(name, List.of());
    }

    String required(String name) throws IssuerException {
        String value = option(name);
        if (value == null || value.isBlank()) {
            throw new IssuerException("--" + name + " is required");
        }
        return value.strip();
    }

    String option(String name, String fallback) throws IssuerException {
        String value = option(name);
        return value == null ? fallback : value;
    }

    boolean flag(String name) {
        return !all(name).isEmpty();
    }

    /** The one word of a command that takes one. */
    String word(String what) throws IssuerException {
        if (words.size() != 1) {
            throw new IssuerException("this command takes one argument: " + what);
        }
        return words.get(0);
    }

    /** Refuses what no command asked for, so that a misspelt option does not go unnoticed. */
    void nothingElse(boolean mayHaveWord) throws IssuerException {
        for (String name : options.keySet()) {
            if (!asked.contains(name)) {
                throw new IssuerException("there is no option --" + name + " here");
            }
        }
        if (!mayHaveWord && !words.isEmpty()) {
            throw new IssuerException("what is \"" + words.get(0) + "\"?");
        }
    }
}
