// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.identity.internal.People.assertRefused;
import static org.rostrum.identity.internal.People.assertRefusedAt;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.audit.AuditEvent;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountService.NewAccount;
import org.rostrum.identity.IdentityError;
import org.rostrum.settings.ServerSettings;
import org.rostrum.test.TestDatabase;

class StoredAccountsTest {

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void anAccountIsFoundByKeyLoginAndFullId(TestDatabase.Kind kind) {
        // 10/UID-1, 10/UID-2, 00/R-24
        try (People people = new People(kind)) {
            Account anna = people.accounts.create(
                    new NewAccount("Anna", " Anna Karenina ", "anna@example.org", "Long enough 1"), "admin:root");
            assertThat(anna.id()).hasToString("Anna@localhost");
            assertThat(anna.displayName()).isEqualTo("Anna Karenina");
            assertThat(anna.active()).isTrue();
            assertThat(people.accounts.find(anna.key())).contains(anna);
            for (String typed : List.of("anna", "ANNA@localhost", " anna@LOCALHOST#vcs ", "ＡＮＮＡ")) {
                assertThat(people.accounts.resolve(typed)).as(typed).contains(anna);
            }
            for (String typed : List.of("", "@", "anna@elsewhere", "ann", "anna@example.org", "a\0", "\ud800", "x".repeat(10_000))) {
                assertThat(people.accounts.resolve(typed)).as(typed).isEmpty();
            }
            assertThat(people.events.last())
                    .isEqualTo(new AuditEvent(people.time.instant(), "account.created", "admin:root", "Anna@localhost", null,
                            java.util.Map.of("DisplayName", "Anna Karenina")));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void aLoginIsTakenOnceInWhateverCase(TestDatabase.Kind kind) {
        // 30/PRF-10, 30/PRF-11, 00/R-48
        try (People people = new People(kind)) {
            people.account("anna");
            assertRefusedAt(CommonError.UNIQUE_VALUE_IN_USE, "login", () -> people.account("ANNA"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void eachWrongFieldHasItsCodeAndPlace(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            assertRefusedAt(IdentityError.LOGIN_INVALID, "login", () -> create(people, "a b", "A", "", "Long enough 1"));
            assertRefusedAt(IdentityError.NAME_INVALID, "display_name", () -> create(people, "a", "\u0007", "", "Long enough 1"));
            assertRefusedAt(IdentityError.EMAIL_INVALID, "email", () -> create(people, "a", "A", "nonsense", "Long enough 1"));
            assertRefusedAt(IdentityError.PASSWORD_TOO_SHORT, "password", () -> create(people, "a", "A", "", "short"));
            assertThat(people.accounts.search("", 0, 10)).isEmpty();
        }
    }

    private static void create(People people, String login, String name, String email, String password) {
        people.accounts.create(new NewAccount(login, name, email, password), "server");
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void aBlankNameIsTheLogin(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            assertThat(people.accounts.create(new NewAccount("anna", " ", "", "Long enough 1"), "server").displayName()).isEqualTo("anna");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void searchLooksAtLoginNameAndEmailAndPages(TestDatabase.Kind kind) {
        // 30/ACC-3
        try (People people = new People(kind)) {
            create(people, "cleo", "Кирилл", "", "Long enough 1");
            create(people, "anna", "Anna 100%", "", "Long enough 1");
            create(people, "Boris", "B", "b@EXAMPLE.org", "Long enough 1");
            assertThat(logins(people, "", 0, 10)).containsExactly("anna", "Boris", "cleo");
            assertThat(logins(people, "", 1, 1)).containsExactly("Boris");
            assertThat(logins(people, "КИР", 0, 10)).containsExactly("cleo");
            assertThat(logins(people, "example", 0, 10)).containsExactly("Boris");
            assertThat(logins(people, "0%", 0, 10)).containsExactly("anna");
            assertThat(logins(people, "%", 0, 10)).containsExactly("anna");
            assertThat(logins(people, "_", 0, 10)).isEmpty();
            assertThat(logins(people, "a\0b'", 0, 10)).isEmpty();
            assertThat(logins(people, "", 0, 0)).isEmpty();
        }
    }

    private static List<String> logins(People people, String text, int offset, int limit) {
        return people.accounts.search(text, offset, limit).stream().map(account -> account.id().login()).toList();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void findsManyAndLeavesOutTheUnknown(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            Account anna = people.account("anna");
            Account boris = people.account("boris");
            assertThat(people.accounts.find(List.of(anna.key(), AccountKey.random(), boris.key(), anna.key())))
                    .containsOnlyKeys(anna.key(), boris.key());
            assertThat(people.accounts.find(List.of())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void renamingTheServerKeepsTheAccount(TestDatabase.Kind kind) {
        // 00/R-9
        try (People people = new People(kind)) {
            Account anna = people.account("anna");
            people.settings.set(ServerSettings.SERVER_NAME, "video.example.org", "server");
            Account renamed = people.accounts.find(anna.key()).orElseThrow();
            assertThat(renamed.id()).hasToString("anna@video.example.org");
            assertThat(people.accounts.resolve("anna@video.example.org")).contains(renamed);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void changesOfAnUnknownAccountAreRefused(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            assertRefused(IdentityError.USER_NOT_FOUND, () -> people.accounts.setPassword(AccountKey.random(), "Long enough 1", "server"));
            assertRefused(IdentityError.USER_NOT_FOUND, () -> people.accounts.setActive(AccountKey.random(), false, "server"));
        }
    }
}
