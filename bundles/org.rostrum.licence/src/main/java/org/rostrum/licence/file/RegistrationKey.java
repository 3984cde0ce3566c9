// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.file;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;
import org.rostrum.licence.LicenceError;

/**
 * A registration key {@code XXXXX-XXXXX-XXXXX-XXXXX} (10/REG-1): a secret of 100 random bits, the first five characters of
 * which are the server ID. Immutable; its text is never logged.
 */
public final class RegistrationKey {

    /** Without 0, 1, I and O, which people mistake for one another. */
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final int GROUP = 5;
    private static final Pattern ID = Pattern.compile("[" + ALPHABET + "]{5}");
    private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{5}(-[" + ALPHABET + "]{5}){3}");

    private final String text;

    private RegistrationKey(String text) {
        this.text = text;
    }

    public static RegistrationKey random(SecureRandom random) {
        return new RegistrationKey(String.join("-", group(random), group(random), group(random), group(random)));
    }

    /** A server ID for a server that has no key. */
    public static String randomServerId(SecureRandom random) {
        return group(random);
    }

    private static String group(SecureRandom random) {
        StringBuilder group = new StringBuilder();
        for (int i = 0; i < GROUP; i++) {
            group.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return group.toString();
    }

    /** As people type it: lower case and blanks around are fine. */
    public static RegistrationKey of(String typed) throws LicenceFileException {
        String text = typed.length() > 64 ? "" : typed.strip().toUpperCase(Locale.ROOT);
        if (!FORM.matcher(text).matches()) {
            throw new LicenceFileException(LicenceError.KEY_MALFORMED, "A registration key is written XXXXX-XXXXX-XXXXX-XXXXX.");
        }
        return new RegistrationKey(text);
    }

    public static boolean isServerId(String text) {
        return ID.matcher(text).matches();
    }

    /** 10/REG-2: not secret. */
    public String serverId() {
        return text.substring(0, GROUP);
    }

    /** What licences and registers hold instead of the key. */
    public String digest() {
        return Digests.sha256(("rostrum registration key " + text).getBytes(StandardCharsets.US_ASCII));
    }

    /** The secret itself. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return serverId() + "-…";
    }
}
