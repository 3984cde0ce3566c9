// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal.support;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of text: those that are known word for word, then whatever stands behind a name that promises one, then what
 * looks like one. Hides too much rather than too little. Immutable.
 */
final class Redactor {

    static final String MASK = "***";

    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----.*?(?:-----END [A-Z0-9 ]*PRIVATE KEY-----|\\z)", Pattern.DOTALL);
    private static final Pattern HEADER =
            Pattern.compile("(?i)\\b((?:set-)?cookie|(?:proxy-)?authorization|x-csrf-token)([\"']?\\s*[:=]\\s*)[^\\r\\n]+");
    private static final Pattern SCHEME = Pattern.compile("(?i)\\b(bearer|basic|digest)\\s+[A-Za-z0-9+/_.~=-]{6,}");
    private static final Pattern NAMED = Pattern.compile(
            "([?&]?)(?<![\\w.-])([\\w.-]{2,80}+)([\"']?[ \\t]*(?:[:=]|=>)[ \\t]*)(\"(?:[^\"\\\\\\r\\n]|\\\\.)*+\"|'[^'\\r\\n]*+'|([^\\r\\n]++))");
    private static final Pattern TOKEN_END = Pattern.compile("[\\s,;&\"'\\])}|]");
    private static final Pattern SETUP_CODE = Pattern.compile("\\b[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}\\b");
    private static final Pattern USER_INFO = Pattern.compile("(://)[^/\\s:@]*:[^/\\s]*@");
    private static final Pattern JSON_WEB_TOKEN = Pattern.compile("\\beyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*");
    private static final Pattern LONG = Pattern.compile("[A-Za-z0-9+_-]{32,}+=*");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]+");
    private static final Pattern MAIL = Pattern.compile("[A-Za-z0-9._%+-]{1,64}+@([A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+)");

    private final List<String> known;
    private final boolean addresses;

    /**
     * @param known     secrets of this server, word for word
     * @param addresses whether e-mail addresses stay
     */
    Redactor(Collection<String> known, boolean addresses) {
        // Longer ones first: one may be part of another
        this.known = known.stream().distinct().sorted(Comparator.comparing(String::length).reversed()).toList();
        this.addresses = addresses;
    }

    String text(String text) {
        String clean = text;
        for (String secret : known) {
            clean = clean.replace(secret, MASK);
        }
        clean = PRIVATE_KEY.matcher(clean).replaceAll(MASK);
        clean = HEADER.matcher(clean).replaceAll("$1$2" + MASK);
        clean = SCHEME.matcher(clean).replaceAll("$1 " + MASK);
        clean = USER_INFO.matcher(clean).replaceAll("$1" + MASK + "@");
        clean = named(clean);
        clean = SETUP_CODE.matcher(clean).replaceAll(MASK);
        clean = JSON_WEB_TOKEN.matcher(clean).replaceAll(MASK);
        clean = LONG.matcher(clean).replaceAll(found -> Matcher.quoteReplacement(random(found.group()) ? MASK : found.group()));
        return addresses ? clean : MAIL.matcher(clean).replaceAll(MASK + "@$1");
    }

    /** Goes on behind a harmless name at once: its value may hold the next name. */
    private static String named(String text) {
        StringBuilder out = new StringBuilder(text.length());
        Matcher matcher = NAMED.matcher(text);
        int done = 0;
        int from = 0;
        while (from <= text.length() && matcher.find(from)) {
            // The code of OAuth; elsewhere a code tells what went wrong
            boolean code = !matcher.group(1).isEmpty() && matcher.group(2).equals("code");
            if (code || SecretNames.secret(matcher.group(2))) {
                out.append(text, done, matcher.start(4)).append(MASK);
                done = matcher.start(4) + secretLength(matcher);
                from = done;
            } else {
                from = matcher.start(4);
            }
        }
        return out.append(text, done, text.length()).toString();
    }

    private static int secretLength(MatchResult found) {
        String value = found.group(4);
        boolean parameter = !found.group(1).isEmpty();
        if (found.group(5) == null || !parameter && SecretNames.freeText(found.group(2))) {
            return value.length();
        }
        Matcher end = TOKEN_END.matcher(value);
        return end.find() ? end.start() : value.length();
    }

    /** Made up by a machine: hexadecimal, or digits among letters of both cases. Names of classes and identifiers are not. */
    private static boolean random(String word) {
        return !UUID.matcher(word).matches()
                && word.chars().anyMatch(Character::isDigit)
                && (HEX.matcher(word).matches()
                        || word.chars().anyMatch(Character::isUpperCase) && word.chars().anyMatch(Character::isLowerCase));
    }
}
