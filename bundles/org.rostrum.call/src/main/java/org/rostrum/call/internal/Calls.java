// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.thread.Failures;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.call.CallCause;
import org.rostrum.call.CallError;
import org.rostrum.call.CallId;
import org.rostrum.call.CallNotice;
import org.rostrum.call.CallPhase;
import org.rostrum.call.CallService;
import org.rostrum.call.CallSettings;
import org.rostrum.call.CallView;
import org.rostrum.conference.QuickSessions;
import org.rostrum.conference.SessionEnd;
import org.rostrum.identity.Identity;
import org.rostrum.identity.group.HeldRights;

/** All calls of this node. Thread-safe. */
final class Calls implements CallService, CallOwner, CallStarts.Known {

    /** How long an ended call is known still, for pages that open late. */
    private static final Duration REMEMBERED = Duration.ofMinutes(2);

    private final CallServices services;
    private final Seats seats = new Seats();
    private final CallStarts starts;
    private final Map<CallId, LiveCall> calls = new ConcurrentHashMap<>();
    private final Map<ConferenceId, LiveCall> byConference = new ConcurrentHashMap<>();

    Calls(CallServices services) {
        this.services = services;
        this.starts = new CallStarts(services, seats, this);
    }

    // --- commands

    @Override
    public CompletionStage<Started> start(Identity.User caller, String callString, String device) {
        return on(() -> starts.start(caller, callString, device));
    }

    @Override
    public CompletionStage<CallView> invite(Identity.User caller, ConferenceId conference, String callString, String device) {
        return on(() -> starts.invite(caller, conference, callString, device));
    }

    @Override
    public CallView begin(CallFacts facts, CallState state, String device) {
        boolean over = state.phase() == CallPhase.ENDED;
        journal().started(facts, state, over ? facts.startedAt() : null);
        LiveCall call = new LiveCall(facts, state, device, this);
        calls.put(facts.id(), call);
        if (over) {
            state.legs().keySet().forEach(account -> over(facts.ring(account), CallNotice.Outcome.MISSED));
            ended(call);
        }
        changed(call, call.view());
        call.ring(Duration.ofSeconds(services.settings().get(CallSettings.RING_SECONDS)));
        return call.view();
    }

    @Override
    public CompletionStage<CallView> accept(Identity.User who, CallId id, String device) {
        return with(id, who.key(), call -> call.accept(who, device));
    }

    @Override
    public CompletionStage<CallView> reject(Identity.User who, CallId id) {
        return with(id, who.key(), call -> call.command(new CallInput.Reject(who.key())));
    }

    @Override
    public CompletionStage<CallView> hangUp(Identity.User who, CallId id) {
        return with(id, who.key(), call -> call.command(new CallInput.HangUp(who.key())));
    }

    @Override
    public CompletionStage<CallView> hold(Identity.User who, CallId id, boolean on) {
        return with(id, who.key(), call -> call.state().talks(who.key()) ? call.hold(who.key(), on) : failed());
    }

    private CompletionStage<CallView> with(CallId id, AccountKey who, Function<LiveCall, CompletionStage<CallView>> command) {
        return concerning(id, who).map(call -> Failures.plain(command.apply(call))).orElseGet(Calls::failed);
    }

    private Optional<LiveCall> concerning(CallId id, AccountKey who) {
        return Optional.ofNullable(calls.get(id)).filter(call -> call.state().concerns(who));
    }

    // --- what there is

    @Override
    public List<CallView> of(AccountKey account) {
        List<CallView> his = new ArrayList<>();
        for (LiveCall call : calls.values()) {
            CallState state = call.state();
            boolean rings = state.phase() == CallPhase.RINGING && (state.caller().equals(account) || state.rings(account));
            boolean talks = (state.phase() == CallPhase.OPENING || state.phase() == CallPhase.CONNECTED) && state.talks(account);
            if (rings || talks) {
                his.add(call.view());
            }
        }
        his.sort(Comparator.comparing(CallView::startedAt));
        return his;
    }

    @Override
    public long begunBy(AccountKey caller) {
        return calls.values().stream().filter(call -> call.state().caller().equals(caller)).count();
    }

    @Override
    public Optional<CallView> find(CallId id, AccountKey who) {
        return concerning(id, who).map(LiveCall::view);
    }

    @Override
    public boolean widens(ConferenceId conference) {
        return services.sessions().isCall(conference);
    }

    boolean knows(CallId id) {
        return calls.containsKey(id);
    }

    // --- pages

    @Override
    public CompletionStage<Optional<CallView>> attach(Identity.User who, CallId id, String device, boolean takes) {
        return concerning(id, who.key())
                .map(call -> Failures.plain(call.attach(who, device, takes)).thenApply(Optional::of))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    @Override
    public void leave(AccountKey who, CallId id, String device) {
        concerning(id, who).ifPresent(call -> call.gone(device, true));
    }

    @Override
    public void gone(String device) {
        calls.values().stream().filter(call -> call.state().phase() != CallPhase.ENDED).forEach(call -> call.gone(device, false));
    }

    // --- sessions

    void came(ConferenceId conference, AccountKey account) {
        seats.came(account, conference);
        LiveCall call = byConference.get(conference);
        if (call != null) {
            call.came(account);
        }
    }

    void went(ConferenceId conference, AccountKey account) {
        seats.went(account, conference);
    }

    void sessionEnded(ConferenceId conference, SessionEnd end, boolean lost) {
        LiveCall call = byConference.remove(conference);
        if (call != null) {
            call.happened(new CallInput.Over(CallCauses.of(end, lost)));
        }
    }

    /** After a restart: a call whose session goes on. */
    void goesOn(LiveCall call, ConferenceId conference) {
        calls.put(call.facts().id(), call);
        byConference.put(conference, call);
    }

    /** Whether media of this session may go directly now (00/R-19). Never blocks. */
    boolean direct(ConferenceId conference) {
        LiveCall call = byConference.get(conference);
        return call != null && call.view().direct() && services.sessions().isCall(conference);
    }

    // --- owner

    @Override
    public Executor io() {
        return services.threads().io();
    }

    @Override
    public Scheduler scheduler() {
        return services.threads().scheduler();
    }

    @Override
    public Clock clock() {
        return services.clock();
    }

    @Override
    public CallJournal journal() {
        return services.journal();
    }

    @Override
    public QuickSessions sessions() {
        return services.sessions();
    }

    @Override
    public Optional<HeldRights> rights(Identity.User who, String device) {
        return services.devices().address(who.key(), device).map(address -> services.rights().hold(who, address));
    }

    @Override
    public void changed(LiveCall call, CallView view) {
        services.teller().changed(view);
    }

    @Override
    public void over(CallNotice.Ring ring, CallNotice.Outcome outcome) {
        services.notices().over(ring, outcome);
    }

    @Override
    public void opened(ConferenceId conference, LiveCall call) {
        byConference.put(conference, call);
    }

    /** The third makes a conference of a call: as a call it is over, and nobody is torn out of it. */
    @Override
    public void joined(ConferenceId conference) {
        LiveCall call = byConference.get(conference);
        if (call != null && !services.sessions().isCall(conference)) {
            byConference.remove(conference, call);
            call.happened(new CallInput.Over(CallCause.BECAME_CONFERENCE));
        }
    }

    @Override
    public void ended(LiveCall call) {
        services.figures().ended(call.view());
        scheduler().schedule(REMEMBERED, () -> calls.remove(call.facts().id(), call));
    }

    @Override
    public CallView.Party party(AccountKey account) {
        return services.accounts().find(account).map(CallFacts::party).orElseGet(() -> new CallView.Party(account, null, ""));
    }

    @Override
    public boolean direct(AccountKey one, AccountKey other) {
        return services.settings().get(CallSettings.DIRECT) && !services.history().preferences(one).serverOnly()
                && !services.history().preferences(other).serverOnly();
    }

    // --- stages

    private <T> CompletionStage<T> on(Supplier<T> work) {
        try {
            return Failures.plain(CompletableFuture.supplyAsync(work, io()));
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(new RostrumException(CommonError.BRAKED, "The server is too busy.", null, e));
        }
    }

    private static <T> CompletionStage<T> failed() {
        return CompletableFuture.failedFuture(new RostrumException(CallError.CALL_NOT_FOUND, "There is no such call."));
    }
}
