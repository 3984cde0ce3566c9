// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.identity.internal.People.HERE;
import static org.rostrum.identity.internal.People.INSIDE;
import static org.rostrum.identity.internal.People.assertRefused;
import static org.rostrum.identity.internal.People.passwordOf;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.audit.AuditEvent;
import org.rostrum.base.error.CommonError;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountService.NewAccount;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.AdministratorService.NewAdministrator;
import org.rostrum.identity.ApplicationService.Created;
import org.rostrum.identity.ApplicationService.NewApplication;
import org.rostrum.identity.GrantService.Client;
import org.rostrum.identity.Identity;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.SignInService.ClientInfo;
import org.rostrum.identity.SignInService.IssuedToken;
import org.rostrum.identity.SignInService.Session;
import org.rostrum.identity.SignInService.TokenInfo;
import org.rostrum.identity.TokenSettings;
import org.rostrum.store.test.TestStore;
import org.rostrum.test.TestDatabase;

class TokenSignInTest {

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void aPasswordGivesATokenThatStandsForTheAccount(TestDatabase.Kind kind) {
        // 80/UPA-4: user ID and password; 60/EV-6: what the event log says of it
        try (People people = new People(kind)) {
            Account anna = people.account("anna");
            IssuedToken issued = people.signIn.signIn("Anna@localhost", passwordOf("anna"), HERE);
            Session session = people.signIn.authenticate(issued.token()).orElseThrow();
            assertThat(session).isEqualTo(issued.session());
            assertThat(session.identity()).isEqualTo(new Identity.User(anna.key(), anna.id(), "anna"));
            assertThat(session.csrf()).isNotEqualTo(issued.token()).hasSize(43);
            assertThat(issued).asString().doesNotContain(issued.token());
            AuditEvent event = people.events.last();
            assertThat(event.type()).isEqualTo("login");
            assertThat(event.actor()).isEqualTo("anna@localhost");
            assertThat(event.address()).isEqualTo("192.0.2.1");
            assertThat(event.details()).containsEntry("Result", "0").containsEntry("Login", "Anna@localhost");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void wrongAndUnknownLookTheSame(TestDatabase.Kind kind) {
        // 80/UPA-13, 30/LCK-9
        try (People people = new People(kind)) {
            people.account("anna");
            assertRefused(IdentityError.INVALID_CREDENTIALS, () -> people.signIn.signIn("anna", "wrong password", HERE));
            assertThat(people.events.last().subject()).isEqualTo("anna@localhost");
            assertThat(people.events.last().details()).containsEntry("Result", "InvalidCredentials");
            assertRefused(IdentityError.INVALID_CREDENTIALS, () -> people.signIn.signIn("nobody", "wrong password", HERE));
            assertThat(people.events.last().subject()).isNull();
            assertThat(people.events.last().details()).containsEntry("Login", "nobody");
            assertRefused(IdentityError.INVALID_CREDENTIALS, () -> people.signIn.signIn("\0", "\0", HERE));
        }
    }

    @Test
    void anUnknownLoginTakesAsLongAsAWrongPassword() {
        // 80/UPA-13: time must not tell; measured as processor time, which a busy machine does not change
        try (People people = new People(TestStore.h2(), Argon2.RECOMMENDED)) {
            people.account("anna");
            long wrong = Long.MAX_VALUE;
            long unknown = Long.MAX_VALUE;
            for (int i = 0; i < 5; i++) {
                wrong = Math.min(wrong, timed(() -> refusedSignIn(people, "anna")));
                unknown = Math.min(unknown, timed(() -> refusedSignIn(people, "nobody")));
            }
            assertThat((double) unknown / wrong).isBetween(0.5, 2.0);
        }
    }

    private static void refusedSignIn(People people, String login) {
        assertRefused(IdentityError.INVALID_CREDENTIALS, () -> people.signIn.signIn(login, "x", HERE));
    }

    private static long timed(Runnable work) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void anEmailSignsInWhereExactlyOneActiveAccountHasIt(TestDatabase.Kind kind) {
        // 00/R-50, 80/UPA-4
        try (People people = new People(kind)) {
            people.accounts.create(new NewAccount("anna", "", "Shared@example.org", passwordOf("anna")), "server");
            Session session = people.signIn.signIn("shared@EXAMPLE.org", passwordOf("anna"), HERE).session();
            assertThat(session.identity().name()).isEqualTo("anna@localhost");
            Account other = people.accounts.create(new NewAccount("boris", "", "shared@example.org", passwordOf("boris")), "server");
            assertRefused(IdentityError.INVALID_CREDENTIALS, () -> people.signIn.signIn("shared@example.org", passwordOf("anna"), HERE));
            people.accounts.setActive(other.key(), false, "server");
            people.signIn.signIn("shared@example.org", passwordOf("anna"), HERE);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void deactivationRefusesSignInAndEndsEverySessionAtOnce(TestDatabase.Kind kind) {
        // 80/UPA-8, 30/PRF-4, 30/PRF-5
        try (People people = new People(kind)) {
            Account anna = people.account("anna");
            String token = people.signIn.signIn("anna", passwordOf("anna"), HERE).token();
            assertThat(people.signIn.authenticate(token)).isPresent();
            people.accounts.setActive(anna.key(), false, "admin:root");
            assertThat(people.events.last().type()).isEqualTo("deactivation");
            assertThat(people.signIn.authenticate(token)).isEmpty();
            assertRefused(IdentityError.ACCOUNT_INACTIVE, () -> people.signIn.signIn("anna", passwordOf("anna"), HERE));
            people.accounts.setActive(anna.key(), true, "admin:root");
            assertThat(people.events.last().type()).isEqualTo("activation");
            assertThat(people.signIn.authenticate(token)).as("an ended token stays ended").isEmpty();
            people.signIn.signIn("anna", passwordOf("anna"), HERE);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void aNewPasswordEndsEverySession(TestDatabase.Kind kind) {
        // 30/UX-16
        try (People people = new People(kind)) {
            Account anna = people.account("anna");
            String token = people.signIn.signIn("anna", passwordOf("anna"), HERE).token();
            assertThat(people.signIn.authenticate(token)).isPresent();
            assertRefused(IdentityError.PASSWORD_TOO_SHORT, () -> people.accounts.setPassword(anna.key(), "short", "server"));
            assertThat(people.signIn.authenticate(token)).isPresent();
            people.accounts.setPassword(anna.key(), "Another password 1", "server");
            assertThat(people.signIn.authenticate(token)).isEmpty();
            assertRefused(IdentityError.INVALID_CREDENTIALS, () -> people.signIn.signIn("anna", passwordOf("anna"), HERE));
            people.signIn.signIn("anna", "Another password 1", HERE);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void anAccountHasSeveralSessionsAndEndsEachAlone(TestDatabase.Kind kind) {
        // 10/CMP-4, 00/R-20
        try (People people = new People(kind)) {
            Account anna = people.account("anna");
            Account boris = people.account("boris");
            IssuedToken first = people.signIn.signIn("anna", passwordOf("anna"), HERE);
            people.time.advance(Duration.ofSeconds(5));
            IssuedToken second = people.signIn.signIn("anna", passwordOf("anna"), new ClientInfo("::1", "Other/2"));
            List<TokenInfo> rows = people.signIn.sessions(anna.key());
            assertThat(rows).extracting(TokenInfo::tokenId).containsExactly(second.session().tokenId(), first.session().tokenId());
            assertThat(rows.get(0).client()).isEqualTo(new ClientInfo("::1", "Other/2"));
            assertThat(rows.get(1).createdAt()).isBefore(rows.get(0).createdAt());
            people.signIn.end(boris.key(), first.session().tokenId());
            assertThat(people.signIn.authenticate(first.token())).as("not his to end").isPresent();
            people.signIn.end(anna.key(), first.session().tokenId());
            assertThat(people.signIn.authenticate(first.token())).isEmpty();
            assertThat(people.signIn.authenticate(second.token())).isPresent();
            people.signIn.end(anna.key(), "no such id \0");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void signOutIsAtOnceAndMayBeRepeated(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            people.account("anna");
            String token = people.signIn.signIn("anna", passwordOf("anna"), HERE).token();
            assertThat(people.signIn.authenticate(token)).isPresent();
            people.signIn.signOut(token);
            assertThat(people.events.last().type()).isEqualTo("logout");
            assertThat(people.signIn.authenticate(token)).isEmpty();
            people.signIn.signOut(token);
            people.signIn.signOut("nonsense");
            assertThat(people.events.types()).containsOnlyOnce("logout");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void aSessionLivesSixtyDaysFromItsLastUse(TestDatabase.Kind kind) {
        // 80/UPA-7
        try (TestDatabase database = kind.create()) {
            String token;
            try (People people = new People(TestStore.over(database), People.CHEAP)) {
                people.account("anna");
                token = people.signIn.signIn("anna", passwordOf("anna"), HERE).token();
                people.time.advance(Duration.ofDays(59));
                assertThat(people.signIn.authenticate(token)).isPresent();
                people.time.advance(Duration.ofDays(59));
                assertThat(people.signIn.authenticate(token)).isPresent();
                people.time.advance(Duration.ofDays(60));
                assertThat(people.signIn.authenticate(token)).isEmpty();
            }
            try (People people = new People(TestStore.over(database), People.CHEAP)) {
                people.time.advance(Duration.ofDays(118 + 59));
                assertThat(people.signIn.authenticate(token)).as("the last use survived the restart").isPresent();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void unknownTokensAreNobody(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            assertThat(people.signIn.authenticate("")).isEmpty();
            assertThat(people.signIn.authenticate("x".repeat(100_000))).isEmpty();
            assertThat(people.signIn.authenticate(Token.random().text())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void onlyHashesOfTokensAndPasswordsAreStored(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            people.account("anna");
            String token = people.signIn.signIn("anna", passwordOf("anna"), HERE).token();
            List<?> stored = people.unit.jpa().read(em -> em.createNativeQuery(
                    "select token_hash from identity_token union all select password_hash from identity_account").getResultList());
            assertThat(stored).hasSize(2).allSatisfy(value -> assertThat((String) value).doesNotContain(token, passwordOf("anna")));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void authenticateAsksTheDatabaseOnlyNowAndThen(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            people.account("anna");
            String token = people.signIn.signIn("anna", passwordOf("anna"), HERE).token();
            people.signIn.authenticate(token);
            people.unit.jpa().run(em -> em.createQuery("delete from Token t").executeUpdate());
            assertThat(people.signIn.authenticate(token)).as("from memory").isPresent();
            people.time.advance(Duration.ofSeconds(31));
            assertThat(people.signIn.authenticate(token)).as("what another node ended is noticed within half a minute").isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void passwordsAreHashedAnewWhenTheParametersChange(TestDatabase.Kind kind) {
        try (TestDatabase database = kind.create()) {
            try (People people = new People(TestStore.over(database), People.CHEAP)) {
                people.account("anna");
            }
            try (People people = new People(TestStore.over(database), new Argon2(128, 1, 1))) {
                IssuedToken issued = people.signIn.signIn("anna", passwordOf("anna"), HERE);
                Object hash = people.unit.jpa().read(
                        em -> em.createNativeQuery("select password_hash from identity_account").getSingleResult());
                assertThat((String) hash).startsWith("$argon2id$v=19$m=128,t=1,p=1$");
                assertThat(people.signIn.authenticate(issued.token())).isPresent();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void guessingIsBrakedButNotForSomebodyElse(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            people.account("anna");
            people.settings.set(LockoutRule.AUTOMATIC, false, "server");
            ClientInfo attacker = new ClientInfo("203.0.113.9", "Script");
            for (int i = 0; i < 10; i++) {
                assertRefused(IdentityError.INVALID_CREDENTIALS, () -> people.signIn.signIn("anna", "guess", attacker));
            }
            assertRefused(CommonError.BRAKED, () -> people.signIn.signIn("anna", passwordOf("anna"), attacker));
            assertThat(people.signIn.signIn("anna", passwordOf("anna"), HERE)).isNotNull();
            people.time.advance(Duration.ofMinutes(10));
            assertThat(people.signIn.signIn("anna", passwordOf("anna"), attacker)).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void aGuestKeepsHisIdentityUnderANewName(TestDatabase.Kind kind) {
        // 40/GI-1, 40/GI-2, 40/GI-3, 80/UCP-6
        try (People people = new People(kind)) {
            IssuedToken first = people.signIn.guest(null, " Гость ", HERE);
            Identity.Guest guest = (Identity.Guest) first.session().identity();
            assertThat(guest.displayName()).isEqualTo("Гость");
            assertThat(guest.name()).startsWith("#guest:");
            IssuedToken again = people.signIn.guest(first.token(), "Guest", HERE);
            assertThat(again.token()).isEqualTo(first.token());
            assertThat(again.session().identity()).isEqualTo(new Identity.Guest(guest.id(), "Guest"));
            assertThat(people.signIn.authenticate(first.token()).orElseThrow().identity().displayName()).isEqualTo("Guest");
            Identity.Guest other = (Identity.Guest) people.signIn.guest(null, "Guest", HERE).session().identity();
            assertThat(other.id()).as("another browser is another guest").isNotEqualTo(guest.id());
            List<?> names = people.unit.jpa().read(em -> em.createQuery(
                            "select n.displayName from GuestName n where n.guestId = :id order by n.id")
                    .setParameter("id", guest.id().value())
                    .getResultList());
            assertThat(names).asList().containsExactly("Гость", "Guest");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void aGuestNeedsANameAndAForeignTokenMakesANewGuest(TestDatabase.Kind kind) {
        // 80/UCP-5
        try (People people = new People(kind)) {
            people.account("anna");
            String account = people.signIn.signIn("anna", passwordOf("anna"), HERE).token();
            assertRefused(IdentityError.NAME_INVALID, () -> people.signIn.guest(null, "  ", HERE));
            assertThat(people.signIn.guest(account, "Guest", HERE).token()).isNotEqualTo(account);
            assertThat(people.signIn.guest("rubbish", "Guest", HERE).session().identity()).isInstanceOf(Identity.Guest.class);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void aScriptCannotFillTheTablesWithGuests(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            for (int i = 0; i < 600; i++) {
                people.signIn.guest(null, "Guest", HERE);
            }
            assertRefused(CommonError.BRAKED, () -> people.signIn.guest(null, "Guest", HERE));
            people.signIn.guest(null, "Guest", new ClientInfo("192.0.2.2", ""));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void anAdministratorSignsInForTwelveHours(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            people.administrators.create(new NewAdministrator("Root", "", passwordOf("root"), Set.of(AdminRole.ADMIN)), "server");
            people.account("root");
            IssuedToken issued = people.signIn.signInAdministrator("root", passwordOf("root"), null, INSIDE);
            assertThat(issued.session().identity()).isEqualTo(new Identity.Administrator("Root", Set.of(AdminRole.ADMIN)));
            assertThat(people.signIn.authenticate(issued.token())).isPresent();
            people.administrators.setPassword("root", "Another password 1", "admin:Root");
            assertThat(people.signIn.authenticate(issued.token())).isEmpty();
            assertRefused(IdentityError.INVALID_CREDENTIALS, () -> people.signIn.signInAdministrator("root", passwordOf("root"), null, INSIDE));
            IssuedToken later = people.signIn.signInAdministrator("root", "Another password 1", null, INSIDE);
            people.time.advance(Duration.ofHours(12));
            assertThat(people.signIn.authenticate(later.token())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void tokensPastTheirEndAreSweptOut(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            people.account("anna");
            people.settings.set(TokenSettings.ACCESS_TOKEN_SECONDS, 60, "server");
            Created bot = people.applications.create(new NewApplication("Bot", true, List.of(), List.of("users")), "server");
            people.grants.byCredentials(new Client(bot.application().id(), String.valueOf(bot.secret())), null, HERE);
            people.signIn.signIn("anna", passwordOf("anna"), HERE);
            people.time.advance(Duration.ofSeconds(61));
            people.tokens.sweep();
            long left = people.unit.jpa().<Long>read(
                    em -> em.createQuery("select count(t) from Token t", Long.class).getSingleResult());
            assertThat(left).isEqualTo(1);
        }
    }
}
