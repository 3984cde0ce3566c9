// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountId;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.SessionId;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.call.CallCause;
import org.rostrum.call.CallHistory;
import org.rostrum.call.CallId;
import org.rostrum.call.CallKind;
import org.rostrum.call.CallNotice;
import org.rostrum.call.CallPhase;
import org.rostrum.call.CallView;
import org.rostrum.conference.Invitation;
import org.rostrum.conference.QuickSessions;
import org.rostrum.conference.SessionCounters;
import org.rostrum.conference.SessionEnd;
import org.rostrum.conference.SessionFlags;
import org.rostrum.conference.SessionView;
import org.rostrum.identity.Identity;
import org.rostrum.identity.group.HeldRights;
import org.rostrum.identity.group.Right;
import org.rostrum.licence.LicenceError;
import org.rostrum.test.VirtualTime;

/** One call in virtual time on the test's thread. */
class LiveCallTest implements CallOwner, CallJournal, QuickSessions {

    private static final Identity.User ANN = user("ann");
    private static final Identity.User BOB = user("bob");
    private static final Identity.User CAL = user("cal");
    private static final ConferenceId CONFERENCE = new ConferenceId("call-1");

    private final VirtualTime time = new VirtualTime();
    private final List<CallView> told = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private final List<String> journal = new ArrayList<>();
    private final List<String> sessions = new ArrayList<>();
    private Map<AccountKey, CallHistory.Entry> lines = Map.of();
    private @Nullable RostrumException refusal;
    private final Map<AccountKey, Held> rights = new HashMap<>();
    private final Set<String> lost = new HashSet<>();
    private boolean away;
    private boolean namesAway;

    private static Identity.User user(String login) {
        return new Identity.User(AccountKey.random(), new AccountId(login, "example.org"), login.toUpperCase(Locale.ROOT));
    }

    private LiveCall call(CallKind kind, Identity.User... rung) {
        ConferenceId conference = kind == CallKind.INVITE || kind == CallKind.REQUEST ? new ConferenceId("weekly") : null;
        CallFacts facts = new CallFacts(CallId.random(), kind, ANN, "them", new CallView.Party(null, null, "Them"), null, conference, time.instant());
        LiveCall call = new LiveCall(facts, CallState.ringing(kind, ANN.key(), List.of(rung).stream().map(Identity.User::key).toList()), "page", this);
        call.ring(Duration.ofSeconds(45));
        return call;
    }

    private static String code(CompletionStage<?> stage) {
        try {
            stage.toCompletableFuture().join();
            return "done";
        } catch (CompletionException e) {
            return ((RostrumException) e.getCause()).error().code();
        }
    }

    // 90/EN-20 16
    @Test
    void aCallRingsForItsTimeAndIsMissedThen() {
        LiveCall call = call(CallKind.PERSON, BOB);
        time.advance(Duration.ofMillis(44_999));
        assertThat(call.view().phase()).isEqualTo(CallPhase.RINGING);
        time.advance(Duration.ofMillis(1));
        assertThat(call.view().cause()).isEqualTo(CallCause.NO_ANSWER);
        assertThat(notices).containsExactly("MISSED bob");
        assertThat(lines.get(BOB.key()).type()).isEqualTo(CallHistory.Type.MISSED);
        assertThat(lines.get(ANN.key()).type()).isEqualTo(CallHistory.Type.OUTGOING);
    }

    // 10/CT-1; 60/HI-3; the line of who talked has the time from taking to ending
    @Test
    void aTakenCallIsASessionOfTwoAndEndsWithIt() {
        LiveCall call = call(CallKind.PERSON, BOB);
        CallView taken = call.accept(BOB, "phone").toCompletableFuture().join();
        assertThat(taken.conference()).isEqualTo(CONFERENCE);
        assertThat(taken.device()).isEqualTo("phone");
        call.came(ANN.key());
        call.came(BOB.key());
        time.advance(Duration.ofSeconds(100));
        assertThat(call.view().phase()).isEqualTo(CallPhase.CONNECTED);
        call.happened(new CallInput.Over(CallCause.HUNG_UP));
        assertThat(lines.get(BOB.key()).type()).isEqualTo(CallHistory.Type.INCOMING);
        assertThat(lines.get(BOB.key()).duration()).isEqualTo(Duration.ofSeconds(100));
        assertThat(sessions).as("the session ended by itself").containsExactly("open 2");
        assertThat(journal).containsExactly("accepted", "ended HUNG_UP");
    }

    // 30/GCP-4, GCP-6
    @Test
    void theFirstOfAGroupHasItAndTheOthersSeeWho() {
        LiveCall call = call(CallKind.GROUP, BOB, CAL);
        assertThat(code(call.accept(CAL, "desk"))).isEqualTo("done");
        assertThat(code(call.accept(BOB, "phone"))).isEqualTo("answeredElsewhere");
        assertThat(notices).containsExactlyInAnyOrder("ACCEPTED cal", "ELSEWHERE bob");
        call.command(new CallInput.HangUp(ANN.key()));
        assertThat(lines.get(BOB.key()).answeredBy()).isEqualTo("CAL");
        assertThat(lines.get(BOB.key()).type()).isEqualTo(CallHistory.Type.INCOMING);
        assertThat(sessions).containsExactly("open 2", "end LAST_PARTICIPANT");
    }

    @Test
    void whoAcceptedAndDoesNotComeLeavesTheOtherWaitingForHalfAMinuteAtMost() {
        LiveCall call = call(CallKind.PERSON, BOB);
        call.accept(BOB, "phone");
        call.came(ANN.key());
        time.advance(LiveCall.JOIN_WITHIN);
        assertThat(call.view().phase()).isEqualTo(CallPhase.ENDED);
        assertThat(sessions).endsWith("end LAST_PARTICIPANT");
    }

    // 00/R-5, 90/EN-20 11
    @Test
    void whatTheLicenceForbidsEndsTheCallWithItsCause() {
        refusal = new RostrumException(LicenceError.EXPIRED, "no licence");
        LiveCall call = call(CallKind.PERSON, BOB);
        assertThat(code(call.accept(BOB, "phone"))).isEqualTo("callOver");
        assertThat(call.view().cause()).isEqualTo(CallCause.RESOURCE_LIMIT);
    }

    @Test
    void withoutTheDatabaseNothingChangesAndWhatNobodyWaitsForIsTriedAgain() {
        LiveCall call = call(CallKind.PERSON, BOB);
        away = true;
        assertThat(code(call.command(new CallInput.HangUp(ANN.key())))).isEqualTo("storeUnavailable");
        assertThat(call.view().phase()).isEqualTo(CallPhase.RINGING);
        time.advance(Duration.ofSeconds(50));
        assertThat(call.view().phase()).isEqualTo(CallPhase.RINGING);
        away = false;
        time.advance(Duration.ofSeconds(1));
        assertThat(call.view().cause()).isEqualTo(CallCause.NO_ANSWER);
    }

    // 00/R-84: what was decided is told, and goes on by itself
    @Test
    void aCallThatIsTakenWithoutTheDatabaseGoesOnWhenThatIsBack() {
        LiveCall call = call(CallKind.PERSON, BOB);
        away = true;
        namesAway = true;
        CompletionStage<CallView> taken = call.accept(BOB, "phone");
        assertThat(notices).containsExactly("ACCEPTED bob");
        assertThat(told.get(told.size() - 1).phase()).isEqualTo(CallPhase.OPENING);
        assertThat(taken.toCompletableFuture()).isNotDone();
        away = false;
        time.advance(Duration.ofSeconds(1));
        assertThat(taken.toCompletableFuture().join().phase()).isEqualTo(CallPhase.CONNECTED);
        assertThat(call.view().answeredBy().name()).isEqualTo("BOB");
        assertThat(call.view().direct()).as("nobody knows whether it may").isFalse();
        call.command(new CallInput.HangUp(ANN.key()));
        assertThat(sessions).containsExactly("open 2", "end LAST_PARTICIPANT");
        assertThat(lines.get(BOB.key()).type()).isEqualTo(CallHistory.Type.INCOMING);
    }

    // 60/HS-5, 00/R-44: an invitation lets the called one in, a request the one who asks
    @Test
    void anAcceptedInvitationLetsSomebodyIn() {
        assertThat(call(CallKind.INVITE, BOB).accept(BOB, "x").toCompletableFuture().join().cause()).isEqualTo(CallCause.JOIN_OK);
        assertThat(call(CallKind.REQUEST, BOB).accept(BOB, "x").toCompletableFuture().join().cause()).isEqualTo(CallCause.JOIN_OK);
        assertThat(sessions).containsExactly("invite bob by ann", "invite ann by bob");
    }

    // 00/R-88
    @Test
    void onlyACallThatGoesOnCanBePutOnHold() {
        LiveCall call = call(CallKind.PERSON, BOB);
        assertThat(call.hold(ANN.key(), true).toCompletableFuture().join().held()).isEmpty();
        call.accept(BOB, "phone");
        assertThat(call.hold(ANN.key(), true).toCompletableFuture().join().held()).containsExactly(ANN.key());
        assertThat(call.hold(ANN.key(), false).toCompletableFuture().join().held()).isEmpty();
    }

    /** Bob has taken a call of Ann on his phone, and both are there. */
    private LiveCall talking() {
        LiveCall call = call(CallKind.PERSON, BOB);
        call.accept(BOB, "phone");
        call.came(ANN.key());
        call.came(BOB.key());
        return call;
    }

    // 00/R-83: a page that is loaded anew does not hang up, and the other sees that
    @Test
    void aPageThatIsLoadedAnewHasItsCallAgain() {
        LiveCall call = talking();
        call.gone("phone", true);
        call.gone("phone", false);
        assertThat(call.view().away()).containsExactly(BOB.key());
        time.advance(LiveCall.BACK_WITHIN.minusMillis(1));
        assertThat(call.attach(BOB, "phone anew", true).toCompletableFuture().join().device()).isEqualTo("phone anew");
        assertThat(told.get(told.size() - 1).away()).isEmpty();
        time.advance(Duration.ofHours(1));
        assertThat(call.view().phase()).isEqualTo(CallPhase.CONNECTED);
    }

    // 90/EN-20 3
    @ParameterizedTest
    @CsvSource({"page", "phone"})
    void whoLeavesThePageOfHisCallAndDoesNotComeBackEndsIt(String device) {
        LiveCall call = talking();
        call.gone(device, true);
        time.advance(LiveCall.BACK_WITHIN);
        assertThat(call.view().cause()).isEqualTo(CallCause.CONNECTION_LOST);
        assertThat(sessions).containsExactly("open 2", "end LAST_PARTICIPANT");
        assertThat(lines.get(BOB.key()).duration()).isEqualTo(LiveCall.BACK_WITHIN);
    }

    // 00/R-83: a lost network is the seat's affair, which is held for 120 s
    @Test
    void whoLosesHisNetworkKeepsHisCallAsLongAsHisSeat() {
        LiveCall call = talking();
        call.gone("phone", false);
        time.advance(Duration.ofSeconds(119));
        assertThat(call.view().phase()).isEqualTo(CallPhase.CONNECTED);
        assertThat(call.view().away()).containsExactly(BOB.key());
        assertThat(call.attach(BOB, "phone on Wi-Fi", false).toCompletableFuture().join().away()).isEmpty();
    }

    @Test
    void aPageThatCallsMayBeLoadedAnewWhileItRings() {
        LiveCall call = call(CallKind.PERSON, BOB);
        call.gone("page", false);
        call.attach(ANN, "page anew", false);
        time.advance(LiveCall.BACK_WITHIN);
        assertThat(call.view().phase()).isEqualTo(CallPhase.RINGING);
        assertThat(call.attach(ANN, "another page", false).toCompletableFuture().join().callerDevice()).as("it only looks").isEqualTo("page anew");
        call.gone("another page", true);
        call.gone("page anew", false);
        time.advance(LiveCall.BACK_WITHIN);
        assertThat(call.view().cause()).isEqualTo(CallCause.CANCELLED);
    }

    // 30/GRP-13, 30/RGT-7: what goes from browser to browser passes no gate, so a right that goes takes the way itself; 00/R-19
    @Test
    void aRightThatGoesTakesTheDirectWayAtOnce() {
        LiveCall call = talking();
        assertThat(call.view().direct()).isTrue();
        may(BOB, Right.CALL);
        assertThat(call.view().direct()).isFalse();
        assertThat(told.get(told.size() - 1).direct()).isFalse();
        may(BOB, Right.CALL, Right.SCREEN_SHARE);
        assertThat(call.view().direct()).isTrue();
    }

    // 30/GRP-13; 30/B-10: who was called needs no right
    @Test
    void whoMayNotCallAnyMoreEndsWhatHeBegan() {
        LiveCall call = talking();
        may(BOB, Right.SCREEN_SHARE);
        assertThat(call.view().phase()).isEqualTo(CallPhase.CONNECTED);
        may(ANN, Right.SCREEN_SHARE);
        assertThat(call.view().cause()).isEqualTo(CallCause.RIGHT_TAKEN);
        assertThat(sessions).containsExactly("open 2", "end LAST_PARTICIPANT");
        assertThat(rights).as("nobody's rights are followed any more").isEmpty();
    }

    // 30/GRP-13, 30/ZON-30: an address that nobody knows is in no zone
    @Test
    void whoseConnectionIsAwayWhenHisCallIsTakenIsJudgedWhenHeIsBack() {
        LiveCall call = call(CallKind.PERSON, BOB);
        call.gone("page", false);
        lost.add("page");
        call.accept(BOB, "phone");
        assertThat(call.view().phase()).isEqualTo(CallPhase.CONNECTED);
        assertThat(rights).containsOnlyKeys(BOB.key());
        call.attach(ANN, "page anew", false);
        assertThat(rights).containsOnlyKeys(ANN.key(), BOB.key());
        may(ANN, Right.SCREEN_SHARE);
        assertThat(call.view().cause()).isEqualTo(CallCause.RIGHT_TAKEN);
    }

    // --- what is around it

    private void may(Identity.User who, Right... granted) {
        Held held = rights.get(who.key());
        held.granted = Set.of(granted);
        held.listener.run();
    }

    /** Rights that the test changes. */
    private final class Held implements HeldRights {

        private final AccountKey who;
        private Set<Right> granted = Set.of(Right.values());
        private Runnable listener = () -> {};

        Held(AccountKey who) {
            this.who = who;
        }

        @Override
        public Set<Right> granted() {
            return granted;
        }

        @Override
        public void onChange(Runnable task) {
            listener = task;
        }

        @Override
        public void close() {
            rights.remove(who, this);
        }
    }

    @Override
    public Optional<HeldRights> rights(Identity.User who, String device) {
        if (lost.contains(device)) {
            return Optional.empty();
        }
        Held held = new Held(who.key());
        rights.put(who.key(), held);
        return Optional.of(held);
    }

    @Override
    public Executor io() {
        return Runnable::run;
    }

    @Override
    public Scheduler scheduler() {
        return time;
    }

    @Override
    public Clock clock() {
        return time;
    }

    @Override
    public CallJournal journal() {
        return this;
    }

    @Override
    public QuickSessions sessions() {
        return this;
    }

    @Override
    public void changed(LiveCall call, CallView view) {
        told.add(view);
    }

    @Override
    public void over(CallNotice.Ring ring, CallNotice.Outcome outcome) {
        notices.add(outcome + " " + find(ring.account()).id().login());
    }

    @Override
    public void opened(ConferenceId conference, LiveCall call) {}

    @Override
    public void joined(ConferenceId conference) {}

    @Override
    public void ended(LiveCall call) {}

    @Override
    public CallView.Party party(AccountKey account) {
        requireNames();
        return CallFacts.party(find(account));
    }

    private void requireNames() {
        if (namesAway) {
            throw new RostrumException(CommonError.STORE_UNAVAILABLE, "away");
        }
    }

    private static Identity.User find(AccountKey account) {
        return List.of(ANN, BOB, CAL).stream().filter(user -> user.key().equals(account)).findFirst().orElseThrow();
    }

    @Override
    public boolean direct(AccountKey one, AccountKey other) {
        requireNames();
        return true;
    }

    private void write(String line) {
        if (away) {
            throw new RostrumException(CommonError.STORE_UNAVAILABLE, "away");
        }
        journal.add(line);
    }

    @Override
    public void started(CallFacts facts, CallState state, @Nullable Instant endedAt) {
        write("started");
    }

    @Override
    public void accepted(CallFacts facts, AccountKey winner, Instant at, ConferenceId conference, @Nullable SessionId session) {
        write("accepted");
    }

    @Override
    public void ended(CallFacts facts, CallState state, @Nullable Instant acceptedAt, Instant endedAt, @Nullable SessionId session, String winnerName) {
        write("ended " + state.cause());
        lines = CallJournal.lines(facts, state, acceptedAt, endedAt, session, winnerName);
    }

    @Override
    public List<CallRecord> open() {
        return List.of();
    }

    @Override
    public void close(CallRecord record, Instant endedAt, CallCause cause) {}

    @Override
    public CompletionStage<SessionView> open(Start start, Identity by) {
        if (refusal != null) {
            return CompletableFuture.failedFuture(refusal);
        }
        sessions.add("open " + start.people().size());
        return CompletableFuture.completedFuture(new SessionView(new SessionId(7), CONFERENCE, time.instant(), List.of(), new SessionCounters(0, 0),
                new SessionFlags(false)));
    }

    @Override
    public CompletionStage<Void> invite(ConferenceId id, Invitation person, Identity by) {
        sessions.add("invite " + person.address() + " by " + by.displayName().toLowerCase(Locale.ROOT));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> end(ConferenceId id, SessionEnd cause) {
        sessions.add("end " + cause);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public boolean mayInvite(ConferenceId id, Identity by) {
        return true;
    }

    @Override
    public boolean isCall(ConferenceId id) {
        return true;
    }
}
