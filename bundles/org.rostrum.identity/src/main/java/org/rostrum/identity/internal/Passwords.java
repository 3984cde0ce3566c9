// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.text.Normalizer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.PasswordRules;
import org.rostrum.settings.SiteSettings;

/**
 * Checks, hashes and verifies passwords. Hashing costs 19 MiB and a core for some 30 ms on purpose: two at a time, a short
 * queue, and beyond that {@code tooManyRequests}, so that strangers cannot take the server's memory and cores. Thread-safe.
 */
@Component(service = Passwords.class)
public final class Passwords {

    /** Adds every kind of character that a rule can ask for. */
    private static final String CLASSES = "-a1";

    private static final int AT_ONCE = 2;
    private static final int WAITING = 32;
    private static final int WAIT_SECONDS = 10;

    private final SiteSettings settings;
    private final Argon2 argon2;
    private final String nobodysHash;
    private final Semaphore slots = new Semaphore(AT_ONCE, true);
    private final AtomicInteger inside = new AtomicInteger();

    @Activate
    public Passwords(@Reference SiteSettings settings) {
        this(settings, Argon2.RECOMMENDED);
    }

    Passwords(SiteSettings settings, Argon2 argon2) {
        this.settings = settings;
        this.argon2 = argon2;
        this.nobodysHash = argon2.hash("nobody has this password");
    }

    /**
     * Says no to a new password that breaks one of the rules of 30 §16.
     *
     * @throws RostrumException with the code of the rule
     */
    void check(String password, String login, String location) {
        PasswordRules rules = PasswordRules.of(settings);
        rules.broken(password, login).ifPresent(broken -> {
            throw new RostrumException(broken, "the password does not meet the requirements: " + rules.words(), location);
        });
    }

    /** One by chance that meets the rules: 60 bits of letters, then as much as they ask for. */
    String generate() {
        PasswordRules rules = PasswordRules.of(settings);
        StringBuilder text = new StringBuilder(SetupCode.random().text());
        while (text.length() < rules.minimum() - CLASSES.length()) {
            text.append('-').append(SetupCode.random().text());
        }
        return text + CLASSES;
    }

    /** PHC string of it. */
    String hash(String password) {
        return bounded(() -> argon2.hash(normal(password)));
    }

    boolean matches(String hash, String password) {
        return bounded(() -> password.length() <= 2 * PasswordRules.MAXIMUM && Argon2.matches(hash, normal(password)));
    }

    /** Takes as long as {@link #matches}, for a login that nobody has: time must not tell (80/UPA-13). */
    void matchNobody(String password) {
        matches(nobodysHash, password);
    }

    /** Whether the hash was made with other parameters than today's. */
    boolean isOutdated(String hash) {
        return !argon2.made(hash);
    }

    /** The same password typed on different keyboards has one form. */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private <T> T bounded(Supplier<T> work) {
        if (inside.incrementAndGet() > AT_ONCE + WAITING) {
            inside.decrementAndGet();
            throw busy();
        }
        try {
            if (!slots.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
            try {
                return work.get();
            } finally {
                slots.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        } finally {
            inside.decrementAndGet();
        }
    }

    private static RostrumException busy() {
        return new RostrumException(CommonError.BRAKED, "too many sign-ins at once; try again in a moment");
    }
}
