// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.identity.internal.People.HERE;
import static org.rostrum.identity.internal.People.INSIDE;
import static org.rostrum.identity.internal.People.assertRefused;
import static org.rostrum.identity.internal.People.passwordOf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.AccountService.NewAccount;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.AdministratorService.NewAdministrator;
import org.rostrum.identity.Identity;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.SetupService;
import org.rostrum.licence.LicenceError;
import org.rostrum.test.TestDatabase;

/** What the licence forbids accounts. */
class LicencedAccountsTest {

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void theNumberOfAccountsIsLimitedAlsoInARace(TestDatabase.Kind kind) throws Exception {
        // 10/LIC-2, 30/ACC-8, 00/R-3
        try (People people = new People(kind)) {
            people.account("first");
            people.licence.install(people.issuer.free("EB2MM", people.time.instant()));
            AtomicInteger refused = new AtomicInteger();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                String login = "racer" + i;
                threads.add(new Thread(() -> {
                    try {
                        people.account(login);
                    } catch (RostrumException e) {
                        assertThat(e.error()).isEqualTo(LicenceError.ACCOUNTS_LIMIT);
                        refused.incrementAndGet();
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(people.accounts.count()).isEqualTo(10);
            assertThat(refused).hasValue(7);
            people.licence.builtIn();
            people.account("another");
            assertThat(people.accounts.count()).isEqualTo(11);
        }
    }

    @Test
    void setUpKeepsToTheLimitAndMakesTheAdministratorWithoutALicence() {
        try (People people = new People(TestDatabase.Kind.H2)) {
            people.licence.takeAway();
            NewAccount account = new NewAccount("anna", "", "", passwordOf("anna"));
            assertRefused(LicenceError.ACCOUNTS_LIMIT, () -> people.setup.completeLocally(
                    new SetupService.Request("meet.test", "root", "Administrator-1", List.of(account))));
            assertThat(people.setup.required()).isTrue();
            people.setup.completeLocally(new SetupService.Request("meet.test", "root", "Administrator-1", List.of()));
            assertThat(people.setup.required()).isFalse();
        }
    }

    @Test
    void afterTheEndAccountsAreRefusedAndAdministratorsAreNot() {
        // 00/R-5
        try (People people = new People(TestDatabase.Kind.H2)) {
            people.account("anna");
            people.administrators.create(new NewAdministrator("root", "", "Administrator-1", Set.of(AdminRole.ADMIN)), "server");
            people.licence.install(people.issuer.until("EB2MM", people.time.instant(), Duration.ofDays(1), 0));
            people.time.advance(Duration.ofDays(1));

            assertRefused(LicenceError.EXPIRED, () -> people.signIn.signIn("anna", passwordOf("anna"), HERE));
            assertThat(people.events.last().details()).containsEntry("Result", "licence_expired");
            assertRefused(IdentityError.INVALID_CREDENTIALS, () -> people.signIn.signIn("anna", "wrong password", HERE));
            assertThat(people.signIn.signInAdministrator("root", "Administrator-1", null, INSIDE).session().identity())
                    .isInstanceOf(Identity.Administrator.class);
        }
    }
}
