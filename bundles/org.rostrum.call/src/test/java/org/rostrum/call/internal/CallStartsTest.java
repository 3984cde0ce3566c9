// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.base.call.CallString;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountId;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.thread.Threads;
import org.rostrum.call.CallHistory;
import org.rostrum.call.CallNotice;
import org.rostrum.call.CallPhase;
import org.rostrum.call.CallView;
import org.rostrum.conference.QuickSessions;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.Identity;
import org.rostrum.identity.contact.BlockListService;
import org.rostrum.identity.contact.CallTarget;
import org.rostrum.identity.contact.CallTargets;
import org.rostrum.identity.group.Group;
import org.rostrum.identity.group.GroupKind;
import org.rostrum.identity.group.GroupService;
import org.rostrum.identity.group.RightsService;
import org.rostrum.identity.presence.PresenceMarks;
import org.rostrum.licence.Licence;
import org.rostrum.settings.SiteSettings;

/** Calling people into a meeting: who may not rings at nobody. */
class CallStartsTest implements CallStarts.Known, CallNotice {

    private static final Identity.User ANN = new Identity.User(AccountKey.random(), new AccountId("ann", "example.org"), "Ann");
    private static final Account CAL = account(AccountKey.random(), "cal");
    private static final ConferenceId HERE = new ConferenceId("weekly");

    private final Seats seats = new Seats();
    private final List<CallView> begun = new ArrayList<>();
    private final List<AccountKey> rung = new ArrayList<>();
    private boolean moderates;
    private boolean isCall;
    private boolean connected;
    private CallTarget target = new CallTarget.Person(CallString.require("cal", "target"), CAL);

    private static Account account(AccountKey key, String login) {
        return new Account(key, new AccountId(login, "example.org"), login, "", true, Instant.EPOCH);
    }

    private CallStarts starts() {
        Notices notices = new Notices();
        notices.add(this);
        return new CallStarts(new CallServices(stub(Threads.class, Map.of()), Clock.systemUTC(), stub(CallJournal.class, Map.of()),
                stub(CallHistory.class, Map.of()), stub(QuickSessions.class, Map.of("mayInvite", moderates, "isCall", isCall)),
                stub(SessionLooks.class, Map.of("topic", Optional.of("Weekly"), "running", List.of())),
                stub(AccountService.class, Map.of("find", Optional.of(account(ANN.key(), "ann")))),
                stub(CallTargets.class, Map.of("resolve", target)),
                stub(BlockListService.class, Map.of("blocks", false)), stub(GroupService.class, Map.of("members", new GroupService.Members(1, List.of(CAL)))), stub(RightsService.class, Map.of()),
                stub(Licence.class, Map.of()), stub(SiteSettings.class, Map.of("get", false)), stub(CallServices.DevicesSeen.class, Map.of("has", connected)),
                notices, new CallTeller(() -> null, new PresenceMarks(), () -> true), new CallFigures()), seats, this);
    }

    /** Answers these methods so, all others with nothing. */
    private static <T> T stub(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (self, method, arguments) -> answers.get(method.getName())));
    }

    // 10/B, 80/UAR-6, 30/RGT-7: also in a call of two, where the one who called may take the other's role
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoDoesNotModerateRingsAtNobody(boolean call) {
        isCall = call;
        seats.came(ANN.key(), HERE);
        assertThatThrownBy(() -> starts().invite(ANN, HERE, "cal", "page"))
                .isInstanceOfSatisfying(RostrumException.class, e -> assertThat(e.error()).isEqualTo(CommonError.FORBIDDEN));
        assertThat(rung).isEmpty();
        assertThat(begun).isEmpty();
    }

    @Test
    void whoIsNotThereRingsAtNobody() {
        moderates = true;
        assertThatThrownBy(() -> starts().invite(ANN, HERE, "cal", "page"))
                .isInstanceOfSatisfying(RostrumException.class, e -> assertThat(e.error()).isEqualTo(CommonError.FORBIDDEN));
        assertThat(rung).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoModeratesRings(boolean call) {
        isCall = call;
        moderates = true;
        seats.came(ANN.key(), HERE);
        CallView invited = starts().invite(ANN, HERE, "cal", "page");
        assertThat(invited.phase()).isEqualTo(CallPhase.RINGING);
        assertThat(rung).containsExactly(CAL.key());
    }

    // 30/GCP-7, 55/PSH-10: a page that sleeps leaves it to the push; who is offline is not rung
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void thoseOfAGroupWhoAreThereAreRungByPushToo(boolean there) {
        connected = there;
        target = new CallTarget.GroupCall(CallString.require("700", "target"), "700", new Group("sales", "Sales", GroupKind.ORDINARY, Set.of(), 1));
        CallView call = starts().start(ANN, "700", "page").call();
        assertThat(call.phase()).isEqualTo(there ? CallPhase.RINGING : CallPhase.ENDED);
        assertThat(rung).isEqualTo(there ? List.of(CAL.key()) : List.of());
    }

    @Override
    public boolean ringing(Ring ring) {
        rung.add(ring.account());
        return true;
    }

    @Override
    public void over(Ring ring, Outcome outcome) {}

    @Override
    public List<CallView> of(AccountKey account) {
        return List.of();
    }

    @Override
    public long begunBy(AccountKey caller) {
        return 0;
    }

    @Override
    public CallView begin(CallFacts facts, CallState state, String device) {
        CallView view = CallLook.of(facts, state, CallRun.into(facts.conference()), CallPages.of(facts.caller().key(), device), Set.of(), null, false);
        begun.add(view);
        return view;
    }
}
