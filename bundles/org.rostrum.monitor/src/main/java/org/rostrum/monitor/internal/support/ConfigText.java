// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal.support;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files of settings ({@code name = value}, long values over several lines that end in a backslash). Pure. */
final class ConfigText {

    private static final Pattern LINE = Pattern.compile("(\\s*[#!]?\\s*)([\\w.-]+)(\\s*[=:]\\s*)(.*)", Pattern.DOTALL);

    private ConfigText() {}

    /** The same text; values of secret names, in comments too, are {@code ***}. An empty one stays empty. */
    static String masked(String text) {
        return each(text, value -> value.isBlank() ? value : Redactor.MASK);
    }

    /** Values of secret names. */
    static List<String> secrets(String text) {
        List<String> found = new ArrayList<>();
        each(text, value -> {
            found.add(value.strip());
            return value;
        });
        return found;
    }

    private static String each(String text, UnaryOperator<String> onSecret) {
        StringBuilder out = new StringBuilder();
        for (String line : logicalLines(text)) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches() && SecretNames.secret(matcher.group(2))) {
                out.append(matcher.group(1)).append(matcher.group(2)).append(matcher.group(3)).append(onSecret.apply(matcher.group(4)));
            } else {
                out.append(line);
            }
            out.append('\n');
        }
        return out.toString();
    }

    private static List<String> logicalLines(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String part : text.lines().toList()) {
            line.append(part);
            if (part.endsWith("\\")) {
                line.append('\n');
            } else {
                lines.add(line.toString());
                line.setLength(0);
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }
}
