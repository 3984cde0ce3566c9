// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal.support;

import java.util.List;
import java.util.Locale;

/** Which names promise a secret: of settings, variables, headers, parameters. Pure. */
final class SecretNames {

    private static final List<String> WORDS = List.of("password", "passwd", "passphrase", "passwort", "pwd", "secret", "token", "csrf", "credential",
            "apikey", "api_key", "api-key", "authorization", "cookie", "rostrum_session", "rostrum_guest",
            "rostrum_accounts", "totp", "digest");
    private static final List<String> ENDS = List.of("key", "pin", "salt");
    /** What is told about a secret is none. */
    private static final List<String> HARMLESS_ENDS = List.of("file", "path", "days", "seconds", "hours", "length", "url", "enabled");

    private SecretNames() {}

    static boolean secret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (HARMLESS_ENDS.stream().anyMatch(lower::endsWith)) {
            return false;
        }
        return WORDS.stream().anyMatch(lower::contains) || ENDS.stream().anyMatch(end -> endsInWord(name, lower, end));
    }

    /** Whether a value may have spaces and signs, so that only the end of the line ends it. */
    static boolean freeText(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("pass") || lower.contains("pwd") || lower.contains("secret") || lower.contains("cookie")
                || lower.contains("authorization") || lower.contains("credential");
    }

    /** {@code key}, {@code api.key}, {@code licenceKey}, but not {@code monkey}. */
    private static boolean endsInWord(String name, String lower, String end) {
        if (!lower.endsWith(end)) {
            return false;
        }
        int at = name.length() - end.length();
        return at == 0 || !Character.isLetter(name.charAt(at - 1)) || Character.isUpperCase(name.charAt(at));
    }
}
