// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.identity.internal.People.assertRefused;
import static org.rostrum.identity.internal.People.assertRefusedAt;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.base.error.CommonError;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.Identity;
import org.rostrum.identity.IdentityError;
import org.rostrum.test.TestDatabase;

class StoredAdministratorsTest {

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void administratorsAreARealmOfTheirOwn(TestDatabase.Kind kind) {
        // 00/R-10, 10/AR-3
        try (People people = new People(kind)) {
            people.account("anna");
            Identity.Administrator anna = people.administrators.create("anna", "long enough", Set.of(AdminRole.ADMIN), "server");
            Identity.Administrator sec = people.administrators.create("Sec", "long enough", Set.of(AdminRole.SECURITY_ADMIN), "admin:anna");
            assertThat(people.administrators.list()).containsExactly(anna, sec);
            assertThat(people.administrators.verify("ANNA", "long enough")).contains(anna);
            assertThat(people.administrators.verify("anna", People.passwordOf("anna"))).as("being a user gives nothing").isEmpty();
            assertThat(people.administrators.verify("nobody", "long enough")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void wrongFieldsHaveTheirCodes(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            Set<AdminRole> roles = Set.of(AdminRole.ADMIN);
            people.administrators.create("root", "long enough", roles, "server");
            assertRefusedAt(CommonError.UNIQUE_VALUE_IN_USE, "login",
                    () -> people.administrators.create("ROOT", "long enough", roles, "server"));
            assertRefusedAt(IdentityError.LOGIN_INVALID, "login",
                    () -> people.administrators.create("a b", "long enough", roles, "server"));
            assertRefusedAt(IdentityError.PASSWORD_WEAK, "password", () -> people.administrators.create("a", "short", roles, "server"));
            assertRefusedAt(CommonError.REQUIRED, "roles", () -> people.administrators.create("a", "long enough", Set.of(), "server"));
            assertRefused(IdentityError.USER_NOT_FOUND, () -> people.administrators.setPassword("nobody", "long enough", "server"));
            assertRefused(IdentityError.PASSWORD_WEAK, () -> people.administrators.setPassword("root", "root", "server"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void guessingAtTheConsoleIsBrakedForAMinute(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            people.administrators.create("root", "long enough", Set.of(AdminRole.ADMIN), "server");
            for (int i = 0; i < 20; i++) {
                assertThat(people.administrators.verify("root", "guess")).isEmpty();
            }
            assertRefused(CommonError.BRAKED, () -> people.administrators.verify("root", "long enough"));
            people.time.advance(Duration.ofMinutes(1));
            assertThat(people.administrators.verify("root", "long enough")).isPresent();
        }
    }
}
