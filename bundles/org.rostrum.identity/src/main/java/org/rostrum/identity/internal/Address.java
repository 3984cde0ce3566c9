// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.rostrum.base.call.CallString;
import org.rostrum.identity.contact.CallTarget;

/**
 * Whom an entry of a book or list means, in the form that is stored: an account by its key, so that it stays the same under another
 * login, everything else by its call string, digits to dial later included (80/UCS-24).
 *
 * @param hash    of what is compared; two entries with the same hash are the same
 * @param text    canonical call string
 * @param account {@link NameEntity#NO_ACCOUNT} where there is none
 */
record Address(String hash, String text, UUID account) {

    static Address of(CallTarget target) {
        return target instanceof CallTarget.Person person ? ofAccount(person.account().key().value(), target.call().text()) : of(target.call());
    }

    static Address of(CallString call) {
        return new Address(hash(Names.fold(call.text())), call.text(), NameEntity.NO_ACCOUNT);
    }

    static Address ofAccount(UUID account, String login) {
        return new Address(hash("account " + account), login, account);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
