// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.identity.internal.People.INSIDE;
import static org.rostrum.identity.internal.People.assertRefused;
import static org.rostrum.identity.internal.People.assertRefusedAt;
import static org.rostrum.identity.internal.People.passwordOf;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.audit.ConfigChange.Field;
import org.rostrum.audit.ConfigChange;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.Administrator;
import org.rostrum.identity.AdministratorSelf.Preferences;
import org.rostrum.identity.AdministratorService.Change;
import org.rostrum.identity.AdministratorService.NewAdministrator;
import org.rostrum.identity.Identity;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.SignInService.IssuedToken;
import org.rostrum.identity.SignInService.TokenInfo;
import org.rostrum.test.TestDatabase;

class StoredAdministratorsTest {

    private static final String NEW = "Another password 1";

    private static Change active(boolean active) {
        return new Change(null, null, active);
    }

    private static Change roles(AdminRole... roles) {
        return new Change(null, Set.of(roles), null);
    }

    private static IssuedToken signIn(People people, String login) {
        return people.signIn.signInAdministrator(login, passwordOf(login), null, INSIDE);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void administratorsAreARealmOfTheirOwn(TestDatabase.Kind kind) {
        // 00/R-10, 10/AR-3
        try (People people = new People(kind)) {
            people.account("anna");
            Identity.Administrator anna = new Identity.Administrator("anna", Set.of(AdminRole.ADMIN));
            people.administrators.create(new NewAdministrator("anna", "", "Long enough 1", anna.roles()), "server");
            people.administrator("Sec", AdminRole.SECURITY_ADMIN);
            assertThat(people.administrators.list()).extracting(Administrator::login).containsExactly("anna", "Sec");
            assertThat(people.administrators.verify("ANNA", "Long enough 1")).contains(anna);
            assertThat(people.administrators.verify("anna", passwordOf("anna"))).as("being a user gives nothing").isEmpty();
            assertThat(people.administrators.verify("nobody", "Long enough 1")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void wrongFieldsHaveTheirCodesAndChangeNothing(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            people.administrator("root", AdminRole.ADMIN);
            Administrator before = people.administrators.find("root").orElseThrow();
            Set<AdminRole> roles = Set.of(AdminRole.ADMIN);
            assertRefusedAt(CommonError.UNIQUE_VALUE_IN_USE, "login",
                    () -> people.administrators.create(new NewAdministrator("ROOT", "", "Long enough 1", roles), "server"));
            assertRefusedAt(IdentityError.LOGIN_INVALID, "login",
                    () -> people.administrators.create(new NewAdministrator("a b", "", "Long enough 1", roles), "server"));
            assertRefusedAt(IdentityError.NAME_INVALID, "display_name",
                    () -> people.administrators.create(new NewAdministrator("a", "\u202E", "Long enough 1", roles), "server"));
            assertRefusedAt(IdentityError.PASSWORD_TOO_SHORT, "password",
                    () -> people.administrators.create(new NewAdministrator("a", "", "short", roles), "server"));
            assertRefusedAt(CommonError.REQUIRED, "roles",
                    () -> people.administrators.create(new NewAdministrator("a", "", "Long enough 1", Set.of()), "server"));
            assertRefused(IdentityError.ADMINISTRATOR_NOT_FOUND, () -> people.administrators.setPassword("nobody", "Long enough 1", "server"));
            assertRefused(IdentityError.PASSWORD_TOO_SHORT, () -> people.administrators.setPassword("root", "root", "server"));
            assertRefusedAt(CommonError.REQUIRED, "roles", () -> people.administrators.change("root", roles(), "server"));
            assertRefused(IdentityError.ADMINISTRATOR_NOT_FOUND, () -> people.administrators.change("nobody", active(true), "server"));
            assertRefused(IdentityError.ADMINISTRATOR_NOT_FOUND, () -> people.administrators.delete("nobody", "server"));
            assertRefused(IdentityError.ADMINISTRATOR_NOT_FOUND, () -> people.administrators.unlock("nobody", "server"));
            assertThat(people.administrators.list()).containsExactly(before);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void whoIsDisabledLosesHisSessionsAndCannotSignIn(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            people.administrator("root", AdminRole.ADMIN);
            people.administrator("sec", AdminRole.SECURITY_ADMIN);
            String token = signIn(people, "sec").token();
            assertThat(people.signIn.authenticate(token)).isPresent();
            people.administrators.change("SEC", active(false), "admin:root");
            // 60 C.2 deactivation, 60/EV-6 administrator type
            assertThat(people.events.last().type()).isEqualTo("deactivation");
            assertThat(people.events.last().subject()).isEqualTo("admin:sec");
            assertThat(people.events.last().details()).containsEntry("AdminType", "security");
            assertThat(people.signIn.authenticate(token)).isEmpty();
            assertRefused(IdentityError.ACCOUNT_INACTIVE, () -> signIn(people, "sec"));
            assertRefused(IdentityError.ACCOUNT_INACTIVE, () -> people.administrators.verify("sec", passwordOf("sec")));
            people.administrators.change("sec", active(true), "admin:root");
            assertThat(people.events.last().type()).isEqualTo("activation");
            assertThat(people.signIn.authenticate(token)).as("an ended token stays ended").isEmpty();
            signIn(people, "sec");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void newRolesAndNamesCountAtOnceInOpenSessions(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            people.administrator("root", AdminRole.ADMIN);
            people.administrator("two", AdminRole.ADMIN);
            String token = signIn(people, "two").token();
            people.administrators.change("two", new Change("Number Two", Set.of(AdminRole.SECURITY_ADMIN), null), "admin:root");
            assertThat(people.signIn.authenticate(token).orElseThrow().identity())
                    .isEqualTo(new Identity.Administrator("two", "Number Two", Set.of(AdminRole.SECURITY_ADMIN)));
            // 60/CF-2
            ConfigChange change = people.changes.get(people.changes.size() - 1);
            assertThat(change.fields()).containsExactly(
                    new Field("display_name", "two", "Number Two"), new Field("roles", "admin", "security-admin"));
            assertThat(List.of(change.action().word(), change.objectType(), change.object(), change.by()))
                    .containsExactly("edit", "administrator", "two", "admin:root");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void theLastActiveAdministratorCannotGo(TestDatabase.Kind kind) {
        // 20/SEC-5, 00/R-10
        try (People people = new People(kind)) {
            people.administrator("root", AdminRole.ADMIN);
            people.administrator("sec", AdminRole.SECURITY_ADMIN);
            people.administrator("off", AdminRole.ADMIN);
            people.administrators.change("off", active(false), "admin:root");
            String token = signIn(people, "root").token();
            List<Administrator> before = people.administrators.list();
            assertRefused(IdentityError.LAST_ADMINISTRATOR, () -> people.administrators.delete("root", "admin:root"));
            assertRefused(IdentityError.LAST_ADMINISTRATOR, () -> people.administrators.change("root", active(false), "admin:root"));
            assertRefused(IdentityError.LAST_ADMINISTRATOR,
                    () -> people.administrators.change("root", roles(AdminRole.SECURITY_ADMIN), "admin:root"));
            assertThat(people.administrators.list()).isEqualTo(before);
            assertThat(people.signIn.authenticate(token)).isPresent();
            people.administrators.delete("sec", "admin:root");
            people.administrators.change("off", active(true), "admin:root");
            people.administrators.delete("root", "admin:off");
            assertThat(people.changes.get(people.changes.size() - 1).action().word()).isEqualTo("delete");
            assertThat(people.signIn.authenticate(token)).isEmpty();
            assertThat(people.administrators.list()).extracting(Administrator::login).containsExactly("off");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void twoWhoRemoveEachOtherLeaveOne(TestDatabase.Kind kind) throws Exception {
        // 20/SEC-5: at the same time
        try (People people = new People(kind)) {
            ExecutorService pool = Executors.newFixedThreadPool(2);
            try {
                for (int round = 0; round < 20; round++) {
                    String one = "one" + round;
                    String two = "two" + round;
                    people.administrator(one, AdminRole.ADMIN);
                    people.administrator(two, AdminRole.ADMIN);
                    if (round > 0) {
                        people.administrators.list().stream().filter(a -> !a.login().equals(one) && !a.login().equals(two))
                                .forEach(a -> people.administrators.delete(a.login(), "server"));
                    }
                    CyclicBarrier start = new CyclicBarrier(2);
                    Future<Boolean> first = pool.submit(removing(people, start, two, one));
                    Future<Boolean> second = pool.submit(removing(people, start, one, two));
                    assertThat(List.of(first.get(), second.get())).containsExactlyInAnyOrder(true, false);
                    assertThat(people.administrators.list()).filteredOn(Administrator::active).hasSize(1);
                }
            } finally {
                pool.shutdownNow();
            }
        }
    }

    private static Callable<Boolean> removing(People people, CyclicBarrier start, String login, String by) {
        return () -> {
            start.await();
            try {
                people.administrators.change(login, active(false), by);
                return true;
            } catch (RostrumException e) {
                assertThat(e.error()).isEqualTo(IdentityError.LAST_ADMINISTRATOR);
                return false;
            }
        };
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void aNewPasswordEndsEverySessionAndTheOwnOneKeepsTheOwn(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            Identity.Administrator root = people.administrator("root", AdminRole.ADMIN);
            IssuedToken here = signIn(people, "root");
            IssuedToken there = signIn(people, "root");
            assertRefused(IdentityError.OLD_PASSWORD_WRONG, () -> people.own.changePassword(root, "wrong", NEW, here.session().tokenId()));
            assertRefused(IdentityError.PASSWORD_TOO_SHORT,
                    () -> people.own.changePassword(root, passwordOf("root"), "short", here.session().tokenId()));
            assertThat(people.signIn.authenticate(there.token())).isPresent();
            people.own.changePassword(root, passwordOf("root"), NEW, here.session().tokenId());
            assertThat(people.signIn.authenticate(here.token())).isPresent();
            assertThat(people.signIn.authenticate(there.token())).isEmpty();
            assertThat(people.administrators.verify("root", NEW)).isPresent();
            people.administrators.setPassword("root", passwordOf("root"), "admin:root");
            assertThat(people.changes.get(people.changes.size() - 1).fields()).containsExactly(Field.secret("password"));
            assertThat(people.signIn.authenticate(here.token())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void anAdministratorSeesAndEndsHisSessions(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            Identity.Administrator root = people.administrator("root", AdminRole.ADMIN);
            Identity.Administrator sec = people.administrator("sec", AdminRole.SECURITY_ADMIN);
            IssuedToken one = signIn(people, "root");
            IssuedToken two = signIn(people, "root");
            assertThat(people.signIn.sessions(root)).extracting(TokenInfo::tokenId)
                    .containsExactlyInAnyOrder(one.session().tokenId(), two.session().tokenId());
            assertThat(people.signIn.sessions(sec)).isEmpty();
            people.signIn.end(sec, one.session().tokenId());
            assertThat(people.signIn.authenticate(one.token())).as("not his to end").isPresent();
            people.signIn.end(root, one.session().tokenId());
            assertThat(people.signIn.authenticate(one.token())).isEmpty();
            assertThat(people.signIn.authenticate(two.token())).isPresent();
            assertThat(people.administrators.find("root").orElseThrow().lastSignInAt()).isEqualTo(people.time.instant());
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void administratorsComeFromAllowedAddressesOnly(TestDatabase.Kind kind) {
        // 20/SEC-7, 10/ACC-5
        try (People people = new People(kind)) {
            people.administrator("root", AdminRole.ADMIN);
            assertRefused(IdentityError.ADDRESS_NOT_ALLOWED,
                    () -> people.signIn.signInAdministrator("root", passwordOf("root"), null, People.HERE));
            assertThat(people.events.last().details()).containsEntry("Result", "addressNotAllowed").containsEntry("Login", "root");
            signIn(people, "root");
            assertThat(people.events.last().details()).containsEntry("Result", "0").containsEntry("AdminType", "sysadmin");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void resetBringsBackWhoLostEverything(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            Identity.Administrator root = people.administrator("root", AdminRole.ADMIN);
            people.administrator("two", AdminRole.ADMIN);
            SecondFactorTest.add(people, root);
            people.administrators.change("root", active(false), "admin:two");
            String password = people.administrators.reset("root", null, "server");
            assertThat(people.administrators.verify("root", password)).isPresent();
            Administrator now = people.administrators.find("root").orElseThrow();
            assertThat(now.secondFactor()).isFalse();
            assertThat(now.active()).isTrue();
            for (int i = 0; i < 5; i++) {
                people.administrators.verify("root", "guess");
            }
            assertRefused(IdentityError.ACCOUNT_LOCKED, () -> people.administrators.verify("root", password));
            assertThat(people.administrators.reset("root", NEW, "server")).isEqualTo(NEW);
            assertThat(people.administrators.verify("root", NEW)).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void preferencesAreEachOnesOwn(TestDatabase.Kind kind) {
        // 10/PRF-1
        try (People people = new People(kind)) {
            Identity.Administrator root = people.administrator("root", AdminRole.ADMIN);
            Identity.Administrator sec = people.administrator("sec", AdminRole.SECURITY_ADMIN);
            Preferences wanted = new Preferences("ru", "Europe/Paris", false, "windows-1251", "\t");
            people.own.setPreferences(root, wanted);
            assertThat(people.own.preferences(root)).isEqualTo(wanted);
            assertThat(people.own.preferences(sec)).isEqualTo(Preferences.DEFAULT);
            assertRefusedAt(CommonError.INVALID_VALUE, "time_zone", () -> people.own.setPreferences(root,
                    new Preferences("en", "Mars/Base", true, "UTF-8", ";")));
            assertThat(people.own.preferences(root)).isEqualTo(wanted);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void guessingAtTheConsoleIsBrakedForAMinute(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            people.administrator("root", AdminRole.ADMIN);
            people.settings.set(LockoutRule.AUTOMATIC, false, "server");
            for (int i = 0; i < 20; i++) {
                assertThat(people.administrators.verify("root", "guess")).isEmpty();
            }
            assertRefused(CommonError.BRAKED, () -> people.administrators.verify("root", passwordOf("root")));
            people.time.advance(Duration.ofMinutes(1));
            assertThat(people.administrators.verify("root", passwordOf("root"))).isPresent();
        }
    }
}
