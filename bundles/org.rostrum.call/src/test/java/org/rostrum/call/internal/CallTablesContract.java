// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountId;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.call.CallCause;
import org.rostrum.call.CallHistory;
import org.rostrum.call.CallHistory.Filter;
import org.rostrum.call.CallHistory.Type;
import org.rostrum.call.CallId;
import org.rostrum.call.CallKind;
import org.rostrum.call.CallView;
import org.rostrum.conference.ConferenceMode;
import org.rostrum.conference.JoinRequest;
import org.rostrum.conference.LaunchType;
import org.rostrum.conference.ParticipantRole;
import org.rostrum.conference.SeatEnd;
import org.rostrum.conference.SessionEnd;
import org.rostrum.conference.event.ConferenceEvent;
import org.rostrum.conference.history.PastJoin;
import org.rostrum.conference.history.PastSession;
import org.rostrum.conference.history.SessionHistory;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.Identity;
import org.rostrum.identity.event.AccountDeleted;
import org.rostrum.store.OutboxSubscriber;
import org.rostrum.store.test.TestStore;
import org.rostrum.test.TestDatabase;

/** Calls and histories in a database; every test has people of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CallTablesContract {

    private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");

    private final TestStore store;
    private final CallTables tables;
    private final JpaCallJournal journal;
    private final CallHistory history;
    private Identity.User ann = user("ann", "Ann Archer");
    private Identity.User bob = user("bob", "Bob Baker");
    private Identity.User cal = user("cal", "Cal Cooper");

    CallTablesContract(TestDatabase.Kind kind) {
        store = TestStore.on(kind);
        tables = new CallTables(store.units());
        journal = new JpaCallJournal(tables.unit());
        history = new StoredCallHistory(tables, Clock.fixed(AT.plusSeconds(60), ZoneOffset.UTC));
    }

    @BeforeEach
    void others() {
        ann = user("ann", "Ann Archer");
        bob = user("bob", "Bob Baker");
        cal = user("cal", "Cal Cooper");
    }

    @AfterAll
    void close() {
        store.close();
    }

    private static Identity.User user(String login, String name) {
        return new Identity.User(AccountKey.random(), new AccountId(login, "example.org"), name);
    }

    private CallFacts facts(CallKind kind, Identity.User caller, Identity.User callee, Instant at) {
        ConferenceId conference = kind == CallKind.INVITE ? new ConferenceId("weekly") : null;
        return new CallFacts(CallId.random(), kind, caller, callee.id().login(), CallFacts.party(callee), conference == null ? null : "Weekly",
                conference, at);
    }

    private CallState ringing(CallFacts facts, Identity.User... rung) {
        return CallState.ringing(facts.kind(), facts.caller().key(), List.of(rung).stream().map(Identity.User::key).toList());
    }

    /** A call that was taken and lasted so long. */
    private void talked(Identity.User caller, Identity.User callee, Instant at, Duration length) {
        CallFacts facts = facts(CallKind.PERSON, caller, callee, at);
        CallState state = ringing(facts, callee);
        journal.started(facts, state, null);
        SessionId session = SessionId.random();
        journal.accepted(facts, callee.key(), at, new ConferenceId("call-1"), session);
        CallState ended = state.taken(callee.key(), "x").opened().ended(CallCause.HUNG_UP);
        journal.ended(facts, ended, at, at.plus(length), session, callee.displayName());
    }

    private List<CallHistory.Entry> of(Identity.User user, Filter filter) {
        return history.of(user.key(), filter, false, 0, 100).entries();
    }

    // 30/HIS-2, 30/HIS-3, 30/HIS-4; 80/UCH-1, 80/UCH-2, 80/UCH-3: search, period, kind, order, total
    @Test
    void bothSeeWhatWasNewestFirstAndFilterIt() {
        talked(ann, bob, AT, Duration.ofSeconds(157));
        talked(bob, ann, AT.plusSeconds(600), Duration.ofSeconds(5));
        talked(cal, ann, AT.plusSeconds(900), Duration.ofSeconds(9));
        assertThat(of(ann, Filter.ALL)).extracting(CallHistory.Entry::type).containsExactly(Type.INCOMING, Type.INCOMING, Type.OUTGOING);
        assertThat(of(bob, Filter.ALL)).extracting(CallHistory.Entry::duration).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(157));
        assertThat(of(ann, new Filter("baker", true, null, null, null))).hasSize(2);
        assertThat(of(ann, new Filter("", true, Type.OUTGOING, null, null))).hasSize(1);
        assertThat(of(ann, new Filter("", true, null, AT.plusSeconds(600), AT.plusSeconds(900)))).hasSize(1);
        assertThat(history.of(ann.key(), Filter.ALL, true, 1, 1).entries().get(0).peer()).isEqualTo(bob.key());
        assertThat(history.of(ann.key(), Filter.ALL, true, 1, 1).total()).isEqualTo(3);
        assertThatThrownBy(() -> history.of(ann.key(), Filter.ALL, true, 0, 0)).isInstanceOf(RostrumException.class);
    }

    // 30/FLD-2: a hidden ID finds nothing, neither as it is nor as it was dialled; names, groups and topics find as ever
    @Test
    void whoIsNotShownIdsFindsNothingByThem() {
        talked(ann, bob, AT, Duration.ofSeconds(1));
        CallFacts group = new CallFacts(CallId.random(), CallKind.GROUP, ann, "bobsleigh", new CallView.Party(null, null, "Sports"), null, null, AT);
        journal.started(group, ringing(group, cal), null);
        assertThat(of(ann, hidden("bob"))).extracting(CallHistory.Entry::peerName).containsExactlyInAnyOrder("Bob Baker", "Sports");
        talked(ann, user("m.smith", "Mary"), AT, Duration.ofSeconds(1));
        assertThat(of(ann, new Filter("smith", true, null, null, null))).hasSize(1);
        assertThat(of(ann, hidden("smith"))).isEmpty();
        assertThat(of(ann, hidden("mary"))).hasSize(1);
        assertThat(of(ann, hidden("bobsl"))).extracting(CallHistory.Entry::peerName).containsExactly("Sports");
    }

    private static Filter hidden(String text) {
        return new Filter(text, false, null, null, null);
    }

    // 30/HIS-8
    @Test
    void deletingTakesWhatMatchesAndNothingOfOthers() {
        talked(ann, bob, AT, Duration.ofSeconds(1));
        talked(ann, cal, AT, Duration.ofSeconds(1));
        assertThat(history.delete(ann.key(), new Filter("cooper", true, null, null, null))).isEqualTo(1);
        assertThat(of(ann, Filter.ALL)).hasSize(1);
        assertThat(of(cal, Filter.ALL)).hasSize(1);
    }

    // 90/M-078, 80/UCH-2: while it rings it stands as it stays if the server dies then
    @Test
    void whatRingsIsMissedAlreadyAndSeenWhenHeLooks() {
        journal.started(facts(CallKind.PERSON, ann, bob, AT), ringing(facts(CallKind.PERSON, ann, bob, AT), bob), null);
        assertThat(history.unseen(bob.key())).isEqualTo(1);
        assertThat(of(bob, Filter.ALL).get(0).type()).isEqualTo(Type.MISSED);
        history.see(bob.key());
        assertThat(history.unseen(bob.key())).isZero();
    }

    // 80/UCH-6: an accepted invitation is the conference in his history, a refused one stays under its name
    @Test
    void anInvitationStaysOnlyIfHeDidNotCome() {
        CallFacts came = facts(CallKind.INVITE, ann, bob, AT);
        CallState rings = ringing(came, bob);
        journal.started(came, rings, null);
        journal.ended(came, rings.taken(bob.key(), "x").ended(CallCause.JOIN_OK), null, AT.plusSeconds(3), null, "Bob Baker");
        assertThat(of(bob, Filter.ALL)).isEmpty();
        CallFacts missed = facts(CallKind.INVITE, ann, bob, AT.plusSeconds(9));
        journal.started(missed, ringing(missed, bob), null);
        journal.ended(missed, ringing(missed, bob).ended(CallCause.NO_ANSWER), null, AT.plusSeconds(60), null, "");
        assertThat(of(bob, Filter.ALL)).extracting(CallHistory.Entry::title).containsExactly("Weekly");
    }

    // 00/R-84: nothing stays open
    @Test
    void whatDidNotSurviveARestartIsClosedWithItsDuration() {
        CallFacts rang = facts(CallKind.PERSON, ann, bob, AT);
        journal.started(rang, ringing(rang, bob), null);
        CallFacts talked = facts(CallKind.PERSON, ann, cal, AT);
        journal.started(talked, ringing(talked, cal), null);
        journal.accepted(talked, cal.key(), AT.plusSeconds(5), new ConferenceId("call-2"), SessionId.random());
        for (CallRecord record : journal.open()) {
            journal.close(record, AT.plusSeconds(65), CallCause.SERVER_STOPPED);
        }
        assertThat(journal.open()).isEmpty();
        assertThat(of(bob, Filter.ALL).get(0).type()).isEqualTo(Type.MISSED);
        assertThat(of(cal, Filter.ALL).get(0).type()).isEqualTo(Type.INCOMING);
        assertThat(of(cal, Filter.ALL).get(0).duration()).isEqualTo(Duration.ofSeconds(60));
        assertThat(of(ann, Filter.ALL)).extracting(CallHistory.Entry::duration).containsExactlyInAnyOrder(Duration.ZERO, Duration.ofSeconds(60));
    }

    // who is gone leaves no history; in that of others he stays under his name
    @Test
    void aDeletedAccountTakesItsLinesAlong() {
        talked(ann, bob, AT, Duration.ofSeconds(1));
        history.prefer(ann.key(), false, true);
        lines(Map.of(), Map.of())
                .deliver(new OutboxSubscriber.Event(1, AccountDeleted.TOPIC, AT, new AccountDeleted(ann.key(), null).json()));
        assertThat(of(ann, Filter.ALL)).isEmpty();
        assertThat(history.preferences(ann.key())).isEqualTo(CallHistory.Preferences.DEFAULT);
        assertThat(of(bob, Filter.ALL)).extracting(CallHistory.Entry::peerName).containsExactly("Ann Archer");
    }

    // 00/R-19, 00/R-88
    @Test
    void preferencesAreThoseThatWereSet() {
        assertThat(history.preferences(ann.key())).isEqualTo(CallHistory.Preferences.DEFAULT);
        assertThat(history.prefer(ann.key(), false, null)).isEqualTo(new CallHistory.Preferences(false, false));
        assertThat(history.prefer(ann.key(), null, true)).isEqualTo(new CallHistory.Preferences(false, true));
        assertThat(history.preferences(bob.key())).isEqualTo(CallHistory.Preferences.DEFAULT);
    }

    /** What {@link SessionLines} asks of the history of sessions: one room, and who was in its sessions. */
    private SessionLines lines(Map<SessionId, PastSession> sessions, Map<SessionId, List<PastJoin>> joins, Identity.User... known) {
        SessionHistory past = stub(SessionHistory.class, (method, arguments) -> switch (method) {
            case "session" -> Optional.ofNullable(sessions.get((SessionId) arguments[0]));
            case "joins" -> new SessionHistory.Page<>(joins.get((SessionId) arguments[0]).size(), joins.get((SessionId) arguments[0]));
            default -> throw new UnsupportedOperationException(method);
        });
        AccountService accounts = stub(AccountService.class, (method, arguments) -> Stream.of(known)
                .filter(user -> user.id().toString().equals(arguments[0]))
                .findFirst()
                .map(user -> new Account(user.key(), user.id(), user.displayName(), "", true, Instant.EPOCH)));
        return new SessionLines(tables, past, accounts);
    }

    private static <T> T stub(Class<T> type, BiFunction<String, Object[], Object> answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (self, method, arguments) -> answer.apply(method.getName(), arguments)));
    }

    private static PastJoin join(Identity.User user, Instant from, Duration length) {
        return new PastJoin(new ParticipantId("p" + from.toEpochMilli()), user.id().toString(), user.displayName(), ParticipantRole.PARTICIPANT, from,
                from.plus(length), SeatEnd.HUNG_UP, JoinRequest.Method.BROWSER, "", "", "", null);
    }

    // 80/UCH-4, 30/HIS-5: each launch of a room is a line of its own, however often one came and went; what is told twice is there once
    @Test
    void aRoomHasALineForEachLaunch() {
        PastSession first = new PastSession(SessionId.random(), new ConferenceId("weekly"), "Weekly", ann.key(), ConferenceMode.SMART_MEETING, AT, AT.plusSeconds(900),
                SessionEnd.ALL_LEFT, 2);
        PastSession second = new PastSession(SessionId.random(), first.conference(), "Weekly", ann.key(), ConferenceMode.SMART_MEETING, AT.plusSeconds(7_200),
                AT.plusSeconds(7_260), SessionEnd.ALL_LEFT, 1);
        SessionLines lines = lines(Map.of(first.id(), first, second.id(), second), Map.of(
                first.id(), List.of(join(bob, AT, Duration.ofSeconds(100)), join(bob, AT.plusSeconds(500), Duration.ofSeconds(132))),
                second.id(), List.of(join(bob, AT.plusSeconds(7_200), Duration.ofSeconds(60)))), bob);
        for (PastSession each : List.of(first, second, second)) {
            lines.deliver(new OutboxSubscriber.Event(1, ConferenceEvent.SessionEnded.TOPIC, AT, "{\"session\":\"" + each.id() + "\"}"));
        }
        assertThat(of(bob, Filter.ALL)).extracting(CallHistory.Entry::session).containsExactly(second.id(), first.id());
        assertThat(of(bob, Filter.ALL)).extracting(CallHistory.Entry::duration).containsExactly(Duration.ofSeconds(60), Duration.ofSeconds(232));
        assertThat(of(bob, Filter.ALL)).extracting(CallHistory.Entry::address).containsOnly("\\c\\weekly");
        assertThat(of(ann, Filter.ALL)).as("who was not there").isEmpty();
    }

    // 80/UCH-5: what was begun on the fly has no page afterwards
    @Test
    void aQuickConferenceHasNoWayBack() {
        PastSession quick = new PastSession(SessionId.random(), new ConferenceId("quick-1"), "Bob and Cal", ann.key(), ConferenceMode.SMART_MEETING, AT,
                AT.plusSeconds(60), SessionEnd.ALL_LEFT, 2, LaunchType.INSTANT);
        lines(Map.of(quick.id(), quick), Map.of(quick.id(), List.of(join(cal, AT, Duration.ofSeconds(60)))), cal)
                .deliver(new OutboxSubscriber.Event(1, ConferenceEvent.SessionEnded.TOPIC, AT, "{\"session\":\"" + quick.id() + "\"}"));
        assertThat(of(cal, Filter.ALL)).extracting(CallHistory.Entry::address).containsExactly("");
    }
}
