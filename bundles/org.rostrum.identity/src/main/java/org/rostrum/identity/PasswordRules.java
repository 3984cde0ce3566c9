// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SiteSettings;

/**
 * What a new password must have (30 §16). Passwords that exist are never checked again (30/PWD-4). Pure.
 *
 * @param minimum   characters, 2 to 64 (30/PWD-1)
 * @param bothCases a letter in upper and one in lower case, of any script (30 B-28)
 * @param digit     one of 0 to 9
 * @param special   one of {@link #SPECIAL}
 */
public record PasswordRules(int minimum, boolean bothCases, boolean digit, boolean special) {

    /** Longest password, in characters (30 B-22). */
    public static final int MAXIMUM = 128;

    /** What counts as a special character (30/PWD-1, B-28). */
    public static final String SPECIAL = "`^'?!*@#%$&+._-=~,;:()[]<>{}/\\\"";

    /** Defaults: 30 B-22. */
    public static final Setting<Integer> MINIMUM = Setting.number("passwordRules.minimumCharacters", 8, 2, 64)
            .titled("Passwords: characters")
            .described("New passwords have at least so many; those that exist stay.");

    public static final Setting<Boolean> BOTH_CASES = Setting.flag("passwordRules.bothCases", true)
            .titled("Passwords: letters in upper and lower case");
    public static final Setting<Boolean> DIGIT = Setting.flag("passwordRules.digit", true)
            .titled("Passwords: a digit");
    public static final Setting<Boolean> SPECIAL_CHARACTER = Setting.flag("passwordRules.specialCharacter", false)
            .titled("Passwords: a special character");

    /** All of them, in the order of the page. */
    public static final List<Setting<?>> SETTINGS = List.of(MINIMUM, BOTH_CASES, DIGIT, SPECIAL_CHARACTER);

    /** Those that hold now. */
    public static PasswordRules of(SiteSettings settings) {
        return new PasswordRules(
                settings.get(MINIMUM), settings.get(BOTH_CASES), settings.get(DIGIT), settings.get(SPECIAL_CHARACTER));
    }

    /** The first rule that a password breaks; empty: none. Whoever has the login cannot have it as password. */
    public Optional<IdentityError> broken(String password, String login) {
        int length = password.codePointCount(0, password.length());
        if (length < minimum) {
            return Optional.of(IdentityError.PASSWORD_TOO_SHORT);
        }
        if (length > MAXIMUM) {
            return Optional.of(IdentityError.PASSWORD_TOO_LONG);
        }
        if (bothCases && !(has(password, Character::isUpperCase) && has(password, Character::isLowerCase))) {
            return Optional.of(IdentityError.PASSWORD_NEEDS_BOTH_CASES);
        }
        if (digit && !has(password, c -> c >= '0' && c <= '9')) {
            return Optional.of(IdentityError.PASSWORD_NEEDS_DIGIT);
        }
        if (special && !has(password, c -> SPECIAL.indexOf(c) >= 0)) {
            return Optional.of(IdentityError.PASSWORD_NEEDS_SPECIAL);
        }
        return folded(password).equals(folded(login)) ? Optional.of(IdentityError.PASSWORD_WEAK) : Optional.empty();
    }

    /** In words, for whoever reads a refusal without a page. */
    public String words() {
        return minimum + " to " + MAXIMUM + " characters" + (bothCases ? ", letters in upper and lower case" : "")
                + (digit ? ", a digit" : "") + (special ? ", a special character" : "") + ", not the login";
    }

    private static boolean has(String text, IntPredicate kind) {
        return text.codePoints().anyMatch(kind);
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
