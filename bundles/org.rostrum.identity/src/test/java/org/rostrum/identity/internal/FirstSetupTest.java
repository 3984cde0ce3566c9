// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.identity.internal.People.HERE;
import static org.rostrum.identity.internal.People.assertRefused;
import static org.rostrum.identity.internal.People.assertRefusedAt;
import static org.rostrum.test.Eventually.eventually;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.audit.ConfigChange;
import org.rostrum.base.error.CommonError;
import org.rostrum.identity.AccountService.NewAccount;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.SetupService.Request;
import org.rostrum.store.test.TestStore;
import org.rostrum.test.TestDatabase;

class FirstSetupTest {

    private static final Request REQUEST = new Request("Video.Example.org", "root", "Long enough 1",
            List.of(new NewAccount("anna", "Anna", "", "Anna's password 1"), new NewAccount("boris", "", "", "Boris's password 1")));

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void theCodeOpensSetUpOnce(TestDatabase.Kind kind) {
        // 00/R-10, 10/INS-7, 10/AR-4: no default login
        try (People people = new People(kind)) {
            assertThat(people.setup.required()).isTrue();
            assertThat(people.administrators.list()).isEmpty();
            String code = people.setup.code();
            assertThat(code).matches("[A-HJKMNP-Z]{4}(-[A-HJKMNP-Z]{4}){2}").isEqualTo(people.setup.code());
            people.setup.complete(" " + code.toLowerCase(java.util.Locale.ROOT).replace("-", ""), REQUEST, "192.0.2.1");
            assertThat(people.setup.required()).isFalse();
            assertThat(people.serverName()).isEqualTo("video.example.org");
            assertThat(people.administrators.verify("root", "Long enough 1")).isPresent();
            assertThat(people.signIn.signIn("anna@video.example.org", "Anna's password 1", HERE).session().identity().displayName())
                    .isEqualTo("Anna");
            assertThat(people.events.types()).contains("setup.completed", "account.created");
            assertThat(people.changes).extracting(ConfigChange::object).contains("root", "server.name");
            assertRefused(IdentityError.SETUP_DONE, () -> people.setup.complete(code, REQUEST, "192.0.2.1"));
            assertRefused(IdentityError.SETUP_DONE, () -> people.setup.completeLocally(REQUEST));
            assertRefused(IdentityError.SETUP_DONE, people.setup::code);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void setUpFromAForeignAddressMayAllowIt(TestDatabase.Kind kind) {
        // 20/SEC-6: without it the new administrator could not sign in from there
        try (People people = new People(kind)) {
            Request asked = new Request("localhost", "root", "Long enough 1", List.of(), true);
            people.setup.complete(people.setup.code(), asked, "203.0.113.7");
            assertThat(people.access.admits("203.0.113.7")).isTrue();
            assertThat(people.access.admits("203.0.113.8")).isFalse();
        }
        try (People people = new People(kind)) {
            people.setup.complete(people.setup.code(), REQUEST, "203.0.113.7");
            assertThat(people.access.admits("203.0.113.7")).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void wrongCodesAreRefusedAndBraked(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            for (int i = 0; i < 10; i++) {
                assertRefused(IdentityError.SETUP_CODE_WRONG, () -> people.setup.complete("AAAA-AAAA-AAAA", REQUEST, "192.0.2.9"));
            }
            assertRefused(CommonError.BRAKED, () -> people.setup.complete(people.setup.code(), REQUEST, "192.0.2.9"));
            assertRefused(CommonError.BRAKED, () -> people.setup.checkCode(people.setup.code(), "192.0.2.9"));
            assertThat(people.setup.required()).isTrue();
            people.setup.complete(people.setup.code(), REQUEST, "192.0.2.1");
        }
    }

    // 00/R-10: one attempt is one attempt, whichever way; the code itself is not used up by asking
    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void askingForTheCodeCostsAsMuchAsUsingIt(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            people.setup.checkCode(people.setup.code(), "192.0.2.9");
            for (int i = 0; i < 5; i++) {
                assertRefused(IdentityError.SETUP_CODE_WRONG, () -> people.setup.checkCode("AAAA-AAAA-AAAA", "192.0.2.9"));
                assertRefused(IdentityError.SETUP_CODE_WRONG, () -> people.setup.complete("AAAA-AAAA-AAAA", REQUEST, "192.0.2.9"));
            }
            assertRefused(CommonError.BRAKED, () -> people.setup.checkCode(people.setup.code(), "192.0.2.9"));
            assertRefused(CommonError.BRAKED, () -> people.setup.complete(people.setup.code(), REQUEST, "192.0.2.9"));
            people.setup.complete(people.setup.code(), REQUEST, "192.0.2.1");
            assertRefused(IdentityError.SETUP_DONE, () -> people.setup.checkCode("AAAA-AAAA-AAAA", "192.0.2.1"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void nothingOfAFailedSetUpStaysAndTheCodeGoesOn(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            String code = people.setup.code();
            List<NewAccount> twice = List.of(
                    new NewAccount("anna", "", "", "Anna's password 1"), new NewAccount("ANNA", "", "", "Anna's password 1"));
            assertRefusedAt(CommonError.UNIQUE_VALUE_IN_USE, "accounts[1].login",
                    () -> people.setup.complete(code, new Request("localhost", "root", "Long enough 1", twice), "::1"));
            assertRefusedAt(IdentityError.PASSWORD_TOO_SHORT, "administrator.password",
                    () -> people.setup.complete(code, new Request("localhost", "root", "root", List.of()), "::1"));
            assertRefusedAt(IdentityError.SERVER_NAME_INVALID, "server_name",
                    () -> people.setup.complete(code, new Request("no name", "root", "Long enough 1", List.of()), "::1"));
            assertRefusedAt(IdentityError.LOGIN_INVALID, "accounts[0].login", () -> people.setup.complete(code,
                    new Request("localhost", "root", "Long enough 1", List.of(new NewAccount("", "", "", ""))), "::1"));
            assertThat(people.setup.required()).isTrue();
            assertThat(people.accounts.search("", 0, 10)).isEmpty();
            assertThat(people.administrators.list()).isEmpty();
            people.setup.complete(code, REQUEST, "::1");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void itStaysDoneOverARestart(TestDatabase.Kind kind) {
        try (TestDatabase database = kind.create()) {
            try (People people = new People(TestStore.over(database), People.CHEAP)) {
                people.setup.completeLocally(REQUEST);
            }
            try (People people = new People(TestStore.over(database), People.CHEAP)) {
                assertThat(people.setup.required()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void anAdministratorMadeAtTheConsoleEndsIt(TestDatabase.Kind kind) {
        // 00/R-10
        try (People people = new People(kind)) {
            assertThat(people.setup.required()).isTrue();
            people.administrator("root", AdminRole.ADMIN);
            assertThat(people.setup.required()).isFalse();
        }
    }

    @Test
    void theCodeWaitsInAFileForTheOwnerUntilSetUpIsDone(@TempDir Path folder) throws Exception {
        try (People people = new People(TestDatabase.Kind.H2)) {
            Path file = folder.resolve("setup-code");
            SetupStarter starter = new SetupStarter(people.setup, people.settings, people.store.threads(), folder, Map.of());
            eventually(() -> Files.exists(file) ? "" : "no file");
            assertThat(Files.readString(file).strip()).isEqualTo(people.setup.code());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
            people.setup.complete(people.setup.code(), REQUEST, "::1");
            assertThat(file).doesNotExist();
            starter.close();
        }
    }

    @Test
    void theEnvironmentSetsTheServerUp(@TempDir Path folder) throws Exception {
        // 00/R-10: by environment variables, unattended
        Path secret = Files.writeString(folder.resolve("secret"), "From a file 1\n");
        try (People people = new People(TestDatabase.Kind.H2)) {
            SetupStarter starter = new SetupStarter(people.setup, people.settings, people.store.threads(), folder, Map.of(
                    "ROSTRUM_SERVER_NAME", "video.example.org", "ROSTRUM_ADMIN_LOGIN", "root",
                    "ROSTRUM_ADMIN_PASSWORD_FILE", secret.toString(),
                    "ROSTRUM_ACCOUNTS", "anna:Anna's password 1:Anna: the first; boris:Boris's password 1;"));
            eventually(() -> people.setup.required() ? "still required" : "");
            eventually(() -> people.administrators.list().size() == 1 ? "" : "no administrator");
            assertThat(people.administrators.verify("root", "From a file 1")).isPresent();
            assertThat(people.accounts.resolve("anna").orElseThrow().displayName()).isEqualTo("Anna: the first");
            assertThat(people.accounts.resolve("boris").orElseThrow().displayName()).isEqualTo("boris");
            assertThat(folder.resolve("setup-code")).doesNotExist();
            starter.close();
        }
    }

    @Test
    void anEnvironmentThatMakesNoSenseLeavesTheCode(@TempDir Path folder) {
        try (People people = new People(TestDatabase.Kind.H2)) {
            SetupStarter starter = new SetupStarter(people.setup, people.settings, people.store.threads(), folder,
                    Map.of("ROSTRUM_ADMIN_LOGIN", "root", "ROSTRUM_ADMIN_PASSWORD", "short", "ROSTRUM_ACCOUNTS", "broken"));
            eventually(() -> Files.exists(folder.resolve("setup-code")) ? "" : "no file");
            assertThat(people.setup.required()).isTrue();
            starter.close();
        }
    }
}
