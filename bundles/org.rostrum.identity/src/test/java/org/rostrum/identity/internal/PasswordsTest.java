// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.identity.internal.People.assertRefused;
import static org.rostrum.identity.internal.People.assertRefusedAt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountManagement;
import org.rostrum.identity.AccountService.NewAccount;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.Administrator;
import org.rostrum.identity.AdministratorService.NewAdministrator;
import org.rostrum.identity.Identity;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.PasswordRules;
import org.rostrum.identity.SignInService.IssuedToken;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SiteSettings;
import org.rostrum.test.TestDatabase;

class PasswordsTest {

    /** Every setting has its default. */
    private static final SiteSettings DEFAULTS = new SiteSettings() {
        @Override
        public <T> T get(Setting<T> setting) {
            return setting.fallback();
        }

        @Override
        public <T> void set(Setting<T> setting, T value, String by) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> AutoCloseable onChange(Setting<T> setting, Consumer<T> listener) {
            throw new UnsupportedOperationException();
        }
    };

    private final Passwords passwords = new Passwords(DEFAULTS, People.CHEAP);

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
    @CsvSource(quoteCharacter = '~', delimiter = '|', value = {
        // 30/PWD-1, 30/PWD-2, 30/PWD-3, 30 B-22: minimum, both cases, digit, special; password; refusal
        "8 | false | false | false | 1234567 | passwordTooShort",
        "8 | false | false | false | 12345678 |",
        "2 | false | false | false | 1 | passwordTooShort",
        "2 | false | false | false | ab |",
        "8 | false | false | false | ~\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00~ | passwordTooShort", // characters, not their halves
        "8 | true | false | false | abcdefgh | passwordNeedsBothCases",
        "8 | true | false | false | ABCDEFGH | passwordNeedsBothCases",
        "8 | true | false | false | \u0444\u0444\u0444\u0444\u0444\u0444\u0444\u0424 |", // 30 B-28: of any script
        "8 | true | false | false | 12345678 | passwordNeedsBothCases",
        "8 | false | true | false | abcdefgh | passwordNeedsDigit",
        "8 | false | true | false | abcdefg\u0663 | passwordNeedsDigit", // 0-9 only
        "8 | false | true | false | abcdefg7 |",
        "8 | false | false | true | abcdefg7 | passwordNeedsSpecial",
        "8 | false | false | true | ~ab cd|ef~ | passwordNeedsSpecial", // not in the set
        "8 | false | false | true | abcdefg` |",
        "8 | false | false | true | abcdefg\" |", // 30 B-28
        "8 | true | true | true | Abcdefg7 | passwordNeedsSpecial",
        "8 | true | true | true | Abcdef7\\ |",
        "8 | false | false | false | Anna-Anna | passwordTooWeak",
    })
    void eachRuleRefusesByItsName(int minimum, boolean cases, boolean digit, boolean special, String password, String refusal) {
        Optional<IdentityError> broken = new PasswordRules(minimum, cases, digit, special).broken(password, "anna-anna");
        assertThat(broken.map(IdentityError::code).orElse(null)).isEqualTo(refusal);
    }

    @Test
    void everySpecialCharacterCounts() {
        // 30/PWD-1, the set of the manual and the double quote
        PasswordRules rules = new PasswordRules(2, false, false, true);
        for (String one : "` ^ ' ? ! * @ # % $ & + . _ - = ~ , ; : ( ) [ ] < > { } / \\ \"".split(" ")) {
            assertThat(rules.broken("a" + one, "x")).as(one).isEmpty();
        }
    }

    @Test
    void refusesMoreThan128Characters() {
        // 30 B-22
        PasswordRules rules = PasswordRules.of(DEFAULTS);
        assertThat(rules.broken("Aa1" + "a".repeat(125), "anna")).isEmpty();
        assertThat(rules.broken("Aa1" + "a".repeat(126), "anna")).contains(IdentityError.PASSWORD_TOO_LONG);
        assertThat(passwords.matches(passwords.hash("a".repeat(128)), "a".repeat(100_000))).isFalse();
    }

    @Test
    void theSettingsAreTheRules() {
        // 30/PWD-5, 30 B-22: by default eight characters, both cases, a digit; 30/PWD-4: what exists stays
        try (People people = new People(TestDatabase.Kind.H2)) {
            assertThat(PasswordRules.of(people.settings)).isEqualTo(new PasswordRules(8, true, true, false));
            people.account("anna");
            people.settings.set(PasswordRules.MINIMUM, 64, "admin:root");
            people.settings.set(PasswordRules.SPECIAL_CHARACTER, true, "admin:root");
            people.signIn.signIn("anna", People.passwordOf("anna"), People.HERE);
            assertRefused(IdentityError.PASSWORD_TOO_SHORT, () -> people.account("boris"));
            assertThat(PasswordRules.of(people.settings).broken(people.passwords.generate(), "root")).isEmpty();
            assertRefused(CommonError.INVALID_VALUE, () -> people.settings.set(PasswordRules.MINIMUM, 65, "admin:root"));
            assertRefused(CommonError.INVALID_VALUE, () -> people.settings.set(PasswordRules.MINIMUM, 1, "admin:root"));
        }
    }

    @Test
    void everyPlaceThatSetsAPasswordKnowsTheRules() {
        // 30/PWD-2: administrator adds and changes, the person changes; set-up and the administrators' realm too
        try (People people = new People(TestDatabase.Kind.H2)) {
            Account anna = people.account("anna");
            Identity.User self = new Identity.User(anna.key(), anna.id(), "Anna");
            Identity.Administrator root = people.administrator("root", AdminRole.ADMIN);
            Administrator before = people.administrators.find("root").orElseThrow();
            String weak = "no digit Here";
            for (ThrowingCallable attempt : List.<ThrowingCallable>of(
                    () -> people.accounts.create(new NewAccount("boris", "", "", weak), "admin:root"),
                    () -> people.accounts.setPassword(anna.key(), weak, "server"),
                    () -> people.management.change(anna.key(), new AccountManagement.Change(null, null, weak, null, null), "admin:root"),
                    () -> people.ownAccount.changePassword(self, People.passwordOf("anna"), weak, "none"),
                    () -> people.own.changePassword(root, People.passwordOf("root"), weak, "none"),
                    () -> people.administrators.create(new NewAdministrator("sec", "", weak, Set.of(AdminRole.ADMIN)), "admin:root"),
                    () -> people.administrators.setPassword("root", weak, "admin:root"),
                    () -> people.administrators.reset("root", weak, "server"))) {
                assertRefusedAt(IdentityError.PASSWORD_NEEDS_DIGIT, "password", attempt);
            }
            people.signIn.signIn("anna", People.passwordOf("anna"), People.HERE);
            assertThat(people.administrators.find("root")).contains(before);
            assertThat(people.administrators.verify("root", People.passwordOf("root"))).isPresent();
            assertThat(people.accounts.resolve("boris")).isEmpty();
            assertThat(people.administrators.find("sec")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void aPersonChangesThePasswordAndKeepsThisSessionOnly(TestDatabase.Kind kind) {
        // 30/PWD-2, 30/UX-16, 80/UPS-4
        try (People there = new People(kind)) {
            Account anna = there.account("anna");
            Identity.User self = new Identity.User(anna.key(), anna.id(), "Anna");
            IssuedToken here = there.signIn.signIn("anna", People.passwordOf("anna"), People.HERE);
            IssuedToken other = there.signIn.signIn("anna", People.passwordOf("anna"), People.HERE);
            String kept = here.session().tokenId();
            assertRefusedAt(IdentityError.OLD_PASSWORD_WRONG, "old_password",
                    () -> there.ownAccount.changePassword(self, "guess", "Another password 1", kept));
            assertThat(there.signIn.authenticate(other.token())).isPresent();
            there.ownAccount.changePassword(self, People.passwordOf("anna"), "Another password 1", kept);
            assertThat(there.signIn.authenticate(here.token())).isPresent();
            assertThat(there.signIn.authenticate(other.token())).isEmpty();
            assertThat(there.events.last().type()).isEqualTo("password.changed");
            assertThat(there.events.last().actor()).isEqualTo("anna@localhost");
            there.signIn.signIn("anna", "Another password 1", People.HERE);
            for (int i = 0; i < 10; i++) {
                assertRefused(IdentityError.OLD_PASSWORD_WRONG, () -> there.ownAccount.changePassword(self, "guess", "Another password 2", kept));
            }
            assertRefused(CommonError.BRAKED, () -> there.ownAccount.changePassword(self, "Another password 1", "Another password 2", kept));
        }
    }

    @Test
    void aCrowdIsRefusedInsteadOfTakingTheMemory() throws Exception {
        Passwords real = new Passwords(DEFAULTS, Argon2.RECOMMENDED);
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
