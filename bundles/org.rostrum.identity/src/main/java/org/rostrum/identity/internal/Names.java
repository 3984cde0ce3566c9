// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.ErrorCode;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.Account;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.Profile;
import org.rostrum.identity.ProfileField;

/** The forms of logins, display names and e-mail addresses. Pure functions. */
final class Names {

    static final int MAX_LOGIN = 64;
    static final int MAX_DISPLAY_NAME = 240;
    private static final int MAX_SHORT_NAME = 32;

    /** What browsers take for the begin of a tag, comment or instruction. */
    private static final Pattern MARKUP = Pattern.compile("<[\\p{Alpha}/!?]");

    /** See {@link org.rostrum.identity.Account#REFERENCE}. */
    private static final Pattern REFERENCE = Pattern.compile(Account.REFERENCE + "([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})");

    private static final Pattern SIP_NUMBER = Pattern.compile("(?:#?sip:)?[+0-9\\p{Alpha}._*#-]+(?:@[0-9\\p{Alpha}.:\\[\\]-]+)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,255}");

    /** Scripts that one word of one language mixes; any other mixture makes look-alikes (as UTS 39, highly restrictive). */
    private static final List<Set<UnicodeScript>> MIXTURES = List.of(
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HANGUL));

    private Names() {}

    /** The form in which names are compared: compatibility-normalised and case-folded (00/R-47, 00/R-48). Never throws. */
    static String fold(String text) {
        String once = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(once, Normalizer.Form.NFKC);
    }

    /** Compared form of an e-mail address; indexed, see the migration of searches. */
    static String emailKey(String email) {
        return cut(fold(email), 320);
    }

    /** Compared form of a display name, for sorting; indexed too. */
    static String displayKey(String name) {
        return cut(fold(name), 150);
    }

    /** Compared form of everything that a search looks at; indexed too. */
    static String searchKey(String text) {
        return cut(fold(text), 300);
    }

    /** Key of the namespace of logins; a text that no login can have gives one that is never stored. */
    static String nameKey(String login) {
        String key = cut(fold(login.strip()), 201);
        return key.length() <= 200 ? key : "";
    }

    /** Key of the account that a reference stands for; empty: this is none. */
    static Optional<UUID> referred(String typed) {
        Matcher matcher = REFERENCE.matcher(fold(typed.strip()));
        return matcher.matches() ? Optional.of(UUID.fromString(matcher.replaceFirst("$1-$2-$3-$4-$5"))) : Optional.empty();
    }

    /**
     * A login as it is kept: letters of one script, digits, {@code _ - .}, 1 to 64 characters (30 §4, 00/R-47).
     *
     * @throws RostrumException with {@link IdentityError#LOGIN_INVALID}
     */
    static String login(String typed, String location) {
        String login = Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC);
        boolean fits = !login.isEmpty()
                && login.length() <= MAX_LOGIN
                && login.codePoints().allMatch(Names::isLoginCharacter)
                && login.codePoints().anyMatch(Character::isLetterOrDigit)
                && !isMark(login.codePointAt(0))
                && referred(login).isEmpty();
        if (!fits) {
            throw new RostrumException(IdentityError.LOGIN_INVALID,
                    "a login has 1 to 64 letters, digits, underscores, hyphens and dots", location);
        }
        if (mixesScripts(login)) {
            throw new RostrumException(IdentityError.LOGIN_INVALID, "a login must not mix scripts", location);
        }
        return login;
    }

    /**
     * An alias or a group-call number as it is kept: letters of one script, digits, {@code - _}, 1 to 32 characters (30/ALS-3).
     *
     * @param error what is told if it does not fit
     */
    static String shortName(String typed, ErrorCode error, String location) {
        String name = Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC);
        boolean fits = !name.isEmpty()
                && name.length() <= MAX_SHORT_NAME
                && name.indexOf('.') < 0
                && name.codePoints().allMatch(Names::isLoginCharacter)
                && name.codePoints().anyMatch(Character::isLetterOrDigit)
                && !isMark(name.codePointAt(0));
        if (!fits) {
            throw new RostrumException(error, "this has 1 to 32 letters, digits, hyphens and underscores", location);
        }
        if (mixesScripts(name)) {
            throw new RostrumException(error, "this must not mix scripts", location);
        }
        return name;
    }

    private static boolean isLoginCharacter(int c) {
        return Character.isLetter(c) || isMark(c) || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.';
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean mixesScripts(String login) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        login.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
        scripts.remove(UnicodeScript.COMMON);
        scripts.remove(UnicodeScript.INHERITED);
        return scripts.size() > 1 && MIXTURES.stream().noneMatch(mixture -> mixture.containsAll(scripts));
    }

    /**
     * A name for people: trimmed, 1 to 240 characters, nothing invisible that changes the text around it.
     *
     * @throws RostrumException with {@link IdentityError#NAME_INVALID}
     */
    static String displayName(String typed, String location) {
        String name = Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
        boolean fits = name.length() <= MAX_DISPLAY_NAME
                && name.codePoints().noneMatch(Names::isForbidden)
                && name.codePoints().anyMatch(Names::isVisible);
        if (!fits) {
            throw new RostrumException(IdentityError.NAME_INVALID, "a name has 1 to 240 visible characters", location);
        }
        return name;
    }

    private static boolean isForbidden(int c) {
        return switch (Character.getType(c)) {
            // not UNASSIGNED: emoji are younger than the Java that runs here
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            // zero-width joiners build emoji and words; direction overrides turn other people's text round
            case Character.FORMAT -> c != 0x200C && c != 0x200D && (c < 0xE0020 || c > 0xE007F);
            default -> false;
        };
    }

    private static boolean isVisible(int c) {
        return !Character.isWhitespace(c) && !Character.isSpaceChar(c) && Character.getType(c) != Character.FORMAT && !isMark(c);
    }

    /** An address as it is kept; empty where none is given. */
    static String email(String typed, String location) {
        String email = typed.strip();
        if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
            throw new RostrumException(IdentityError.EMAIL_INVALID, "this is not an e-mail address", location);
        }
        return plain(email, location);
    }

    /**
     * The name of an account: as {@link #displayName}, without markup.
     *
     * @throws RostrumException with {@link IdentityError#NAME_INVALID} or {@link IdentityError#MARKUP}
     */
    static String accountName(String typed, String location) {
        return plain(displayName(typed, location), location);
    }

    /**
     * A profile as it is kept: each line trimmed, without control characters and markup (30 §4).
     *
     * @param within prefix of the locations that refusals name
     */
    static Profile profile(Profile typed, String within) {
        Profile kept = Profile.EMPTY;
        for (ProfileField field : ProfileField.ofPerson()) {
            String location = within + field.word();
            String text = plain(line(typed.get(field), field.maximum(), location), location);
            kept = kept.with(field, field == ProfileField.SIP_NUMBER ? sipNumber(text, location) : text);
        }
        return kept;
    }

    /** {@code <number>}, {@code sip:<number>} or {@code #sip:<number>} (30/PRF-8). */
    private static String sipNumber(String text, String location) {
        if (!text.isEmpty() && !SIP_NUMBER.matcher(text).matches()) {
            throw new RostrumException(IdentityError.SIP_NUMBER_INVALID, "a SIP number is <number>, sip:<number> or #sip:<number>", location);
        }
        return text;
    }

    /** Pages and mails show texts of people as text, but others may read them through us: tags have no place in them. */
    private static String plain(String text, String location) {
        if (MARKUP.matcher(text).find()) {
            throw new RostrumException(IdentityError.MARKUP, "markup is not allowed here", location);
        }
        return text;
    }

    private static String line(String typed, int length, String location) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
        if (text.length() > length || text.codePoints().anyMatch(Names::isForbidden)) {
            throw new RostrumException(
                    CommonError.INVALID_VALUE, "This is one line of at most " + length + " visible characters.", location);
        }
        return text;
    }

    /** At most {@code length} characters, without the half of one and without U+0000, which PostgreSQL refuses. */
    static String cut(String text, int length) {
        String clean = text.replace('\0', '\uFFFD');
        if (clean.length() <= length) {
            return clean;
        }
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(length - 1)) ? length - 1 : length);
    }
}
