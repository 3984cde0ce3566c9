// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;

/**
 * Resume tokens {@code <session>.<participant>.<256 random bits>}: the first two parts lead any node to the seat, the last is
 * the secret. Only a digest is kept.
 */
final class ResumeTokens {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{16})\\.([0-9A-Za-z]{1,32})\\.[0-9A-Za-z_-]{43}");

    /** Where a token leads. */
    record Address(SessionId session, ParticipantId participant) {}

    private ResumeTokens() {}

    static String create(SessionId session, ParticipantId participant) {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return session + "." + participant + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** Empty for anything that is not a token. */
    static Optional<Address> address(String token) {
        Matcher form = FORM.matcher(token);
        return form.matches()
                ? Optional.of(new Address(SessionId.parse(form.group(1)), new ParticipantId(form.group(2))))
                : Optional.empty();
    }

    /** SHA-256 in hex; enough for a random secret. */
    static String digest(String token) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean same(String digest, String other) {
        return MessageDigest.isEqual(digest.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
