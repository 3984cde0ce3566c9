// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountId;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.SessionId;
import org.rostrum.call.CallCause;
import org.rostrum.call.CallHistory;
import org.rostrum.call.CallHistory.Filter;
import org.rostrum.call.CallHistory.Type;
import org.rostrum.call.CallId;
import org.rostrum.call.CallKind;
import org.rostrum.identity.Identity;
import org.rostrum.store.test.TestStore;

/** Calls and histories in a database; every test has people of its own. */
class CallTablesTest {

    private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");
    private static TestStore store;
    private static JpaCallJournal journal;
    private static CallHistory history;

    private final Identity.User ann = user("ann", "Ann Archer");
    private final Identity.User bob = user("bob", "Bob Baker");
    private final Identity.User cal = user("cal", "Cal Cooper");

    @BeforeAll
    static void open() {
        store = TestStore.h2();
        CallTables tables = new CallTables(store.units());
        journal = new JpaCallJournal(tables.unit());
        history = new StoredCallHistory(tables, Clock.fixed(AT.plusSeconds(60), ZoneOffset.UTC));
    }

    @AfterAll
    static void close() {
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

    // 30/HIS-2…4, 80/UCH-1…3
    @Test
    void bothSeeWhatWasNewestFirstAndFilterIt() {
        talked(ann, bob, AT, Duration.ofSeconds(157));
        talked(bob, ann, AT.plusSeconds(600), Duration.ofSeconds(5));
        talked(cal, ann, AT.plusSeconds(900), Duration.ofSeconds(9));
        assertThat(of(ann, Filter.ALL)).extracting(CallHistory.Entry::type).containsExactly(Type.INCOMING, Type.INCOMING, Type.OUTGOING);
        assertThat(of(bob, Filter.ALL)).extracting(CallHistory.Entry::duration).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(157));
        assertThat(of(ann, new Filter("baker", null, null, null))).hasSize(2);
        assertThat(of(ann, new Filter("", Type.OUTGOING, null, null))).hasSize(1);
        assertThat(of(ann, new Filter("", null, AT.plusSeconds(600), AT.plusSeconds(900)))).hasSize(1);
        assertThat(history.of(ann.key(), Filter.ALL, true, 1, 1).entries().get(0).peer()).isEqualTo(bob.key());
        assertThat(history.of(ann.key(), Filter.ALL, true, 1, 1).total()).isEqualTo(3);
        assertThatThrownBy(() -> history.of(ann.key(), Filter.ALL, true, 0, 0)).isInstanceOf(RostrumException.class);
    }

    // 30/HIS-8
    @Test
    void deletingTakesWhatMatchesAndNothingOfOthers() {
        talked(ann, bob, AT, Duration.ofSeconds(1));
        talked(ann, cal, AT, Duration.ofSeconds(1));
        assertThat(history.delete(ann.key(), new Filter("cooper", null, null, null))).isEqualTo(1);
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

    // 00/R-19, 00/R-88
    @Test
    void preferencesAreThoseThatWereSet() {
        assertThat(history.preferences(ann.key())).isEqualTo(CallHistory.Preferences.DEFAULT);
        assertThat(history.prefer(ann.key(), false, null)).isEqualTo(new CallHistory.Preferences(false, false));
        assertThat(history.prefer(ann.key(), null, true)).isEqualTo(new CallHistory.Preferences(false, true));
        assertThat(history.preferences(bob.key())).isEqualTo(CallHistory.Preferences.DEFAULT);
    }
}
