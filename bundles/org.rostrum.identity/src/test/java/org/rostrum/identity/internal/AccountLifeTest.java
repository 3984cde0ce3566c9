// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.identity.internal.People.HERE;
import static org.rostrum.identity.internal.People.assertRefused;
import static org.rostrum.identity.internal.People.assertRefusedAt;
import static org.rostrum.identity.internal.People.passwordOf;
import static org.rostrum.test.Eventually.eventually;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.base.error.CommonError;
import org.rostrum.settings.ServerSettings;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountManagement.Change;
import org.rostrum.identity.AccountManagement.Order;
import org.rostrum.identity.AccountManagement.Query;
import org.rostrum.identity.AccountManagement.State;
import org.rostrum.identity.AccountService.NewAccount;
import org.rostrum.identity.AccountTransfer.Existing;
import org.rostrum.identity.AccountTransfer.Format;
import org.rostrum.identity.AccountTransfer.Options;
import org.rostrum.identity.AccountTransfer.Phase;
import org.rostrum.identity.AccountTransfer.Progress;
import org.rostrum.identity.AccountTransfer.Refusal;
import org.rostrum.identity.Identity;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.Profile;
import org.rostrum.identity.ProfileField;
import org.rostrum.identity.TerminalSecrets;
import org.rostrum.identity.VisibleFields.Display;
import org.rostrum.identity.VisibleFields.Viewer;
import org.rostrum.identity.group.Bandwidth;
import org.rostrum.test.TestDatabase;

/** Accounts from their making to their end, with all that belongs to them (30 §2–5, §16–18). */
class AccountLifeTest {

    private static final String GOOD = "Long enough 1";

    private static Profile full() {
        Profile profile = Profile.EMPTY;
        for (ProfileField field : ProfileField.ofPerson()) {
            profile = profile.with(field, field == ProfileField.SIP_NUMBER ? "#sip:100@host" : field.word());
        }
        return profile;
    }

    private static Identity.User user(Account account) {
        return new Identity.User(account.key(), account.id(), account.displayName());
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void everyFieldIsKeptAndBadOnesChangeNothing(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            Account anna = people.accounts.create(new NewAccount("anna", "Anna", "a@example.org", GOOD, full(), true), "x");
            assertThat(people.accounts.find(anna.key()).orElseThrow().profile()).as("30 §4").isEqualTo(full());
            Map<Profile, IdentityError> bad = new LinkedHashMap<>();
            bad.put(Profile.EMPTY.with(ProfileField.ADDRESS, "<script>alert(1)</script>"), IdentityError.MARKUP);
            bad.put(Profile.EMPTY.with(ProfileField.MANAGER, "x<!-- y"), IdentityError.MARKUP);
            bad.put(Profile.EMPTY.with(ProfileField.SIP_NUMBER, "tel:1 2"), IdentityError.SIP_NUMBER_INVALID);
            bad.forEach((profile, code) -> assertRefused(code, () -> people.management.change(anna.key(),
                    new Change("Other", null, null, null, before -> profile), "x")));
            assertRefusedAt(CommonError.INVALID_VALUE, "job_title", () -> people.management.change(anna.key(),
                    new Change("Other", null, null, null, before -> before.with(ProfileField.JOB_TITLE, "x".repeat(241))), "x"));
            assertRefusedAt(IdentityError.MARKUP, "display_name",
                    () -> people.management.change(anna.key(), new Change("<b>A</b>", null, null, null, null), "x"));
            assertRefusedAt(IdentityError.MARKUP, "email",
                    () -> people.management.change(anna.key(), new Change(null, "<img/src=x>@y", null, null, null), "x"));
            // 00/R-47, 00/R-48, 30/PRF-10, 30/PRF-11
            assertRefusedAt(IdentityError.LOGIN_INVALID, "login", () -> people.accounts.create(new NewAccount("аnnа-x", "", "", GOOD), "x"));
            assertRefusedAt(CommonError.UNIQUE_VALUE_IN_USE, "login", () -> people.accounts.create(new NewAccount("ANNA", "", "", GOOD), "x"));
            assertThat(people.accounts.find(anna.key())).contains(anna);
            assertThat(people.accounts.search("", 0, 10)).hasSize(1);
            // 30/PRF-8: all three forms
            for (String number : List.of("100", "sip:100", "#sip:100@pbx.example.org:5061")) {
                Change change = new Change(null, null, null, null, before -> before.with(ProfileField.SIP_NUMBER, number));
                assertThat(people.management.change(anna.key(), change, "x").profile().get(ProfileField.SIP_NUMBER)).isEqualTo(number);
            }
        }
    }

    @Test
    void peopleChangeTheirOwnProfileButNobodysAddress() {
        // 80/UPS-3, 00/R-50
        try (People people = new People(TestDatabase.Kind.H2)) {
            Account anna = people.accounts.create(new NewAccount("anna", "Anna", "a@example.org", GOOD), "x");
            people.accounts.create(new NewAccount("boris", "Boris", "b@example.org", GOOD), "x");
            Account changed = people.ownAccount.changeProfile(user(anna), "Anna K.", "A@Example.org", before -> full());
            assertThat(changed.displayName()).isEqualTo("Anna K.");
            assertThat(changed.profile()).isEqualTo(full());
            assertRefusedAt(CommonError.UNIQUE_VALUE_IN_USE, "email",
                    () -> people.ownAccount.changeProfile(user(anna), null, "B@example.org", null));
            assertRefusedAt(IdentityError.NAME_INVALID, "display_name", () -> people.ownAccount.changeProfile(user(anna), " ", null, null));
            assertThat(people.accounts.find(anna.key())).contains(changed);
            // an administrator may give two people one address: a directory has such too
            assertThat(people.management.change(anna.key(), new Change(null, "b@example.org", null, null, null), "x").email())
                    .isEqualTo("b@example.org");
            String here = people.signIn.signIn("anna", GOOD, HERE).token();
            String there = people.signIn.signIn("anna", GOOD, HERE).token();
            people.ownAccount.endOtherSessions(user(anna), people.signIn.authenticate(here).orElseThrow().tokenId());
            assertThat(people.signIn.authenticate(here)).isPresent();
            assertThat(people.signIn.authenticate(there)).as("10/CMP-4: signed out there").isEmpty();
        }
    }

    @Test
    void hiddenFieldsAreInNobodysCard() {
        try (People people = new People(TestDatabase.Kind.H2)) {
            Account anna = people.accounts.create(new NewAccount("anna", "Anna", "a@example.org", GOOD, full(), true), "x");
            Set<ProfileField> shown = EnumSet.allOf(ProfileField.class);
            shown.removeAll(EnumSet.of(ProfileField.MOBILE_PHONE, ProfileField.HOME_PHONE));
            assertThat(people.visible.card(anna, Viewer.COLLEAGUE).fields().keySet()).as("30/FLD-1").isEqualTo(shown);
            assertThat(people.visible.card(anna, Viewer.FEDERATED).fields().keySet()).as("30/FLD-1").containsExactlyInAnyOrder(
                    ProfileField.ID, ProfileField.EMAIL, ProfileField.COMPANY, ProfileField.JOB_TITLE);
            people.visible.change(Map.of(ProfileField.EMAIL, new Display(false, true), ProfileField.ID, new Display(false, false)), "admin:root");
            assertThat(people.visible.card(anna, Viewer.COLLEAGUE).fields()).as("30/FLD-2")
                    .doesNotContainKeys(ProfileField.EMAIL, ProfileField.ID).doesNotContainValue("a@example.org");
            assertThat(people.visible.card(anna, Viewer.FEDERATED).get(ProfileField.EMAIL)).as("30/UX-15").isEmpty();
            assertThat(people.visible.card(anna, Viewer.GUEST).fields()).as("30/FLD-3, 10/UC-7")
                    .containsOnly(Map.entry(ProfileField.ID, anna.id().toString()));
            assertThat(people.visible.card(anna, Viewer.OWNER).fields()).as("30/FLD-4").hasSize(ProfileField.values().length);
            assertThat(people.changes).as("the change log tells of each switch").extracting(change -> change.by()).contains("admin:root");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void limitsComeFromTheAccountElseFromItsGroups(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            Account anna = people.account("anna");
            String group = people.groups.create("Developers", null, "x").id();
            people.management.change(anna.key(), new Change(null, null, null, null, null, Set.of(group)), "x");
            List<Bandwidth> told = new ArrayList<>();
            people.limits.onChange(limits -> told.add(limits.of(anna.key()).effective()));
            people.groups.limit(group, new Bandwidth(2048, 4096), "x");
            people.limits.set(anna.key(), new Bandwidth(1024, null), "x");
            assertThat(told).as("30/BW-6: told when they change").containsExactly(new Bandwidth(2048, 4096), new Bandwidth(1024, 4096));
            assertThat(people.limits.of(anna.key()).groups()).as("30/BW-5").hasSize(1);
            assertThat(people.limits.of(anna.key()).effective()).as("30/BW-8").isEqualTo(new Bandwidth(1024, 4096));
            people.groups.delete(group, "x");
            assertThat(people.limits.of(anna.key()).effective()).as("30/UX-9").isEqualTo(new Bandwidth(1024, null));
        }
    }

    @Test
    void accountsAreFoundByStateAndGroup() {
        // 30/ACC-2, 30/ACC-4
        try (People people = new People(TestDatabase.Kind.H2)) {
            Account anna = people.account("anna");
            people.account("boris");
            people.management.change(people.account("cleo").key(), new Change(null, null, null, false, null), "x");
            String group = people.groups.create("Developers", null, "x").id();
            people.management.change(anna.key(), new Change(null, null, null, null, null, Set.of(group)), "x");
            for (int i = 0; i < 5; i++) {
                assertRefused(IdentityError.INVALID_CREDENTIALS, () -> people.signIn.signIn("boris", "wrong", HERE));
            }
            assertThat(found(people, null, group)).containsExactly("anna");
            assertThat(found(people, null, "@no_group")).containsExactly("boris", "cleo");
            assertThat(found(people, State.LOCKED, null)).containsExactly("boris");
            assertThat(found(people, State.LOCKED, group)).isEmpty();
            assertThat(found(people, State.INACTIVE, null)).containsExactly("cleo");
            assertRefused(IdentityError.GROUP_NOT_FOUND, () -> found(people, null, "0099"));
            assertRefusedAt(IdentityError.GROUP_NOT_FOUND, "groups", () -> people.management.change(anna.key(),
                    new Change("Other", null, null, null, null, Set.of("0099")), "x"));
            assertThat(people.accounts.find(anna.key())).as("nothing half done").contains(anna);
        }
    }

    private static List<String> found(People people, @Nullable State state, @Nullable String group) {
        return people.management.list(new Query("", state, group, Order.LOGIN, false, 0, 10)).accounts().stream()
                .map(account -> account.id().login()).toList();
    }

    @Test
    void whoHasNoPasswordStaysInactiveUntilHeHasOne() {
        // 30 §17, state machine; 00/R-87
        try (People people = new People(TestDatabase.Kind.H2)) {
            Account anna = people.accounts.create(new NewAccount("anna", "", "", null, Profile.EMPTY, true), "x");
            assertThat(anna.active()).isFalse();
            assertRefused(IdentityError.ACCOUNT_INACTIVE, () -> people.signIn.signIn("anna", "", HERE));
            assertRefusedAt(IdentityError.PASSWORD_REQUIRED, "is_active",
                    () -> people.management.change(anna.key(), new Change(null, null, null, true, null), "x"));
            assertRefused(IdentityError.PASSWORD_REQUIRED, () -> people.accounts.setActive(anna.key(), true, "x"));
            people.management.change(anna.key(), new Change(null, null, GOOD, true, null), "x");
            people.signIn.signIn("anna", GOOD, HERE);
        }
    }

    /** 30 B-24: one mechanism for every kind of sign-in. */
    @Test
    void everyKindOfSignInCountsAndEveryKindIsLockedOut() {
        try (People people = new People(TestDatabase.Kind.H2)) {
            TerminalSecrets right = CredentialMaker.secrets("anna", passwordOf("anna"));
            Map<String, Consumer<Boolean>> kinds = new LinkedHashMap<>();
            kinds.put("page", good -> people.signIn.signIn("anna", good ? passwordOf("anna") : "wrong", HERE));
            kinds.put("terminal", good -> people.terminals.signIn("anna", secrets -> good && secrets.equals(right), HERE));
            kinds.put("program", good -> people.signIn.proved("anna", good ? passwordOf("anna") : "wrong", HERE));
            Account anna = people.account("anna");
            kinds.forEach((name, kind) -> {
                for (int i = 0; i < 4; i++) {
                    assertRefused(IdentityError.INVALID_CREDENTIALS, () -> kind.accept(false));
                }
                people.time.advance(Duration.ofMinutes(10)); // 30/LCK-4: the next failure is number 1
                for (int i = 0; i < 5; i++) {
                    assertRefused(IdentityError.INVALID_CREDENTIALS, () -> kind.accept(false));
                }
                kinds.forEach((other, each) -> assertRefused(IdentityError.ACCOUNT_LOCKED, () -> each.accept(true))); // 30/LCK-6
                people.time.advance(Duration.ofHours(24)); // 30/LCK-7, as the default says
                kind.accept(true);
            });
            assertThat(people.events.types().stream().filter("lock"::equals)).hasSize(kinds.size());
            // 30/LCK-5: a success counts from zero
            kinds.values().forEach(kind -> {
                for (int i = 0; i < 4; i++) {
                    assertRefused(IdentityError.INVALID_CREDENTIALS, () -> kind.accept(false));
                }
                kind.accept(true);
            });
            people.management.change(anna.key(), new Change(null, null, null, false, null), "x");
            kinds.values().forEach(kind -> assertRefused(IdentityError.ACCOUNT_INACTIVE, () -> kind.accept(true))); // 30/UX-5, 30/PRF-4
        }
    }

    @Test
    void secretsOfTerminalsAreSealedBesideTheHashAndFollowThePassword() {
        // 00/R-52
        try (People people = new People(TestDatabase.Kind.H2)) {
            // RFC 7616 section 3.4.2 over our own realm; values by another implementation
            assertThat(CredentialMaker.secrets("Mufasa", "Circle Of Life")).isEqualTo(new TerminalSecrets("a3f29c59e2b55b7a6f4d9225154d68ca",
                    "9a1d4964b6ccadea5abdc88093eec8864f57026494d6bce5971f8ff0513d220f", "1c3584f7abf4f77813850f1b536c58e6b1207a00"));
            Account anna = people.account("anna");
            AccountEntity row = row(people, anna);
            assertThat(row.terminalSecrets()).startsWith("sealed:").doesNotContain(CredentialMaker.secrets("anna", passwordOf("anna")).md5());
            assertThat(people.credentials.open(row)).contains(CredentialMaker.secrets("anna", passwordOf("anna")));
            people.accounts.setPassword(anna.key(), GOOD, "x");
            assertThat(people.credentials.open(row(people, anna))).contains(CredentialMaker.secrets("anna", GOOD));
            people.ownAccount.changePassword(user(anna), GOOD, GOOD + "2", "none");
            assertThat(people.credentials.open(row(people, anna))).contains(CredentialMaker.secrets("anna", GOOD + "2"));
            // those from before have none until they sign in
            people.unit.jpa().run(em -> em.find(AccountEntity.class, anna.key().value())
                    .set(new Credentials(row(people, anna).passwordHash(), "")));
            assertRefused(IdentityError.INVALID_CREDENTIALS, () -> people.terminals.signIn("anna", secrets -> true, HERE));
            people.signIn.signIn("anna", GOOD + "2", HERE);
            assertThat(people.terminals.signIn("anna", secrets -> true, HERE).key()).isEqualTo(anna.key());
            people.box.keyLost = true;
            assertRefused(IdentityError.INVALID_CREDENTIALS, () -> people.terminals.signIn("anna", secrets -> true, HERE));
            assertThat(CredentialMaker.secrets("anna", GOOD)).hasToString("TerminalSecrets[…]");
        }
    }

    private static AccountEntity row(People people, Account account) {
        return people.unit.jpa().read(em -> em.find(AccountEntity.class, account.key().value()));
    }

    private static Progress imported(People people, String text, boolean dryRun, Existing existing) {
        people.transfer.begin(text.getBytes(StandardCharsets.UTF_8), new Options(dryRun, existing, null, null), "admin:root");
        eventually(() -> people.transfer.progress().phase() == Phase.RUNNING ? "still running" : "");
        assertThat(people.transfer.progress().phase()).isEqualTo(Phase.DONE);
        return people.transfer.progress();
    }

    /** 00/R-87. */
    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void filesAreTriedThenImportedRowByRow(TestDatabase.Kind kind) {
        try (People people = new People(kind)) {
            people.account("boris");
            String developers = people.groups.create("Developers", null, "x").id();
            String file = String.join("\n", "Login;Display name;E-mail;Password;Groups;Job title",
                    "anna;Anna;a@example.org;" + GOOD + ";developers;'=Engineer",
                    "boris;Boris B.;;;;",
                    "cleo;;;;;Pilot",
                    "cleo;Twice;;;;",
                    "раypal;Mixed;;;;",
                    "dora;Dora;nonsense;;;",
                    "emil;Emil;;short;;",
                    "fred;Fred;;;Nobody;",
                    "gina;<script>;;;;",
                    "hugo;Hugo;;;;;;more",
                    "anna@elsewhere.org;Foreign;;;;");
            List<String> refused = List.of("5 cleo uniqueValueAlreadyInUse", "6 раypal loginInvalid", "7 dora emailInvalid",
                    "8 emil passwordTooShort", "9 fred groupNotFound", "10 gina markupNotAllowed", "11 hugo csvMalformed",
                    "12 anna@elsewhere.org loginInvalid");
            Progress tried = imported(people, file, true, Existing.UPDATE);
            assertThat(words(tried.refusals())).isEqualTo(refused);
            assertThat(tried).extracting(Progress::created, Progress::updated, Progress::refused, Progress::done).containsExactly(2, 1, 8, 11);
            assertThat(people.accounts.search("", 0, 10)).as("a dry run changes nothing").hasSize(1);
            Progress done = imported(people, file, false, Existing.SKIP);
            assertThat(words(done.refusals())).isEqualTo(refused);
            assertThat(done).extracting(Progress::created, Progress::updated, Progress::skipped).containsExactly(2, 0, 1);
            assertThat(people.accounts.resolve("anna").orElseThrow().profile().get(ProfileField.JOB_TITLE)).isEqualTo("=Engineer");
            assertThat(people.groups.members(developers, 0, 10).accounts()).extracting(account -> account.id().login()).containsExactly("anna");
            people.signIn.signIn("anna", GOOD, HERE);
            assertThat(people.accounts.resolve("cleo").orElseThrow().active()).as("without password: inactive").isFalse();
            assertThat(people.accounts.resolve("boris").orElseThrow().displayName()).as("skipped").isEqualTo("boris");
            Progress again = imported(people, file, false, Existing.UPDATE);
            assertThat(again).extracting(Progress::created, Progress::updated, Progress::skipped).containsExactly(0, 2, 1);
            assertThat(people.accounts.resolve("boris").orElseThrow().displayName()).isEqualTo("Boris B.");
            people.signIn.signIn("boris", passwordOf("boris"), HERE);
            eventually(() -> Collections.frequency(people.events.types(), "accounts.imported") == 2 ? "" : "no event");
            StoredTransfer restarted = new StoredTransfer(people.unit, people.accounts, people.management, people.credentials, people.tokens,
                    people.groups, people.events, people.store.threads().io(), people.time);
            assertThat(restarted.progress()).as("a report survives a restart").isEqualTo(again);
            assertThat(words(restarted.refusals())).isEqualTo(refused);
            assertThat(restarted.reports()).extracting(report -> report.by() + " " + report.progress().created())
                    .containsExactly("admin:root 0", "admin:root 2", "admin:root 2");
            long oldest = restarted.reports().get(2).number();
            assertThat(words(restarted.refusals(oldest))).isEqualTo(refused);
            ImportReports kept = new ImportReports(people.unit.jpa());
            Progress begun = new Progress(Phase.RUNNING, people.time.instant(), false, 5, 2, 2, 0, 0, 0, List.of());
            for (int i = 0; i < ImportReports.KEPT; i++) {
                kept.begin(begun, people.time.instant(), "admin:root");
            }
            assertThat(restarted.reports()).as("bounded").hasSize(ImportReports.KEPT);
            assertThat(restarted.refusals(oldest)).isEmpty();
            assertThat(restarted.progress()).as("the server stopped in the middle").extracting(Progress::phase, Progress::done)
                    .containsExactly(Phase.FAILED, 2);
        }
    }

    @Test
    void aChosenLanguageStaysWithTheAccount() {
        // 80/UPS-5
        try (People people = new People(TestDatabase.Kind.H2)) {
            Account anna = people.account("anna");
            assertThat(anna.language()).isEmpty();
            people.settings.set(ServerSettings.LANGUAGES, List.of("en", "fr"), "x");
            assertThat(people.ownAccount.setLanguage(user(anna), "fr").language()).isEqualTo("fr");
            for (String bad : List.of("de", "FR", "x y", "fr".repeat(40))) {
                assertRefusedAt(CommonError.INVALID_VALUE, "language", () -> people.ownAccount.setLanguage(user(anna), bad));
            }
            assertThat(people.accounts.find(anna.key()).orElseThrow().language()).as("found by whoever writes to him").isEqualTo("fr");
            assertThat(people.ownAccount.setLanguage(user(anna), "").language()).isEmpty();
        }
    }

    private static List<String> words(List<Refusal> refusals) {
        return refusals.stream().map(refusal -> refusal.line() + " " + refusal.login() + " " + refusal.code()).toList();
    }

    @Test
    void whatIsExportedCanBeImportedAgain() throws IOException {
        // 30/ACC-7, 30 B-3
        try (People people = new People(TestDatabase.Kind.H2); People other = new People(TestDatabase.Kind.H2)) {
            people.groups.create("Rock; \"Roll\"", null, "x");
            Profile profile = full().with(ProfileField.MOBILE_PHONE, "+49 30 1").with(ProfileField.MANAGER, "=1+1");
            people.accounts.create(new NewAccount("anna", "Anna; \"A\"", "a@example.org", GOOD, profile, true, Set.of("0001")), "x");
            people.accounts.create(new NewAccount("-b", "@SUM(A1)", "", GOOD), "x");
            assertThat(exported(people, Format.STANDARD)).isEqualTo(String.join("\r\n",
                    "ID;Display name;E-mail;First name;Last name;Organization;Department;Job title;Mobile;Work;Home;SIP number",
                    "'-b@" + people.serverName() + ";'@SUM(A1);;;;;;;;;;",
                    "anna@" + people.serverName() + ";\"Anna; \"\"A\"\"\";a@example.org;first_name;last_name;company;department;job_title;"
                            + "+49 30 1;work_phone;home_phone;#sip:100@host", ""));
            assertThat(exported(people, Format.CODEC)).contains("\"Anna; \"\"A\"\"\";anna@" + people.serverName());
            String full = exported(people, Format.FULL);
            other.groups.create("Rock; \"Roll\"", null, "x");
            assertThat(imported(other, full, false, Existing.SKIP).created()).isEqualTo(2);
            assertThat(exported(other, Format.FULL)).isEqualTo(full.replace(";1\r\n", ";0\r\n"));
        }
    }

    private static String exported(People people, Format format) throws IOException {
        StringWriter text = new StringWriter();
        people.transfer.export(format, null, text, "x");
        return text.toString();
    }
}
