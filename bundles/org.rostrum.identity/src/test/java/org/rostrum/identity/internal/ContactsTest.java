// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.identity.internal.People.assertRefused;
import static org.rostrum.identity.internal.People.assertRefusedAt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.base.call.CallString;
import org.rostrum.base.call.CallStringError;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.ErrorCode;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountService.NewAccount;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.ProfileField;
import org.rostrum.identity.VisibleFields;
import org.rostrum.identity.contact.AddressBookService.Folder;
import org.rostrum.identity.contact.AddressBookService.Found;
import org.rostrum.identity.contact.AliasService.Alias;
import org.rostrum.identity.contact.CallTarget;
import org.rostrum.identity.contact.Contact;
import org.rostrum.identity.contact.ContactError;
import org.rostrum.identity.contact.GroupBookService.Shows;
import org.rostrum.settings.ServerSettings;
import org.rostrum.test.TestDatabase;

/** Address books, block lists, aliases, group-call numbers and call targets, on both databases. */
class ContactsTest {

    /** Everything around contacts over one database. */
    private static final class Book implements AutoCloseable {

        final People people;
        final StoredCallTargets targets;
        final StoredAliases aliases;
        final StoredGroupCalls calls;
        final StoredBlockLists blocks;
        final StoredAddressBooks books;
        final StoredGroupBooks groupBooks;

        Book(TestDatabase.Kind kind) {
            people = new People(kind);
            targets = new StoredCallTargets(people.unit, people.accounts, people.settings);
            aliases = new StoredAliases(people.unit, people.accounts, people.settings, people.changes::add, people.time);
            calls = new StoredGroupCalls(people.unit, people.changes::add, people.time);
            blocks = new StoredBlockLists(people.unit, people.accounts, people.settings, people.time);
            books = new StoredAddressBooks(people.unit, people.accounts, people.settings, people.changes::add, people.time);
            groupBooks = new StoredGroupBooks(people.unit, people.accounts, people.settings, people.changes::add, people.time);
        }

        List<String> seen(Account account, String text, @Nullable Long folder) {
            return books.list(account.key(), text, folder, 0, 100).contacts().stream().map(Contact::id).toList();
        }

        List<String> seen(Account account) {
            return seen(account, "", null);
        }

        @Override
        public void close() {
            people.close();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void aliasesAndNumbersShareOneNamespaceWithLogins(TestDatabase.Kind kind) {
        // 30/ALS-3, 30/ALS-11, 30/GCP-1, 30/GCP-3, 30/GCP-8, 30/UX-7, 00/R-48
        try (Book book = new Book(kind)) {
            Account anna = book.people.account("anna");
            book.people.groups.create("Sales", null, "x");
            Alias made = book.aliases.create(" 111 ", "ANNA@localhost", "admin:root");
            assertThat(made.name() + " " + made.target()).isEqualTo("111 anna");
            assertThat(book.people.changeWords()).contains("create alias");
            for (String taken : List.of("anna", "Anna", "111")) {
                assertRefusedAt(CommonError.UNIQUE_VALUE_IN_USE, "id", () -> book.aliases.create(taken, "anna", "x"));
                assertRefusedAt(CommonError.UNIQUE_VALUE_IN_USE, "call_id", () -> book.calls.change("0001", true, taken, "x"));
            }
            assertRefused(CommonError.UNIQUE_VALUE_IN_USE, () -> book.people.account("111"));
            for (String bad : List.of("", "a b", "a.b", "x".repeat(33), "p\u0430ypal", "--", "a@b")) {
                assertRefusedAt(ContactError.ALIAS_INVALID, "id", () -> book.aliases.create(bad, "anna", "x"));
                assertRefusedAt(ContactError.NUMBER_INVALID, "call_id", () -> book.calls.change("0001", true, bad, "x"));
            }
            assertThat(book.calls.of("0001").enabled()).as("30/GCP-1: off until set").isFalse();
            assertThat(book.calls.of("0001").number()).as("30/GCP-3: the group's ID").isEqualTo("0001");
            assertRefused(IdentityError.GROUP_PREDEFINED, () -> book.calls.change("@no_group", true, "5", "x"));
            book.calls.change("0001", true, "500", "x");
            assertThat(book.targets.find("500", "to")).isInstanceOfSatisfying(CallTarget.GroupCall.class,
                    call -> assertThat(call.group().name() + " " + call.number()).isEqualTo("Sales 500"));
            assertRefused(CommonError.UNIQUE_VALUE_IN_USE, () -> book.aliases.create("500", "anna", "x"));
            book.calls.change("0001", false, null, "x");
            assertRefused(IdentityError.USER_NOT_FOUND, () -> book.targets.find("500", "to")); // 30/GCP-8
            book.aliases.create("500", "anna", "x");
            assertRefused(CommonError.UNIQUE_VALUE_IN_USE, () -> book.calls.change("0001", true, null, "x"));
            assertThat(book.calls.list()).hasSize(1);
            book.people.groups.delete("0001", "x");
            assertThat(book.calls.list()).isEmpty();
            book.people.management.delete(anna.key(), null, "x");
            assertThat(book.aliases.list("", 0, 10).aliases()).as("they go with the account").isEmpty();
            assertRefused(IdentityError.USER_NOT_FOUND, () -> book.targets.find("111", "to"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void callStringsFindTheirTargets(TestDatabase.Kind kind) {
        // 30/ALS-2, 30/ALS-5, 30/ALS-7, 30/ALS-8 (our own name behind the @), 30/ALS-9 (kept, and refused without federation), 30/ALS-10,
        // 30/ALS-11; 80/UCS-2, 80/UCS-5, 80/UCS-6, 80/UCS-7, 80/UCS-9, 80/UCS-10, 80/UCS-14; 90/AB-2; 30/UX-5
        try (Book book = new Book(kind)) {
            book.people.settings.set(ServerSettings.EXTERNAL_URL, "https://meet.example.org:8443", "x");
            Account anna = book.people.account("anna");
            Account ceo = book.people.account("ceo_user");
            Map<String, String> aliases = Map.of("1", "ceo_user", "2", "other_user@example.com", "3", "\\c\\webinar",
                    "4", "\\c\\webinar@example.com", "5", "sip:@10.110.8.217");
            aliases.forEach((alias, target) -> book.aliases.create(alias, target, "x"));
            assertRefusedAt(ContactError.ALIAS_OF_ALIAS, "call_id", () -> book.aliases.create("6", "1", "x"));
            assertRefused(IdentityError.USER_NOT_FOUND, () -> book.aliases.create("6", "nobody", "x"));
            assertRefused(CallStringError.INVALID, () -> book.aliases.create("6", "#sip:", "x"));
            assertRefused(ContactError.ALIAS_NOT_FOUND, () -> book.aliases.retarget("6", "anna", "x"));
            assertRefused(ContactError.ALIAS_NOT_FOUND, () -> book.aliases.delete("anna", "x"));

            for (String ceoIs : List.of("1", "ceo_user", "CEO_User@localhost", "1@meet.example.org", " ceo_user ", "ceo_user@127.0.0.1")) {
                assertThat(book.targets.resolve(ceoIs, anna)).as(ceoIs).isInstanceOfSatisfying(CallTarget.Person.class,
                        person -> assertThat(person.account().key()).isEqualTo(ceo.key()));
            }
            assertThat(book.targets.find("1", "to").call().text()).as("00/R-49").isEqualTo("ceo_user");
            for (String webinar : List.of("3", "\\c\\webinar", "https://meet.example.org/c/webinar", "\\c\\webinar@localhost#vcs")) {
                assertThat(book.targets.resolve(webinar, anna)).as(webinar).isInstanceOf(CallTarget.Conference.class);
            }
            book.people.groups.create("Desk", null, "x");
            book.calls.change("0001", true, "desk", "x");
            assertThat(book.targets.resolve("desk", anna)).isInstanceOf(CallTarget.GroupCall.class);
            Map<String, ErrorCode> refused = Map.ofEntries(
                    Map.entry("2", CallStringError.NOT_FEDERATED), Map.entry("a@elsewhere.org", CallStringError.NOT_FEDERATED),
                    Map.entry("4", CallStringError.NOT_FEDERATED), Map.entry("5", ContactError.NO_GATEWAY),
                    Map.entry("#sip:8001", CallStringError.NO_SIP_TRUNK), Map.entry("#tel:501", CallStringError.NO_TELEPHONY),
                    Map.entry("#h323:james78", CallStringError.NO_GATEKEEPER), Map.entry("#h323:@192.168.1.99", ContactError.NO_GATEWAY),
                    Map.entry("rtsp://192.168.1.100/a", ContactError.NO_GATEWAY), Map.entry("#mailto:a@b.org", ContactError.NOT_CALLABLE),
                    Map.entry("nobody", IdentityError.USER_NOT_FOUND), Map.entry("", CallStringError.INVALID),
                    Map.entry("anna", ContactError.OWN_ACCOUNT));
            refused.forEach((text, code) -> assertRefusedAt(code, "call_string", () -> book.targets.resolve(text, anna)));

            assertThat(book.targets.accounts(List.of("1", "Anna@localhost", "2", "nobody", "#tel:1", "")))
                    .isEqualTo(Map.of("1", ceo.key(), "Anna@localhost", anna.key()));
            book.aliases.retarget("1", "anna", "x");
            assertRefused(ContactError.OWN_ACCOUNT, () -> book.targets.resolve("1", anna));
            book.people.accounts.setActive(ceo.key(), false, "x");
            assertRefused(IdentityError.ACCOUNT_INACTIVE, () -> book.targets.resolve("ceo_user", anna));
            assertThat(book.aliases.list("EXAMPLE.COM", 0, 10).aliases()).extracting(Alias::name).containsExactly("2", "4");
            assertThat(book.aliases.list("", 1, 2)).satisfies(found -> assertThat(found.total() + " " + found.aliases().size()).isEqualTo("5 2"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void whoIsBlockedCannotCall(TestDatabase.Kind kind) {
        // 90/M-044…M-046, AB-2; 00/R-76
        try (Book book = new Book(kind)) {
            Account anna = book.people.account("anna");
            Account boris = book.people.account("boris");
            List<String> news = new ArrayList<>();
            book.blocks.onChange((owner, who, blocked) -> news.add(owner.equals(anna.key()) + " " + who.equals(boris.key()) + " " + blocked));
            book.aliases.create("7", "boris", "x");
            assertThat(book.blocks.block(anna.key(), "7").id()).isEqualTo("boris");
            book.blocks.block(anna.key(), "boris@localhost");
            book.blocks.block(anna.key(), "#sip:bad@203.0.113.9");
            assertThat(book.blocks.of(anna.key())).extracting("id").containsExactly("#sip:bad@203.0.113.9", "boris");
            assertRefused(ContactError.OWN_ACCOUNT, () -> book.blocks.block(anna.key(), "anna"));
            assertRefused(IdentityError.USER_NOT_FOUND, () -> book.blocks.block(anna.key(), "nobody"));
            assertRefused(ContactError.BLOCKED, () -> book.targets.resolve("anna", boris));
            assertThat(book.targets.resolve("boris", anna)).as("only one way").isInstanceOf(CallTarget.Person.class);
            assertThat(book.blocks.blocking(List.of(anna.key(), boris.key()), boris.key())).isEqualTo(Set.of(anna.key()));
            CallString caller = CallString.require("#sip:bad@203.0.113.9,123", "x");
            assertThat(book.blocks.blocks(anna.key(), caller)).as("without digits to dial").isTrue();
            assertThat(book.blocks.blocks(boris.key(), caller)).isFalse();
            book.blocks.unblock(anna.key(), "boris");
            book.blocks.unblock(anna.key(), "gone");
            assertThat(book.targets.resolve("anna", boris)).isInstanceOf(CallTarget.Person.class);
            assertThat(news).containsExactly("true true true", "true true true", "true true false");
            book.blocks.block(anna.key(), "boris");
            book.people.management.delete(boris.key(), null, "x");
            assertThat(book.blocks.of(anna.key())).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void aPersonSeesHisOwnEntriesAndThoseOfHisGroups(TestDatabase.Kind kind) {
        // 30/UAB-1…UAB-8, 30/GAB-2, 30/GAB-3, 30/GAB-4, 30/GAB-5, 30/GAB-7, 30/ALS-6, 30/GCP-5; 30/UX-9, 30/UX-10; 80/UBK-1, 80/UBK-5…UBK-7
        try (Book book = new Book(kind)) {
            Account anna = book.people.account("anna");
            Account boris = book.people.account("boris");
            Account clara = book.people.account("clara");
            book.people.groups.create("IT", null, "x");
            book.people.groups.create("Ops", null, "x");
            book.people.groups.add("0001", anna.key(), "x");
            book.people.groups.add("0002", anna.key(), "x");
            book.aliases.create("9", "boris", "x");
            assertThat(book.seen(anna)).isEmpty();

            assertThat(book.books.add(anna.key(), "9", " ", "anna@localhost").displayName()).isEqualTo("boris");
            book.books.add(anna.key(), "#tel:+7 495 000", "Reception", "anna@localhost");
            assertThat(book.people.changeWords()).as("own changes are no configuration").doesNotContain("edit user");
            assertRefused(ContactError.OWN_ACCOUNT, () -> book.books.add(anna.key(), "anna", null, "x"));
            assertRefusedAt(CallStringError.INVALID, "contact_id", () -> book.books.add(anna.key(), "#h323:", null, "x"));
            assertRefusedAt(IdentityError.NAME_INVALID, "display_name", () -> book.books.add(anna.key(), "clara", "a\u0007b", "x"));
            assertThat(book.seen(anna)).containsExactly("boris", "#tel:+7495000");

            book.groupBooks.add("0001", "\\c\\standup", "Stand-up", "admin:root");
            book.groupBooks.add("0002", "\\c\\standup", "Meeting", "admin:root");
            book.groupBooks.add("0002", "boris", "Head of Ops", "admin:root");
            assertThat(book.people.changeWords()).contains("edit group");
            assertThat(book.seen(anna)).as("each once").containsExactlyInAnyOrder("boris", "#tel:+7495000", "\\c\\standup");
            Contact both = book.books.find(anna.key(), "boris");
            assertThat(both.own() + " " + both.groups() + " " + both.displayName()).isEqualTo("true [Ops] Head of Ops");
            assertThat(book.books.find(anna.key(), "\\c\\standup").groups()).containsExactly("IT", "Ops");
            assertRefused(ContactError.CONTACT_INHERITED, () -> book.books.remove(anna.key(), "\\c\\standup", "x"));
            assertRefused(ContactError.CONTACT_INHERITED, () -> book.books.rename(anna.key(), "\\c\\standup", "y", "x"));
            assertRefused(ContactError.CONTACT_NOT_FOUND, () -> book.books.remove(anna.key(), "clara", "x"));
            assertThat(book.books.rename(anna.key(), "boris", "Bob", "x").displayName()).as("own name first").isEqualTo("Bob");
            assertThat(book.seen(anna, "bO", null)).as("name").containsExactly("boris");
            assertThat(book.seen(anna, "495", null)).as("call string").containsExactly("#tel:+7495000");

            book.people.groups.create("All", null, "x");
            book.people.groups.add("0003", clara.key(), "x");
            book.groupBooks.setShows("0001", new Shows(Shows.Kind.GROUPS, List.of("0003", "@no_group")), "admin:root");
            assertThat(book.groupBooks.shows("0001").groups()).containsExactly("@no_group", "0003");
            assertThat(book.seen(anna)).as("one list by name: Bob, clara, Reception, Stand-up")
                    .containsExactly("boris", "clara", "#tel:+7495000", "\\c\\standup");
            for (int size = 1; size <= 5; size++) {
                List<String> pages = new ArrayList<>();
                for (int from = 0; from < 5; from += size) {
                    Found page = book.books.list(anna.key(), "", null, from, size);
                    assertThat(page.total()).isEqualTo(4);
                    page.contacts().forEach(contact -> pages.add(contact.id()));
                }
                assertThat(pages).as("pages of " + size).isEqualTo(book.seen(anna));
            }
            assertThat(book.books.find(anna.key(), "clara").own()).isFalse();
            book.people.groups.remove("0003", clara.key(), "x");
            assertThat(book.seen(anna)).as("now without group").contains("clara");
            book.groupBooks.setShows("0001", new Shows(Shows.Kind.ALL, List.of("0003")), "x");
            assertThat(book.groupBooks.shows("0001")).isEqualTo(new Shows(Shows.Kind.ALL, List.of()));
            assertThat(book.seen(anna, "CLAR", null)).containsExactly("clara");
            assertThat(book.seen(boris)).as("not of these groups").isEmpty();
            assertRefused(IdentityError.GROUP_NOT_FOUND, () -> book.groupBooks.setShows("0001", new Shows(Shows.Kind.GROUPS, List.of("9999")), "x"));

            book.groupBooks.add("0001", "clara", "Head of IT", "x");
            assertThat(book.books.find(anna.key(), "clara").displayName()).isEqualTo("Head of IT");
            book.groupBooks.remove("0001", "clara", "x");
            assertThat(book.seen(anna, "CLAR", null)).as("30/GAB-3: shown by itself still").containsExactly("clara");
            book.groupBooks.setShows("0001", Shows.NOBODY, "x");
            assertThat(book.seen(anna)).as("30/GAB-3: what was written stays").containsExactly("boris", "#tel:+7495000", "\\c\\standup");
            assertThat(book.groupBooks.list("0001", "STAND")).extracting(Contact::id).containsExactly("\\c\\standup");
            assertThat(book.groupBooks.list("0001", "nobody")).isEmpty();
            book.calls.change("0002", true, "600", "x");
            assertThat(book.books.add(anna.key(), "600", "Ops", "x").id()).as("30/GCP-5").isEqualTo("600");
            book.books.remove(anna.key(), "600", "x");

            book.groupBooks.remove("0002", "boris", "x");
            assertRefused(ContactError.CONTACT_NOT_FOUND, () -> book.groupBooks.remove("0002", "boris", "x"));
            book.groupBooks.add("@no_group", "#sip:desk@pbx.example.org", "Desk", "x");
            assertThat(book.seen(boris)).as("30/GAB-7").containsExactly("#sip:desk@pbx.example.org");
            book.people.groups.delete("0001", "x");
            assertThat(book.seen(anna)).as("30/UX-9").containsExactly("boris", "\\c\\standup", "#tel:+7495000");
            book.people.accounts.setActive(clara.key(), false, "x");
            assertThat(book.books.people(anna.key(), "", 10)).extracting(Account::key).containsExactly(boris.key());
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void aReferenceStandsForAHiddenId(TestDatabase.Kind kind) {
        // 30/FLD-2, 30/PRF-9
        try (Book book = new Book(kind)) {
            Account anna = book.people.account("anna");
            Account mole = book.people.accounts.create(new NewAccount("kx77", "Maxim Orlov", "", "Password 1 of kx77"), "server");
            book.groupBooks.setShows("@no_group", new Shows(Shows.Kind.ALL, List.of()), "x");
            book.people.groups.create("IT", null, "x");
            Account peer = book.people.account("peer");
            book.people.groups.add("0001", peer.key(), "x");
            book.books.add(peer.key(), "kx77", null, "x");
            for (boolean shown : List.of(true, false)) {
                book.people.visible.change(Map.of(ProfileField.ID, new VisibleFields.Display(shown, false)), "x");
                int most = shown ? 1 : 0;
                assertThat(book.books.people(anna.key(), "KX7", 10)).as("people").hasSize(most);
                assertThat(book.books.list(anna.key(), "KX7", null, 0, 10).total()).as("shown by a group").isEqualTo(most);
                assertThat(book.books.list(peer.key(), "KX7", null, 0, 10).total()).as("written").isEqualTo(most);
                assertThat(book.books.people(anna.key(), "orlov", 10)).as("the name always").hasSize(1);
            }
            assertThat(book.books.people(anna.key(), "", 10)).as("everybody but himself").hasSize(2);

            String reference = mole.idFor(Set.of()).toString();
            assertThat(mole.idFor(Set.of(ProfileField.ID)).toString() + " " + reference.replaceAll("[0-9a-f]{32}", "#"))
                    .isEqualTo("kx77@localhost id-#@localhost");
            String short32 = reference.substring(0, reference.indexOf('@'));
            for (String typed : List.of(reference, short32, short32.toUpperCase(Locale.ROOT))) {
                assertThat(book.people.accounts.resolve(typed).map(Account::key)).contains(mole.key());
                assertThat(book.targets.find(typed, "to")).isInstanceOfSatisfying(CallTarget.Person.class,
                        person -> assertThat(person.account().key()).isEqualTo(mole.key()));
            }
            assertThat(book.targets.accounts(List.of(short32))).containsEntry(short32, mole.key());
            assertThat(book.books.find(peer.key(), short32).displayName()).isEqualTo("Maxim Orlov");
            String nobody = "id-" + "0".repeat(31) + "1";
            assertRefused(IdentityError.USER_NOT_FOUND, () -> book.targets.find(nobody, "to"));
            assertThat(book.people.accounts.resolve(nobody)).isEmpty();
            assertRefused(IdentityError.LOGIN_INVALID, () -> book.people.account(nobody));
        }
    }

    /** 30/FLD-2: what is hidden is not found by guessing either: in no list, and by nobody's entry. */
    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void hiddenFieldsAreNotSearched(TestDatabase.Kind kind) {
        try (Book book = new Book(kind)) {
            Account anna = book.people.account("anna");
            Account boris = book.people.accounts.create(new NewAccount("boris", "Boris", "secret@example.org", "Password 1 of boris"), "x");
            book.people.account("aaron");
            for (String entry : List.of("shown", "written")) {
                if (entry.equals("shown")) {
                    book.groupBooks.setShows("@no_group", new Shows(Shows.Kind.ALL, List.of()), "x");
                } else {
                    book.books.add(anna.key(), "boris", null, "x");
                }
                for (boolean hidden : List.of(false, true)) {
                    book.people.visible.change(Map.of(ProfileField.EMAIL, new VisibleFields.Display(!hidden, false)), "x");
                    assertThat(book.seen(anna, "SECRET@", null)).as(entry).hasSize(hidden ? 0 : 1);
                    assertThat(book.books.people(anna.key(), "secret@", 10)).hasSize(hidden ? 0 : 1);
                    assertThat(book.seen(anna, "bor", null)).as(entry).containsExactly("boris");
                    assertThat(book.books.people(anna.key(), "BORIS", 10)).extracting(Account::key).containsExactly(boris.key());
                }
            }
            book.people.accounts.setActive(book.people.accounts.resolve("aaron").orElseThrow().key(), false, "x");
            assertThat(book.books.people(anna.key(), "", 1)).as("who is inactive takes nobody's place").hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void foldersHoldWhatTheirOwnerSees(TestDatabase.Kind kind) {
        // 30/UAB-7; 80/UBK-7; 90/M-049…M-054
        try (Book book = new Book(kind)) {
            Account anna = book.people.account("anna");
            Account boris = book.people.account("boris");
            AccountKey key = anna.key();
            book.groupBooks.setShows("@no_group", new Shows(Shows.Kind.ALL, List.of()), "x");
            book.books.add(key, "#tel:1", "One", "x");
            Folder friends = book.books.createFolder(key, " Friends ");
            assertRefusedAt(CommonError.UNIQUE_VALUE_IN_USE, "display_name", () -> book.books.createFolder(key, "FRIENDS"));
            assertRefusedAt(ContactError.FOLDER_NAME_INVALID, "display_name", () -> book.books.createFolder(key, " "));
            book.books.createFolder(boris.key(), "Friends");
            book.books.sort(key, friends.id(), "boris", true);
            book.books.sort(key, friends.id(), "boris", true);
            book.books.sort(key, friends.id(), "#tel:1", true);
            assertRefused(ContactError.CONTACT_NOT_FOUND, () -> book.books.sort(key, friends.id(), "#tel:2", true));
            assertRefused(ContactError.FOLDER_NOT_FOUND, () -> book.books.sort(boris.key(), friends.id(), "anna", true));
            assertRefused(ContactError.FOLDER_NOT_FOUND, () -> book.seen(boris, "", friends.id()));
            assertThat(book.books.folders(key)).containsExactly(new Folder(friends.id(), "Friends", 2));
            assertThat(book.seen(anna, "", friends.id())).containsExactly("boris", "#tel:1");
            assertThat(book.books.find(key, "boris").folders()).containsExactly(friends.id());
            book.books.sort(key, friends.id(), "#tel:1", false);
            assertThat(book.books.renameFolder(key, friends.id(), "Family")).isEqualTo(new Folder(friends.id(), "Family", 1));
            book.people.management.delete(boris.key(), null, "x");
            assertThat(book.books.folders(key).get(0).contacts()).isZero();
            book.books.deleteFolder(key, friends.id());
            assertRefused(ContactError.FOLDER_NOT_FOUND, () -> book.books.deleteFolder(key, friends.id()));
            assertThat(book.seen(anna)).containsExactly("#tel:1");
        }
    }
}
