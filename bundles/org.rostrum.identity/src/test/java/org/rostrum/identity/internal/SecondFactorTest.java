// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.identity.internal.People.INSIDE;
import static org.rostrum.identity.internal.People.assertRefused;
import static org.rostrum.identity.internal.People.passwordOf;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.base.error.CommonError;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.AdministratorSelf.Enrolment;
import org.rostrum.identity.Identity;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.SignInService.IssuedToken;
import org.rostrum.settings.SettingError;
import org.rostrum.test.TestDatabase;

@Tag("slow")
class SecondFactorTest {

    /** An authenticator in somebody's hand. */
    record Authenticator(People people, byte[] secret) {
        String code() {
            return Totp.code(secret, Totp.step(people.time.instant()), Totp.DIGITS);
        }
    }

    /** Gives an administrator a second factor. */
    static Authenticator add(People people, Identity.Administrator who) {
        Enrolment enrolment = people.own.beginSecondFactor(who);
        Authenticator authenticator = new Authenticator(people, decode(enrolment.secret()));
        people.own.confirmSecondFactor(who, authenticator.code());
        return authenticator;
    }

    private static byte[] decode(String base32) {
        java.math.BigInteger number = java.math.BigInteger.ZERO;
        for (char c : base32.toCharArray()) {
            number = number.shiftLeft(5).or(java.math.BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c)));
        }
        byte[] bytes = new byte[Totp.SECRET_BYTES];
        for (int i = bytes.length - 1; i >= 0; i--) {
            bytes[i] = number.byteValue();
            number = number.shiftRight(8);
        }
        return bytes;
    }

    private static IssuedToken signIn(People people, String code) {
        return people.signIn.signInAdministrator("root", passwordOf("root"), code, INSIDE);
    }

    private static void nextStep(People people) {
        people.time.advance(Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void passwordAndCodeSignIn(TestDatabase.Kind kind) {
        // 00/R-10: optional TOTP
        try (People people = new People(kind)) {
            Identity.Administrator root = people.administrator("root", AdminRole.ADMIN);
            signIn(people, null);
            Authenticator phone = add(people, root);
            assertThat(people.events.last().type()).isEqualTo("second_factor.added");
            assertRefused(IdentityError.SECOND_FACTOR_REQUIRED, () -> signIn(people, null));
            assertRefused(IdentityError.SECOND_FACTOR_REQUIRED, () -> signIn(people, " "));
            assertRefused(IdentityError.INVALID_CREDENTIALS, () -> signIn(people, phone.code()));
            nextStep(people);
            String code = phone.code();
            assertThat(people.signIn.authenticate(signIn(people, code).token())).isPresent();
            assertRefused(IdentityError.INVALID_CREDENTIALS, () -> signIn(people, code));
            nextStep(people);
            assertThat(people.administrators.verify("root", passwordOf("root") + phone.code())).isPresent();
            assertThat(people.administrators.verify("root", passwordOf("root") + phone.code())).as("good once").isEmpty();
            assertRefused(IdentityError.SECOND_FACTOR_REQUIRED, () -> people.administrators.verify("root", passwordOf("root")));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void itCountsOnlyOnceConfirmed(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            Identity.Administrator root = people.administrator("root", AdminRole.ADMIN);
            assertRefused(IdentityError.SECOND_FACTOR_NOT_SET, () -> people.own.confirmSecondFactor(root, "123456"));
            Authenticator first = new Authenticator(people, decode(people.own.beginSecondFactor(root).secret()));
            Authenticator second = new Authenticator(people, decode(people.own.beginSecondFactor(root).secret()));
            assertRefused(IdentityError.SECOND_FACTOR_WRONG, () -> people.own.confirmSecondFactor(root, first.code()));
            signIn(people, null);
            people.own.confirmSecondFactor(root, second.code());
            assertRefused(IdentityError.SECOND_FACTOR_SET, () -> people.own.beginSecondFactor(root));
            assertRefused(IdentityError.SECOND_FACTOR_SET, () -> people.own.confirmSecondFactor(root, second.code()));
            assertThat(people.administrators.find("root").orElseThrow().secondFactor()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void itIsRemovedWithACodeOrByAnotherAdministrator(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            Identity.Administrator root = people.administrator("root", AdminRole.ADMIN);
            assertRefused(IdentityError.SECOND_FACTOR_NOT_SET, () -> people.own.removeSecondFactor(root, "123456"));
            Authenticator phone = add(people, root);
            nextStep(people);
            assertRefused(IdentityError.SECOND_FACTOR_WRONG, () -> people.own.removeSecondFactor(root, "x"));
            people.own.removeSecondFactor(root, phone.code());
            signIn(people, null);
            nextStep(people);
            add(people, root);
            people.administrators.removeSecondFactor("root", "admin:other");
            assertThat(people.events.last().type()).isEqualTo("second_factor.removed");
            signIn(people, null);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void guessingCodesLocksAsGuessingPasswordsDoes(TestDatabase.Kind kind) {
        // 30/LCK-3: the code is part of the credentials
        try (People people = new People(kind)) {
            Identity.Administrator root = people.administrator("root", AdminRole.ADMIN);
            Authenticator phone = add(people, root);
            nextStep(people);
            for (int i = 0; i < 5; i++) {
                assertRefused(IdentityError.SECOND_FACTOR_REQUIRED, () -> signIn(people, null));
                assertRefused(IdentityError.INVALID_CREDENTIALS, () -> signIn(people, "12345"));
                people.time.advance(Duration.ofMinutes(5));
            }
            assertRefused(IdentityError.ACCOUNT_LOCKED, () -> signIn(people, phone.code()));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void itsSecretIsSealedInTheDatabase(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            Identity.Administrator root = people.administrator("root", AdminRole.ADMIN);
            Authenticator phone = add(people, root);
            List<?> stored = people.unit.jpa().read(em -> em.createNativeQuery("select totp_secret from identity_admin").getResultList());
            String sealed = (String) stored.get(0);
            assertThat(sealed).doesNotContain(Totp.base32(phone.secret()))
                    .doesNotContain(java.util.Base64.getEncoder().encodeToString(phone.secret()));
            SealedSecrets secrets = new SealedSecrets(people.box);
            assertThat(secrets.open(sealed, "root")).isEqualTo(phone.secret());
            assertRefused(SettingError.SECRET_KEY_UNAVAILABLE, () -> secrets.open(sealed, "other"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void withoutItsKeyFileNobodyComesInByThePasswordAlone(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            Authenticator phone = add(people, people.administrator("root", AdminRole.ADMIN));
            people.box.keyLost = true;
            nextStep(people);
            assertRefused(IdentityError.SECOND_FACTOR_REQUIRED, () -> signIn(people, null));
            assertRefused(SettingError.SECRET_KEY_UNAVAILABLE, () -> signIn(people, phone.code()));
            people.administrators.reset("root", passwordOf("root"), "server");
            signIn(people, null);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void guessingWithAnOpenSessionIsBraked(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            Identity.Administrator root = people.administrator("root", AdminRole.ADMIN);
            add(people, root);
            for (int i = 0; i < 10; i++) {
                assertRefused(IdentityError.SECOND_FACTOR_WRONG, () -> people.own.removeSecondFactor(root, "x"));
            }
            assertRefused(CommonError.BRAKED, () -> people.own.removeSecondFactor(root, "x"));
        }
    }
}
