// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.TerminalSecrets;
import org.rostrum.settings.SecretBox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes what is kept of an account's password: a salted hash, and beside it the sealed secrets of terminals (00/R-52). Thread-safe. */
@Component(service = CredentialMaker.class)
public final class CredentialMaker {

    private static final Logger logger = LoggerFactory.getLogger(CredentialMaker.class);

    private final Passwords passwords;
    private final SecretBox box;

    @Activate
    public CredentialMaker(@Reference Passwords passwords, @Reference SecretBox box) {
        this.passwords = passwords;
        this.box = box;
    }

    /**
     * Checks a new password by the rules (30/PWD-2) and makes what is kept of it.
     *
     * @throws RostrumException with the code of the rule that it breaks
     */
    Credentials checked(AccountKey account, String login, String password, String location) {
        check(login, password, location);
        return made(account, login, password);
    }

    /** @throws RostrumException with the code of the rule that it breaks */
    void check(String login, String password, String location) {
        passwords.check(password, login, location);
    }

    /** Of a password that is in use already, under today's parameters. */
    Credentials made(AccountKey account, String login, String password) {
        return new Credentials(passwords.hash(password), sealed(account, login, password));
    }

    /** Whether the next sign-in should make it anew. */
    boolean isOutdated(AccountEntity account) {
        return passwords.isOutdated(account.passwordHash()) || account.terminalSecrets().isEmpty() || box.isOutdated(account.terminalSecrets());
    }

    /** Without the key file people still sign in with passwords, only terminals do not, until the next sign-in. */
    private String sealed(AccountKey account, String login, String password) {
        try {
            TerminalSecrets secrets = secrets(login, password);
            return box.seal(purpose(account), String.join(" ", secrets.md5(), secrets.sha256(), secrets.h235()));
        } catch (RostrumException e) {
            logger.warn("the secrets of terminals could not be sealed: {}", e.getMessage());
            return "";
        }
    }

    /** Empty if there are none, or the key file is missing or another one. */
    Optional<TerminalSecrets> open(AccountEntity account) {
        if (account.terminalSecrets().isEmpty()) {
            return Optional.empty();
        }
        return box.open(purpose(account.key()), account.terminalSecrets())
                .map(text -> text.split(" ", -1))
                .filter(parts -> parts.length == 3)
                .map(parts -> new TerminalSecrets(parts[0], parts[1], parts[2]));
    }

    /** Of the account, so that nobody moves them to another row. */
    private static String purpose(AccountKey account) {
        return "account.terminal-secrets:" + account;
    }

    static TerminalSecrets secrets(String login, String typed) {
        String password = Normalizer.normalize(typed, Normalizer.Form.NFC);
        String a1 = login + ":" + TerminalSecrets.REALM + ":" + password;
        return new TerminalSecrets(hex("MD5", a1), hex("SHA-256", a1), hex("SHA-1", password));
    }

    private static String hex(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
