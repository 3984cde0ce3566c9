// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rostrum.audit.ConfigChange;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.GuestId;
import org.rostrum.conference.Access;
import org.rostrum.conference.Conference;
import org.rostrum.conference.ConferenceMode;
import org.rostrum.conference.ConferenceService.Draft;
import org.rostrum.conference.ConferenceService.Filter;
import org.rostrum.conference.ConferenceService.Invitee;
import org.rostrum.conference.ConferenceService;
import org.rostrum.conference.Invitation;
import org.rostrum.conference.LaunchType;
import org.rostrum.conference.internal.session.Server;
import org.rostrum.conference.internal.store.ConferenceTables;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.Identity;
import org.rostrum.identity.event.AccountDeleted;
import org.rostrum.identity.group.Right;
import org.rostrum.store.JpaUnit;
import org.rostrum.store.OutboxSubscriber;
import org.rostrum.store.test.TestStore;
import org.rostrum.test.Eventually;
import org.rostrum.test.TestDatabase;

/** Stored conferences, to be proved on each database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoredConferencesContract {

    private static final Identity.Guest GUEST = new Identity.Guest(new GuestId("g"), "G");
    private static final Identity BRIDGE = new Identity.Application("a".repeat(40), "Bridge");
    private static final Identity.Administrator SECURITY = new Identity.Administrator("sec", Set.of(AdminRole.SECURITY_ADMIN));

    private final TestStore store;
    private final Server server;
    private final ConferenceService conferences;
    private final List<OutboxSubscriber.Event> events = Collections.synchronizedList(new ArrayList<>());

    StoredConferencesContract(TestDatabase.Kind kind) {
        store = TestStore.on(kind);
        server = new Server(store);
        conferences = server.conferences;
    }

    @Test
    void withoutTheRightNobodyCreatesWhateverWayItComes() {
        // 30/RGT-7, 30/RGT-9: the coded refusal and unchanged state; at once, and again when it is given back (30/GRP-13)
        server.rights.take(server.boris, Right.CONFERENCE_CREATE);
        int changes = server.changes.size();
        assertThat(refusal(() -> conferences.create(Server.draft("denied"), server.boris))).isEqualTo("rightMissing@conference_create");
        assertThat(conferences.card(new ConferenceId("denied"))).isEmpty();
        assertThat(server.changes).hasSize(changes);
        server.rights.take(server.boris, Right.CALL);
        conferences.create(Server.draft("granted"), server.boris);
        assertThat(conferences.card(new ConferenceId("granted"))).isPresent();
        conferences.delete(new ConferenceId("granted"), server.boris);
    }

    @BeforeAll
    void listen() {
        store.add(new OutboxSubscriber() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public boolean wants(String topic) {
                return topic.startsWith("org/rostrum/conference/");
            }

            @Override
            public void deliver(Event event) {
                events.add(event);
            }
        });
    }

    @AfterAll
    void close() {
        server.close();
        store.close();
    }

    private static Draft draft(Consumer<Fields> change) {
        Fields fields = new Fields();
        change.accept(fields);
        return fields.draft();
    }

    /** A draft to fill; a new one is good enough to be created. */
    private static final class Fields {
        String id;
        String topic = "Topic";
        String description;
        String owner;
        Access access;
        ConferenceMode mode;
        LaunchType launchType;
        List<Invitee> invitations;
        Boolean uninvited;
        List<String> tags;

        Draft draft() {
            return new Draft(id, topic, description, owner, access, mode, launchType, invitations, uninvited, tags);
        }
    }

    private static Draft changes(Consumer<Fields> change) {
        return draft(fields -> {
            fields.topic = null;
            change.accept(fields);
        });
    }

    private static String refusal(Runnable action) {
        RostrumException refusal = catchThrowableOfType(RostrumException.class, action::run);
        assertThat(refusal).as("refused").isNotNull();
        return refusal.error().code() + "@" + refusal.location();
    }

    private static Invitation listed(Conference conference, AccountKey account) {
        return conference.invitations().stream().filter(i -> account.equals(i.account())).findFirst().orElseThrow();
    }

    @Test // 40/OBJ-1, 40/ID-2, 40/A-5, 00/R-35, 40/A-20, 40/OBJ-3
    void defaultsAreThoseOfTheSpecification() {
        Conference created = conferences.create(draft(f -> {}), server.anna);
        assertThat(created.id().value()).matches("[0-9]{10}");
        assertThat(created.owner()).isEqualTo(server.anna.key());
        assertThat(created.access()).isEqualTo(Access.INTERNAL);
        assertThat(created.mode()).isEqualTo(ConferenceMode.ALL_ON_SCREEN);
        assertThat(created.launchType()).isEqualTo(LaunchType.ROOM);
        assertThat(created.uninvitedAllowed()).isTrue();
        assertThat(created.invitations()).containsExactly(new Invitation(server.anna.key(), "anna", "", true));
        assertThat(conferences.get(created.id(), server.anna)).isEqualTo(created);
    }

    @Test // 00/R-86
    void conferencesOfADeletedAccountGoToItsHeirOrToNobody() {
        store.add(new Inheritance(server.tables, server.accounts));
        Identity.User gone = server.accounts.add("gone");
        Identity.User lost = server.accounts.add("lost");
        Conference inherited = conferences.create(draft(f -> f.invitations = List.of(new Invitee("boris", null, true))), gone);
        Conference foreign = conferences.create(draft(f -> f.invitations = List.of(new Invitee("gone", null, false))), server.anna);
        Conference nobodys = conferences.create(draft(f -> f.invitations = List.of(new Invitee("boris", null, true))), lost);
        deleted(gone.key(), server.anna.key());
        deleted(lost.key(), null);
        Identity.Administrator root = new Identity.Administrator("root", Set.of(AdminRole.ADMIN));
        Eventually.eventually(() -> conferences.get(nobodys.id(), root).ownerless() ? "" : "still somebody's");
        Conference annas = conferences.get(inherited.id(), server.anna);
        assertThat(annas.owner()).isEqualTo(server.anna.key());
        assertThat(annas.invitations()).extracting(Invitation::address).containsExactly("anna", "boris");
        assertThat(conferences.get(foreign.id(), server.anna).invitations()).extracting(Invitation::address).containsExactly("anna");
        Conference orphan = conferences.get(nobodys.id(), root);
        assertThat(ConferenceRights.mayRun(annas, server.boris)).as("a moderator of the list").isTrue();
        assertThat(ConferenceRights.mayRun(orphan, server.boris)).isFalse();
        assertThat(ConferenceRights.mayRun(orphan, root)).isTrue();
        assertThat(conferences.change(orphan.id(), changes(f -> f.owner = "boris"), root).owner()).isEqualTo(server.boris.key());
    }

    private void deleted(AccountKey account, @Nullable AccountKey heir) {
        server.tables.unit().run(em -> server.tables.outbox().append(em, AccountDeleted.TOPIC, Instant.now(), new AccountDeleted(account, heir).json()));
    }

    @Test
    void everythingGivenComesBack() {
        Draft draft = draft(f -> {
            f.id = "My-room_1";
            f.topic = "  Grüße 会議 ";
            f.description = "line\nline";
            f.access = Access.PUBLIC;
            f.invitations = List.of(new Invitee("BORIS@example.org", "Bo", true), new Invitee("#sip:100@pbx", null, false));
            f.uninvited = false;
            f.tags = List.of("a", "b", "a");
        });
        Conference created = conferences.create(draft, server.owner);
        Conference found = conferences.get(new ConferenceId("My-room_1"), server.owner);
        assertThat(found).isEqualTo(created);
        assertThat(found.topic()).isEqualTo("Grüße 会議");
        assertThat(found.tags()).containsExactly("a", "b");
        assertThat(found.invitations()).extracting(Invitation::address).containsExactly("owner", "BORIS@example.org", "#sip:100@pbx");
        assertThat(listed(found, server.boris.key()).moderator()).isTrue();
        conferences.delete(found.id(), server.owner);
    }

    static List<Object[]> badFields() {
        List<Object[]> bad = new ArrayList<>();
        bad.add(field("required@topic", f -> f.topic = null));
        bad.add(field("required@topic", f -> f.topic = "  "));
        bad.add(field("invalidValue@topic", f -> f.topic = "x".repeat(241)));
        bad.add(field("invalidValue@topic", f -> f.topic = "a\u0000"));
        bad.add(field("invalidValue@description", f -> f.description = "x".repeat(20_001)));
        bad.add(field("invalidValue@description", f -> f.description = "\u0007"));
        bad.add(field("invalidValue@id", f -> f.id = "with space"));
        bad.add(field("invalidValue@id", f -> f.id = ""));
        bad.add(field("invalidValue@id", f -> f.id = "x".repeat(129)));
        bad.add(field("modeNotSupported@mode", f -> f.mode = ConferenceMode.SMART_MEETING));
        bad.add(field("modeNotSupported@mode", f -> f.mode = ConferenceMode.MODERATED));
        bad.add(field("modeNotSupported@mode", f -> f.mode = ConferenceMode.VIDEO_LECTURE));
        bad.add(field("scheduleNotSupported@schedule", f -> f.launchType = LaunchType.SCHEDULED));
        bad.add(field("scheduleNotSupported@schedule", f -> f.launchType = LaunchType.INSTANT));
        bad.add(field("required@owner", f -> f.owner = null));
        bad.add(field("ownerInvalid@owner", f -> f.owner = "nobody"));
        bad.add(field("ownerInvalid@owner", f -> f.owner = "owner@elsewhere.org"));
        bad.add(field("ownerInvalid@owner", f -> f.owner = "in-active"));
        bad.add(field("required@invitations", f -> f.invitations = List.of(new Invitee(" ", null, false))));
        bad.add(field("invalidValue@invitations", f -> f.invitations = List.of(new Invitee("x".repeat(321), null, false))));
        bad.add(field("invalidValue@invitations", f -> f.invitations = List.of(new Invitee("a", "n".repeat(241), false))));
        bad.add(field("invalidValue@invitations", f -> f.invitations = List.of(new Invitee("#mailto:a@b", "A", false))));
        bad.add(field("invalidValue@invitations", f -> f.invitations = Collections.nCopies(2_001, new Invitee("a", null, false))));
        bad.add(field("invalidValue@tags", f -> f.tags = List.of("")));
        bad.add(field("invalidValue@tags", f -> f.tags = List.of("x".repeat(101))));
        return bad;
    }

    private static Object[] field(String refusal, Consumer<Fields> change) {
        return new Object[] {refusal, change};
    }

    @ParameterizedTest
    @MethodSource("badFields") // 00/R-46, 00/R-81, 40/A-21, 40/GN-2, 40/PT-5
    void badFieldIsRefusedWithItsCodeAndLocation(String expected, Consumer<Fields> change) {
        server.accounts.add("in-active");
        Draft draft = draft(f -> {
            f.owner = "owner";
            change.accept(f);
        });
        assertThat(refusal(() -> conferences.create(draft, Server.ADMIN))).isEqualTo(expected);
    }

    @Test // 40/ID-1, 00/R-81, 61 section 5
    void usedIdIsRefused() {
        conferences.create(draft(f -> f.id = "taken"), server.owner);
        assertThat(refusal(() -> conferences.create(draft(f -> f.id = "taken"), server.anna))).isEqualTo("uniqueValueAlreadyInUse@id");
        assertThat(conferences.create(draft(f -> f.id = "Taken"), server.anna).id().value()).as("case counts").isEqualTo("Taken");
    }

    @Test // 40/OBJ-2, 40/GN-2
    void usersCreateForThemselvesAdministratorsForEverybodyGuestsNotAtAll() {
        assertThat(refusal(() -> conferences.create(draft(f -> f.owner = "owner"), server.anna))).isEqualTo("forbidden@owner");
        assertThat(conferences.create(draft(f -> f.owner = "ANNA@example.org"), server.anna).owner()).isEqualTo(server.anna.key());
        assertThat(conferences.create(draft(f -> f.owner = "anna"), Server.ADMIN).owner()).isEqualTo(server.anna.key());
        assertThat(refusal(() -> conferences.create(draft(f -> {}), GUEST))).isEqualTo("forbidden@null");
        assertThat(refusal(() -> conferences.create(draft(f -> f.owner = "anna"), SECURITY))).isEqualTo("forbidden@null");
    }

    @Test // 40/A-20: the owner cannot be removed from the list
    void ownerStaysOnTheListWhateverIsGiven() {
        Conference created = server.room("owned");
        Conference changed = conferences.change(created.id(), changes(f -> f.invitations = List.of()), server.owner);
        assertThat(changed.invitations()).extracting(Invitation::account).containsExactly(server.owner.key());
        Conference given = conferences.change(created.id(), changes(f -> f.owner = "boris"), Server.ADMIN);
        assertThat(given.owner()).isEqualTo(server.boris.key());
        assertThat(given.invitations()).extracting(Invitation::account).containsExactly(server.boris.key(), server.owner.key());
        assertThat(conferences.get(created.id(), server.boris)).isEqualTo(given);
    }

    @Test // 61 section 3: login or login@server mean the same person, listed once
    void samePersonIsListedOnce() {
        Conference created = conferences.create(draft(f -> f.invitations = List.of(
                new Invitee("boris", null, false), new Invitee("BORIS@example.org", null, true), new Invitee("owner", null, false))),
                server.owner);
        assertThat(created.invitations()).hasSize(2);
        assertThat(listed(created, server.boris.key()).moderator()).isTrue();
    }

    @Test // 40/ED-1, 40/ED-5, 60/CF-2: what is not given stays; each change is logged with old and new value
    void changeKeepsWhatIsNotGivenAndIsLogged() {
        Conference created = server.room("changing");
        server.changes.clear();
        Conference changed = conferences.change(created.id(), changes(f -> f.topic = "New"), server.owner);
        assertThat(changed.topic()).isEqualTo("New");
        assertThat(changed.invitations()).isEqualTo(created.invitations());
        assertThat(changed.createdAt()).isEqualTo(created.createdAt());
        assertThat(server.changes).singleElement().satisfies(change -> {
            assertThat(change.action()).isEqualTo(ConfigChange.Action.EDIT);
            assertThat(change.objectType() + " " + change.object() + " " + change.by())
                    .isEqualTo("conference changing " + server.owner.name());
            assertThat(change.fields()).containsExactly(new ConfigChange.Field("topic", "Topic of changing", "New"));
        });
        assertThat(conferences.change(created.id(), changes(f -> f.topic = "New"), server.owner)).isEqualTo(changed);
        assertThat(server.changes).as("nothing changed").hasSize(1);
        assertThat(refusal(() -> conferences.change(created.id(), changes(f -> f.id = "other"), server.owner)))
                .isEqualTo("notSupported@id");
        assertThat(refusal(() -> conferences.change(created.id(), changes(f -> f.topic = " "), server.owner))).isEqualTo("required@topic");
    }

    @ParameterizedTest // 61/AO-19; 10/B
    @CsvSource({
        "owner, true, true", "moderator, true, false", "anna, true, false", "boris, false, false",
    })
    void whoSeesAndChangesAnInternalConference(String login, boolean sees, boolean manages) {
        Conference internal = conferences.create(
                draft(f -> f.invitations = List.of(new Invitee("moderator", null, true), new Invitee("anna", null, false))), server.owner);
        Identity by = server.accounts.add(login);
        if (sees) {
            assertThat(conferences.get(internal.id(), by)).isEqualTo(internal);
        } else {
            assertThat(refusal(() -> conferences.get(internal.id(), by))).isEqualTo("conferenceNotFound@conference_id");
        }
        assertThat(conferences.mayManage(internal, by)).isEqualTo(manages);
        if (!manages) {
            String expected = sees ? "forbidden@null" : "conferenceNotFound@conference_id";
            assertThat(refusal(() -> conferences.change(internal.id(), changes(f -> f.topic = "x"), by))).isEqualTo(expected);
            assertThat(refusal(() -> conferences.delete(internal.id(), by))).isEqualTo(expected);
            assertThat(conferences.get(internal.id(), server.owner)).isEqualTo(internal);
        }
    }

    @Test // 61/AO-19
    void strangersSeePublicConferencesOnlyAndGuestsNone() {
        Conference internal = conferences.create(draft(f -> {}), server.owner);
        Conference open = server.room("open");
        assertThat(conferences.get(open.id(), server.boris)).isEqualTo(open);
        assertThat(refusal(() -> conferences.get(open.id(), GUEST))).isEqualTo("conferenceNotFound@conference_id");
        assertThat(conferences.get(internal.id(), SECURITY)).as("10/AR-2").isEqualTo(internal);
        assertThat(conferences.get(internal.id(), BRIDGE)).isEqualTo(internal);
        assertThat(conferences.get(internal.id(), Server.ADMIN)).isEqualTo(internal);
        assertThat(conferences.search(Filter.ALL, 0, 10, GUEST).total()).isZero();
        assertThat(conferences.search(new Filter(null, "open", null, null, null, null, null, null), 0, 10, server.boris).total())
                .as("lists hold what concerns him").isZero();
    }

    @Test // 80/UCP-1, 80/UCP-2, 80/UGP-8
    void cardShowsPublicFactsToAnybody() {
        Conference open = server.room("carded");
        ConferenceService.Card card = conferences.card(open.id()).orElseThrow();
        assertThat(card).isEqualTo(new ConferenceService.Card(
                open.id(), "Topic of carded", "", "Name of owner", Access.PUBLIC, LaunchType.ROOM, false));
        Server.await(server.access.run(open.id(), server.owner));
        assertThat(conferences.card(open.id()).orElseThrow().running()).isTrue();
        Server.await(server.access.stop(open.id(), server.owner));
        assertThat(conferences.card(new ConferenceId("unknown"))).isEmpty();
    }

    @Test // 80/UCP-2, 80/UCH-5: what a page of a history asks for
    void cardsOfManyTakeOneTransactionAndOneLookAtTheOwners() {
        List<String> asked = new ArrayList<>();
        ConferenceService counted = new StoredConferences(
                new ConferenceTables((unit, entities) -> told(JpaUnit.class, server.tables.unit(), asked), store.outbox()),
                told(AccountService.class, server.accounts, asked), server.licence, server.rights, server.changes::add);
        ConferenceId first = server.room("manyFirst").id();
        ConferenceId last = server.room("manyLast").id();
        List<ConferenceId> ids = new ArrayList<>(List.of(first));
        IntStream.range(0, 600).mapToObj(i -> new ConferenceId("none" + i)).forEach(ids::add);
        ids.add(last);
        assertThat(counted.cards(ids)).isEqualTo(Map.of(first, conferences.card(first).orElseThrow(), last, conferences.card(last).orElseThrow()));
        assertThat(asked).containsExactly("read", "find");
        assertThat(counted.cards(List.of())).isEmpty();
    }

    /** {@code service}, whose calls are written down. */
    private static <T> T told(Class<T> type, T service, List<String> calls) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            calls.add(method.getName());
            return method.invoke(service, arguments);
        }));
    }

    @Test // 40/CL-3, 40/CL-4, 61/AP-1, 61/AP-3: running first, newest first, filters combine, pages are stable
    void searchFindsPagesOfWhatIsWanted() {
        Identity.User lister = server.accounts.add("lister");
        List<ConferenceId> created = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            int n = i;
            created.add(conferences.create(draft(f -> {
                f.id = "list-" + n;
                f.topic = n % 2 == 0 ? "Even 100%_" : "Odd";
                f.access = n < 5 ? Access.PUBLIC : Access.INTERNAL;
                f.tags = List.of("t" + n % 3);
                f.invitations = n == 7 ? List.of(new Invitee("boris", null, false), new Invitee("#SIP:7@pbx", null, false)) : null;
            }), lister).id());
        }
        Server.await(server.access.run(new ConferenceId("list-3"), lister));
        assertThat(ids(Filter.ALL, lister).get(0)).isEqualTo("list-3");
        assertThat(ids(Filter.ALL, lister)).hasSize(25).doesNotHaveDuplicates();
        List<String> paged = new ArrayList<>();
        for (int offset = 0; offset < 30; offset += 10) {
            ConferenceService.Page page = conferences.search(Filter.ALL, offset, 10, lister);
            assertThat(page.total()).isEqualTo(25);
            page.conferences().forEach(c -> paged.add(c.id().value()));
        }
        assertThat(paged).isEqualTo(ids(Filter.ALL, lister));
        assertThat(ids(filter("even", null, null, null, null, null), lister)).hasSize(13);
        assertThat(ids(filter("100%_", null, null, null, null, null), lister)).as("no wildcards").hasSize(13);
        assertThat(ids(filter("%", null, null, true, null, null), lister)).isEmpty();
        assertThat(ids(filter(null, "LIST-24", null, null, null, null), lister)).containsExactly("list-24");
        assertThat(ids(filter(null, null, null, true, null, null), lister)).containsExactly("list-3");
        assertThat(ids(filter(null, null, Access.PUBLIC, false, null, null), lister)).hasSize(4);
        assertThat(ids(filter("odd", null, null, null, null, "t1"), lister))
                .containsExactlyInAnyOrder("list-1", "list-7", "list-13", "list-19");
        assertThat(ids(filter(null, null, null, null, "boris@example.org", null), lister)).containsExactly("list-7");
        assertThat(ids(filter(null, null, null, null, "#sip:7@PBX", null), lister)).containsExactly("list-7");
        assertThat(ids(filter(null, null, null, null, "nobody", null), lister)).isEmpty();
        assertThat(ids(filter(null, null, null, null, "lister", null), Server.ADMIN)).as("30/HIS-1: his own too").hasSize(25);
        assertThat(ids(new Filter(null, null, "lister", null, null, null, null, null), Server.ADMIN)).hasSize(25);
        assertThat(ids(new Filter(null, null, "unknown", null, null, null, null, null), Server.ADMIN)).isEmpty();
        assertThat(refusal(() -> conferences.search(Filter.ALL, -1, 10, lister))).isEqualTo("invalidValue@page_size");
        Server.await(server.access.stop(new ConferenceId("list-3"), lister));
    }

    @Test // 61 section 6: the order that the caller asks for, over all pages
    void searchInTheOrderThatIsAskedFor() {
        Identity.User sorter = server.accounts.add("sorter");
        List.of("b:Alpha", "c:beta", "a:Beta").forEach(room -> conferences.create(draft(f -> {
            f.id = "sort-" + room.charAt(0);
            f.topic = room.substring(2);
        }), sorter));
        Server.await(server.access.run(new ConferenceId("sort-c"), sorter));
        assertThat(sorted(ConferenceService.SortField.ID, false, sorter)).containsExactly("sort-a", "sort-b", "sort-c");
        assertThat(sorted(ConferenceService.SortField.ID, true, sorter)).containsExactly("sort-c", "sort-b", "sort-a");
        assertThat(sorted(ConferenceService.SortField.TOPIC, false, sorter)).containsExactly("sort-b", "sort-a", "sort-c");
        assertThat(sorted(ConferenceService.SortField.TOPIC, true, sorter)).containsExactly("sort-a", "sort-c", "sort-b");
        assertThat(sorted(ConferenceService.SortField.CREATED_AT, false, sorter)).hasSize(3);
        ConferenceService.Sort byId = new ConferenceService.Sort(ConferenceService.SortField.ID, false);
        assertThat(conferences.search(Filter.ALL, byId, 1, 1, sorter).conferences()).extracting(c -> c.id().value())
                .containsExactly("sort-b");
        Server.await(server.access.stop(new ConferenceId("sort-c"), sorter));
    }

    private List<String> sorted(ConferenceService.SortField field, boolean descending, Identity by) {
        ConferenceService.Sort sort = new ConferenceService.Sort(field, descending);
        return conferences.search(Filter.ALL, sort, 0, 10, by).conferences().stream().map(c -> c.id().value()).toList();
    }

    private static Filter filter(String topic, String either, Access access, Boolean running, String invitation, String tag) {
        return new Filter(topic, either, null, running, access, null, invitation, tag);
    }

    private List<String> ids(Filter filter, Identity by) {
        return conferences.search(filter, 0, 1_000, by).conferences().stream().map(c -> c.id().value()).toList();
    }

    @Test // 40/ST-1: a running conference is neither changed nor deleted, but for its description
    void runningConferenceIsNeitherChangedNorDeleted() {
        Conference room = server.room("busy");
        Server.await(server.access.run(room.id(), server.owner));
        assertThat(refusal(() -> conferences.change(room.id(), changes(f -> f.topic = "x"), server.owner)))
                .isEqualTo("conferenceRunning@conference_id");
        assertThat(refusal(() -> conferences.delete(room.id(), server.owner))).isEqualTo("conferenceRunning@conference_id");
        assertThat(conferences.change(room.id(), changes(f -> f.description = "x"), server.owner).description()).isEqualTo("x");
        assertThat(conferences.get(room.id(), server.owner).topic()).isEqualTo(room.topic());
        Server.await(server.access.stop(room.id(), server.owner));
        conferences.change(room.id(), changes(f -> f.topic = "x"), server.owner);
    }

    @Test // 61/CO-2: the deletion works as soon as stop was answered
    void deletionWorksRightAfterStop() {
        for (int i = 0; i < 20; i++) {
            Conference room = server.room("short" + i);
            server.join(room.id(), server.anna);
            Server.await(server.access.stop(room.id(), server.owner));
            conferences.delete(room.id(), server.owner);
            assertThat(conferences.card(room.id())).isEmpty();
        }
    }

    @Test
    void outboxTellsOthersInOrder() {
        Conference room = server.room("told");
        conferences.change(room.id(), changes(f -> f.topic = "x"), server.owner);
        server.join(room.id(), server.anna);
        Server.await(server.access.stop(room.id(), server.owner));
        conferences.delete(room.id(), server.owner);
        Eventually.eventually(() -> topicsOf("told").size() == 6 ? "" : "heard " + topicsOf("told"));
        assertThat(topicsOf("told")).containsExactly("conference/created", "conference/changed", "session/started",
                "participant/joined", "session/ended", "conference/deleted");
        assertThat(bodyOf("told", "participant/joined")).contains("\"person\":\"anna@example.org\"", "\"role\":\"PARTICIPANT\"");
        assertThat(bodyOf("told", "session/ended")).contains("\"cause\":\"BY_MODERATOR\"", "\"by\":\"owner@example.org\"");
    }

    private List<String> topicsOf(String id) {
        return List.copyOf(events).stream()
                .filter(event -> event.json().contains("\"conference\":\"" + id + "\""))
                .map(event -> event.topic().replace("org/rostrum/conference/", ""))
                .toList();
    }

    private String bodyOf(String id, String topic) {
        return List.copyOf(events).stream()
                .filter(event -> event.topic().endsWith(topic) && event.json().contains("\"" + id + "\""))
                .map(OutboxSubscriber.Event::json)
                .findFirst()
                .orElseThrow();
    }
}
