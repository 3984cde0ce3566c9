// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.identity.internal.People.assertRefused;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.IdentityError;

class PasswordsTest {

    private final Passwords passwords = new Passwords(People.CHEAP);

    @Test
    void agreesWithTheReferenceImplementation() {
        // test.c of the reference implementation of Argon2: argon2id, version 19, t=2, m=2^16, p=1
        String stored = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(Argon2.matches(stored, "password")).isTrue();
        assertThat(Argon2.matches(stored, "Password")).isFalse();
    }

    @Test
    void hashesWithASaltOfItsOwnAndItsParametersInside() {
        String hash = Argon2.RECOMMENDED.hash("correct horse");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(Argon2.RECOMMENDED.hash("correct horse"));
        assertThat(Argon2.matches(hash, "correct horse")).isTrue();
        assertThat(Argon2.matches("plain", "plain")).isFalse();
    }

    @Test
    void tellsWhichHashesHaveOldParameters() {
        assertThat(passwords.isOutdated(People.CHEAP.hash("x"))).isFalse();
        assertThat(passwords.isOutdated(new Argon2(32, 1, 1).hash("x"))).isTrue();
    }

    @Test
    void theSamePasswordFromAnotherKeyboardMatches() {
        assertThat(passwords.matches(passwords.hash("cafe\u0301 au lait"), "caf\u00e9 au lait")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567", "Anna-Anna", "ANNA-ANNA"})
    void refusesShortOnesAndTheLogin(String password) {
        // 30/PWD-2, 30/PWD-3
        assertRefused(IdentityError.PASSWORD_WEAK, () -> passwords.check(password, "anna-anna", "password"));
    }

    @Test
    void refusesMoreThan128Characters() {
        passwords.check("a".repeat(128), "anna", "password");
        assertRefused(IdentityError.PASSWORD_WEAK, () -> passwords.check("a".repeat(129), "anna", "password"));
        assertThat(passwords.matches(passwords.hash("a".repeat(128)), "a".repeat(100_000))).isFalse();
    }

    @Test
    void aCrowdIsRefusedInsteadOfTakingTheMemory() throws Exception {
        Passwords real = new Passwords(Argon2.RECOMMENDED);
        String hash = real.hash("correct horse");
        AtomicInteger right = new AtomicInteger();
        AtomicInteger braked = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> crowd = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            Thread thread = new Thread(() -> {
                try {
                    start.await();
                    right.addAndGet(real.matches(hash, "correct horse") ? 1 : 0);
                } catch (RostrumException e) {
                    assertThat(e.error()).isEqualTo(CommonError.BRAKED);
                    braked.incrementAndGet();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            crowd.add(thread);
            thread.start();
        }
        start.countDown();
        for (Thread thread : crowd) {
            thread.join();
        }
        assertThat(right.get() + braked.get()).isEqualTo(80);
        assertThat(right.get()).isGreaterThanOrEqualTo(34);
        assertThat(braked.get()).isPositive();
        assertThat(real.matches(hash, "correct horse")).as("free again").isTrue();
    }
}
