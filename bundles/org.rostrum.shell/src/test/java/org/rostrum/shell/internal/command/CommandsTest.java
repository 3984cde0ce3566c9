// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.console.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountId;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.SessionCounters;
import org.rostrum.conference.SessionDirectory;
import org.rostrum.conference.SessionView;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.Administrator;
import org.rostrum.identity.AdministratorService;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.SetupService;
import org.rostrum.settings.Restart;
import org.rostrum.settings.SettingCatalogue;
import org.rostrum.settings.SettingInfo;
import org.rostrum.settings.SettingType;
import org.rostrum.settings.SiteSettings;
import org.rostrum.store.Backups;

class CommandsTest {

    private static final Instant AT = Instant.parse("2026-01-01T08:00:00Z");
    private static final Account ANNA =
            new Account(AccountKey.random(), new AccountId("anna", "example.org"), "Anna K.", "a@example.org", true, AT);

    /** What the services were asked, one line each. */
    private final List<String> calls = new ArrayList<>();

    /** What the last of them was given. */
    private List<Object> given = List.of();

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final Deque<String> typed = new ArrayDeque<>();

    /** A service that notes each call and answers what the map has for the method's name. */
    private <T> T service(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            given = arguments == null ? List.of() : Arrays.asList(arguments);
            calls.add(method.getName() + (arguments == null ? "" : Arrays.asList(arguments)));
            Object answer = answers.get(method.getName());
            if (answer instanceof RuntimeException failure) {
                throw failure;
            }
            return answer;
        }));
    }

    private String run(RostrumCommand command) throws Exception {
        command.session = (Session) Proxy.newProxyInstance(Session.class.getClassLoader(), new Class<?>[] {Session.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getConsole" -> new PrintStream(output, true, StandardCharsets.UTF_8);
                    case "get" -> "USER".equals(arguments[0]) ? "root" : null;
                    case "readLine" -> typed.poll();
                    default -> throw new AssertionError(method);
                });
        command.execute();
        return output.toString(StandardCharsets.UTF_8);
    }

    @Test
    void allBelongToOneScopeAndSayWhatTheyDo() {
        for (Class<?> command : List.of(SetupCodeCommand.class, SetupCommand.class, AccountCreateCommand.class, AccountListCommand.class,
                AccountPasswordCommand.class, AdminCreateCommand.class, AdminListCommand.class, AdminPasswordCommand.class,
                AdminDisableCommand.class, AdminEnableCommand.class, AdminUnlockCommand.class, AdminDeleteCommand.class,
                AdminSecondFactorRemoveCommand.class, AdminResetCommand.class, AdminRoleCommand.class, BackupCommand.class,
                SessionListCommand.class, DrainCommand.class, EventListCommand.class, LicenceCommand.class, LicenceInstallCommand.class,
                LicenceRemoveCommand.class, SettingListCommand.class, SettingGetCommand.class, SettingSetCommand.class, SettingResetCommand.class,
                SupportFileCommand.class)) {
            Command declared = command.getAnnotation(Command.class);
            assertThat(declared.scope()).isEqualTo("rostrum");
            assertThat(declared.description()).endsWith(".");
        }
    }

    /** 10/BKP-1: the name goes into the file, the place is told, and so is what a backup leaves out. */
    @Test
    void backupTellsWhereItIsAndWhatIsNotInIt() throws Exception {
        BackupCommand command = new BackupCommand();
        List<Object> asked = new ArrayList<>();
        command.backups = (name, copy) -> {
            asked.addAll(Arrays.asList(name, copy));
            return new Backups.Backup(Path.of("/b/x.zip"), Instant.EPOCH, 9, 2, 3, List.of("keys/secrets.key"));
        };
        command.settings = service(SiteSettings.class, Map.of("get", "meet.test"));
        command.file = "/b/x.zip";
        assertThat(run(command)).isEqualTo("Backup /b/x.zip: 2 tables, 3 rows, 9 bytes\nNot in it, keep it apart: keys/secrets.key\n");
        assertThat(asked).containsExactly("meet.test", Path.of("/b/x.zip"));
    }

    @Test
    void aRefusalIsOneLineWithItsCode() {
        SetupCodeCommand command = new SetupCodeCommand();
        command.setup = service(SetupService.class,
                Map.of("code", new RostrumException(IdentityError.SETUP_DONE, "set-up is done already")));
        assertThatThrownBy(() -> run(command)).hasMessage("setupAlreadyDone: set-up is done already");
        AccountPasswordCommand other = new AccountPasswordCommand();
        other.accounts = service(AccountService.class, Map.of("resolve", Optional.empty()));
        assertThatThrownBy(() -> run(other)).hasMessage("userNotFound (login): there is no such account");
    }

    @Test
    void showsTheSetUpCode() throws Exception {
        SetupCodeCommand command = new SetupCodeCommand();
        command.setup = service(SetupService.class, Map.of("code", "ABCD-EFGH-JKMN"));
        assertThat(run(command)).isEqualTo("ABCD-EFGH-JKMN\n");
    }

    @Test
    void setsUpWithTheOptionsOfTheEnvironment(@TempDir Path folder) throws Exception {
        // 00/R-10: the first administrator may be made by the console
        SetupCommand command = new SetupCommand();
        command.setup = service(SetupService.class, Map.of());
        command.settings = service(SiteSettings.class, Map.of("get", "present.example.org"));
        command.adminLogin = "root";
        command.adminPasswordFile = Files.writeString(folder.resolve("secret"), "a secret\nmore").toString();
        command.accounts = List.of("anna:anna's password:Anna: K.", "boris:boris's password");
        run(command);
        assertThat(calls).last().asString().startsWith("completeLocally[");
        assertThat(given).containsExactly(new SetupService.Request("present.example.org", "root", "a secret", List.of(
                new AccountService.NewAccount("anna", "Anna: K.", "", "anna's password"),
                new AccountService.NewAccount("boris", "", "", "boris's password"))));
        command.accounts = List.of("anna");
        assertThatThrownBy(() -> run(command)).hasMessageStartingWith("malformed (--account)");
    }

    @Test
    void asksForAPasswordTwice() throws Exception {
        AccountCreateCommand command = new AccountCreateCommand();
        command.accounts = service(AccountService.class, Map.of("create", ANNA));
        command.login = "anna";
        typed.addAll(List.of("secret one", "secret two"));
        assertThatThrownBy(() -> run(command)).hasMessage("invalidValue: the two passwords differ");
        assertThatThrownBy(() -> run(command)).as("nobody at the terminal").hasMessageStartingWith("invalidValue");
        typed.addAll(List.of("secret one", "secret one"));
        assertThat(run(command)).isEqualTo("anna@example.org\n");
        assertThat(given).containsExactly(new AccountService.NewAccount("anna", "", "", "secret one"), "admin:root");
        assertThat(calls).hasSize(1).noneMatch(call -> call.contains("secret"));
    }

    @Test
    void listsAccounts() throws Exception {
        AccountListCommand command = new AccountListCommand();
        command.accounts = service(AccountService.class, Map.of("search", List.of(ANNA)));
        command.text = "an";
        assertThat(run(command)).contains("ID", "anna@example.org", "Anna K.", "a@example.org", "true");
        assertThat(calls).containsExactly("search[an, 0, 100]");
    }

    @Test
    void changesThePasswordOfAnAccount() throws Exception {
        AccountPasswordCommand command = new AccountPasswordCommand();
        command.accounts = service(AccountService.class, Map.of("resolve", Optional.of(ANNA)));
        command.login = "anna";
        typed.addAll(List.of("secret one", "secret one"));
        run(command);
        assertThat(calls).containsExactly("resolve[anna]", "setPassword[" + ANNA.key() + ", secret one, admin:root]");
    }

    @Test
    void makesAndListsAdministrators() throws Exception {
        Administrator sec = new Administrator("sec", "Sec", Set.of(AdminRole.SECURITY_ADMIN), true, true, AT, AT, null);
        AdministratorService administrators = service(AdministratorService.class, Map.of("create", sec, "list", List.of(sec)));
        AdminCreateCommand create = new AdminCreateCommand();
        create.administrators = administrators;
        create.login = "sec";
        create.security = true;
        typed.addAll(List.of("secret one", "secret one"));
        assertThat(run(create)).isEqualTo("admin:sec\n");
        assertThat(given).containsExactly(
                new AdministratorService.NewAdministrator("sec", "", "secret one", Set.of(AdminRole.SECURITY_ADMIN)), "admin:root");
        AdminListCommand list = new AdminListCommand();
        list.administrators = administrators;
        assertThat(run(list)).contains("sec", "Sec", "security-admin", "2026-01-01T08:00:00Z");
        AdminPasswordCommand password = new AdminPasswordCommand();
        password.administrators = administrators;
        password.login = "sec";
        typed.addAll(List.of("secret two", "secret two"));
        run(password);
        assertThat(calls).containsExactly("create[NewAdministrator[sec, [SECURITY_ADMIN]], admin:root]", "list",
                "setPassword[sec, secret two, admin:root]");
    }

    @Test
    void changesAdministrators() throws Exception {
        // 00/R-10: console commands disable and re-key them
        AdministratorService administrators = service(AdministratorService.class, Map.of("reset", "ABCD-EFGH-JKMN"));
        AdminRoleCommand role = new AdminRoleCommand();
        role.roles = List.of("admin", "security-admin");
        for (AdminCommand command : List.of(new AdminDisableCommand(), new AdminEnableCommand(), new AdminUnlockCommand(),
                new AdminSecondFactorRemoveCommand(), new AdminDeleteCommand(), role)) {
            command.administrators = administrators;
            command.getClass().getDeclaredField("login").set(command, "sec");
            run(command);
        }
        assertThat(given).containsExactly("sec", new AdministratorService.Change(
                null, Set.of(AdminRole.ADMIN, AdminRole.SECURITY_ADMIN), null), "admin:root");
        AdminResetCommand reset = new AdminResetCommand();
        reset.administrators = administrators;
        reset.login = "sec";
        assertThat(run(reset)).endsWith("New password of sec: ABCD-EFGH-JKMN\n");
        assertThat(calls).containsExactly("change[sec, Change[displayName=null, roles=null, active=false], admin:root]",
                "change[sec, Change[displayName=null, roles=null, active=true], admin:root]", "unlock[sec, admin:root]",
                "removeSecondFactor[sec, admin:root]", "delete[sec, admin:root]",
                calls.get(5), "reset[sec, null, admin:root]");
        role.roles = List.of("king");
        assertThatThrownBy(() -> run(role)).hasMessageStartingWith("invalidValue (roles)");
    }

    @Test
    void showsSessionsAndDrainsThem() throws Exception {
        SessionView view = new SessionView(
                SessionId.parse("ab"), new ConferenceId("room1"), AT, List.of(), new SessionCounters(0, 0), null);
        SessionDirectory sessions = service(SessionDirectory.class, Map.of("running", List.of(view)));
        SessionListCommand list = new SessionListCommand();
        list.sessions = sessions;
        assertThat(run(list)).contains("00000000000000ab", "room1");
        DrainCommand drain = new DrainCommand();
        drain.sessions = sessions;
        drain.seconds = 10;
        assertThat(run(drain)).contains("sessions still running: 0");
        assertThat(calls).contains("drain");
    }

    @Test
    void saysSoWhenTheEngineIsStopped() {
        assertThatThrownBy(() -> run(new DrainCommand())).hasMessageStartingWith(CommonError.SHUTTING_DOWN.code());
        assertThatThrownBy(() -> run(new SessionListCommand())).hasMessageStartingWith(CommonError.SHUTTING_DOWN.code());
    }

    @Test
    void showsEventsWithoutLettingThemSteerTheTerminal() throws Exception {
        EventListCommand command = new EventListCommand();
        command.log = service(AuditLog.class, Map.of("latest",
                List.of(new AuditEvent(AT, "login", "server", null, "192.0.2.1", Map.of("Login", "x\u001b[2J")))));
        assertThat(run(command)).contains("login", "192.0.2.1", "Login=x?[2J").doesNotContain("\u001b[2J");
    }

    private static SettingCatalogue.Entry entry(String name, SettingType type, String value) {
        SettingInfo info = new SettingInfo("How many", "Of them all.", type, "people", 1L, 9L, List.of(), Restart.SERVER);
        return new SettingCatalogue.Entry(name, info, "5", value, SettingCatalogue.Scope.SITE, AT, "admin:root");
    }

    private SettingCatalogue catalogue(SettingType type, String value) {
        SettingCatalogue.Entry entry = entry("test.count", type, value);
        return service(SettingCatalogue.class, Map.of("groups", List.of(new SettingCatalogue.Group("test", "Test", List.of(entry))),
                "find", Optional.of(entry)));
    }

    @Test
    void showsSettings() throws Exception {
        SettingListCommand list = new SettingListCommand();
        list.catalogue = catalogue(SettingType.LIST, "a\nb\u001b");
        list.text = "cou";
        assertThat(run(list)).contains("test.count", "a, b?", "5", "site", "How many").doesNotContain("\u001b");
        assertThat(calls).containsExactly("groups[cou]");
        SettingGetCommand get = new SettingGetCommand();
        get.catalogue = catalogue(SettingType.NUMBER, "7");
        output.reset();
        assertThat(run(get)).isEqualTo("""
                7
                # How many (people), default: 5
                # Of them all.
                # takes effect with a restart of the server
                # changed 2026-01-01T08:00:00Z by admin:root
                """);
        get.catalogue = service(SettingCatalogue.class, Map.of("find", Optional.empty()));
        get.name = "x";
        assertThatThrownBy(() -> run(get)).hasMessage("settingNotFound (x): there is no such setting");
    }

    @Test
    void changesSettingsAndNeverTakesASecretAsArgument() throws Exception {
        SettingSetCommand set = new SettingSetCommand();
        set.name = "test.count";
        set.catalogue = catalogue(SettingType.TEXT, "");
        assertThatThrownBy(() -> run(set)).hasMessageStartingWith("required (test.count)");
        set.value = List.of("two", "words");
        run(set);
        set.catalogue = catalogue(SettingType.LIST, "");
        run(set);
        set.catalogue = catalogue(SettingType.SECRET, "");
        assertThatThrownBy(() -> run(set)).hasMessageStartingWith("invalidValue (test.count)");
        set.value = null;
        typed.addAll(List.of("hunter2", "hunter2"));
        run(set);
        SettingResetCommand reset = new SettingResetCommand();
        reset.name = "test.count";
        reset.catalogue = catalogue(SettingType.NUMBER, "7");
        run(reset);
        assertThat(calls).filteredOn(call -> call.startsWith("change")).containsExactly("change[{test.count=two words}, admin:root]",
                "change[{test.count=two\nwords}, admin:root]", "change[{test.count=hunter2}, admin:root]", "change[{test.count=null}, admin:root]");
        set.catalogue = service(SettingCatalogue.class, Map.of("find", Optional.empty(),
                "change", new RostrumException(CommonError.INVALID_VALUE, "This is a number from 1 to 9.", "test.count")));
        set.value = List.of("10");
        assertThatThrownBy(() -> run(set)).hasMessage("invalidValue (test.count): This is a number from 1 to 9.");
    }
}
