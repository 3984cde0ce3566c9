// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.call.CallCause;
import org.rostrum.call.CallError;
import org.rostrum.call.CallId;
import org.rostrum.call.CallKind;
import org.rostrum.call.CallNotice;
import org.rostrum.call.CallPhase;
import org.rostrum.call.CallService;
import org.rostrum.call.CallSettings;
import org.rostrum.call.CallView;
import org.rostrum.call.LegPhase;
import org.rostrum.conference.QuickSessions;
import org.rostrum.conference.SessionEnd;
import org.rostrum.identity.Account;
import org.rostrum.identity.Identity;
import org.rostrum.identity.contact.CallTarget;
import org.rostrum.identity.contact.ContactError;
import org.rostrum.identity.group.Right;

/** All calls of this node. Thread-safe. */
final class Calls implements CallService, CallOwner {

    /** Rings or goes on: one, and one on hold (00/R-88). */
    private static final int MOST = 2;
    /** Most people of a group who are rung. */
    static final int GROUP = 200;
    /** Most calls of one caller that are known at a time, ended ones too: bounds what a client can make of rows and memory. */
    private static final int KNOWN_OF_ONE = 30;
    /** How long an ended call is known still, for pages that open late. */
    private static final Duration REMEMBERED = Duration.ofMinutes(2);
    /** A page that calls may lose its connection for as long. */
    private static final Duration CALLER_AWAY = Duration.ofSeconds(8);

    private final CallServices services;
    private final Seats seats = new Seats();
    private final Map<CallId, LiveCall> calls = new ConcurrentHashMap<>();
    private final Map<ConferenceId, LiveCall> byConference = new ConcurrentHashMap<>();

    Calls(CallServices services) {
        this.services = services;
    }

    // --- commands

    @Override
    public CompletionStage<Started> start(Identity.User caller, String callString, String device) {
        return on(() -> {
            services.licence().requireValid();
            services.rights().require(caller, Right.CALL);
            brake(caller.key());
            CallTarget target;
            try {
                target = services.targets().resolve(callString, self(caller));
            } catch (RostrumException e) {
                if (e.error() == ContactError.BLOCKED) {
                    return new Started(blocked(caller, callString, device), null);
                }
                throw e;
            }
            if (target instanceof CallTarget.Conference conference) {
                return new Started(null, conference.id());
            }
            requireRoom(caller.key());
            if (target instanceof CallTarget.Person person) {
                return new Started(person(caller, person.account(), person.call().toString(), device), null);
            }
            if (target instanceof CallTarget.GroupCall group) {
                return new Started(group(caller, group, device), null);
            }
            throw new RostrumException(CommonError.NOT_SUPPORTED, "No gateway calls such addresses.", "target");
        });
    }

    private CallView person(Identity.User caller, Account callee, String dialled, String device) {
        Optional<ConferenceOwned> owned = ConferenceOwned.find(services.directory(), services.sessions(), callee);
        CallKind kind = owned.isPresent() ? CallKind.REQUEST : CallKind.PERSON;
        CallFacts facts = facts(kind, caller, dialled, party(callee), owned.map(ConferenceOwned::topic).orElse(null),
                owned.map(ConferenceOwned::id).orElse(null));
        // who is asked into his own conference is in it: that is no reason to be busy
        CallPlan.Callee asked = callee(facts, caller, callee.key(), kind == CallKind.REQUEST);
        return begin(facts, CallPlan.single(kind, caller.key(), asked), device);
    }

    private CallView group(Identity.User caller, CallTarget.GroupCall group, String device) {
        CallFacts facts = facts(CallKind.GROUP, caller, group.number(), new CallView.Party(null, null, group.group().name()), null, null);
        List<Account> members = services.groups().members(group.group().id(), 0, GROUP).accounts();
        List<CallPlan.Callee> callees = members.stream()
                .filter(Account::active)
                .map(member -> new CallPlan.Callee(member.key(), busy(member.key(), true), services.devices().has(member.key()),
                        services.blocks().blocks(member.key(), caller.key())))
                .toList();
        return begin(facts, CallPlan.group(caller.key(), callees), device);
    }

    /** Of a caller who is blocked: only his own history has it. */
    private CallView blocked(Identity.User caller, String callString, String device) {
        CallTarget target = services.targets().find(callString, "target");
        CallView.Party callee = target instanceof CallTarget.Person person ? party(person.account()) : new CallView.Party(null, null, callString);
        CallFacts facts = facts(CallKind.PERSON, caller, target.call().toString(), callee, null, null);
        return begin(facts, CallState.ringing(CallKind.PERSON, caller.key(), List.of()).ended(CallCause.ACCESS_DENIED), device);
    }

    @Override
    public CompletionStage<CallView> invite(Identity.User caller, ConferenceId conference, String callString, String device) {
        return on(() -> {
            services.licence().requireValid();
            brake(caller.key());
            if (services.sessions().isCall(conference)) {
                services.rights().require(caller, Right.CONFERENCE_CREATE);
            }
            if (!seats.of(caller.key()).contains(conference)) {
                throw new RostrumException(CommonError.FORBIDDEN, "Only who is in the conference calls people into it.");
            }
            if (!(services.targets().resolve(callString, self(caller)) instanceof CallTarget.Person person)) {
                throw new RostrumException(CommonError.NOT_SUPPORTED, "Only people of this server can be called into a conference.", "target");
            }
            String topic = services.directory().topic(conference).orElse(caller.displayName());
            CallFacts facts = facts(CallKind.INVITE, caller, person.call().toString(), party(person.account()), topic, conference);
            return begin(facts, CallPlan.single(CallKind.INVITE, caller.key(), callee(facts, caller, person.account().key(), false)), device);
        });
    }

    private Account self(Identity.User caller) {
        return services.accounts().find(caller.key()).orElseThrow(
                () -> new RostrumException(CommonError.UNAUTHORIZED, "There is no such account any more."));
    }

    private CallPlan.Callee callee(CallFacts facts, Identity.User caller, AccountKey callee, boolean inConference) {
        boolean busy = busy(callee, false) && !inConference;
        boolean blocks = services.blocks().blocks(callee, caller.key());
        CallNotice.Ring ring = new CallNotice.Ring(facts.id().value(), callee, caller.id().toString(), caller.displayName(), facts.title(),
                facts.startedAt());
        boolean reachable = !busy && !blocks && (services.notices().ringing(ring) | services.devices().has(callee));
        return new CallPlan.Callee(callee, busy, reachable, blocks);
    }

    /** Another call rings at him, he has two, or he talks and takes no second one (00/R-88). */
    private boolean busy(AccountKey account, boolean group) {
        List<CallView> his = of(account);
        boolean rung = his.stream().anyMatch(call -> call.legs().get(account) == LegPhase.RINGING && call.phase() == CallPhase.RINGING);
        boolean talks = !his.isEmpty() || seats.of(account).stream().anyMatch(conference -> services.directory().sits(conference, account));
        boolean waiting = !group && services.settings().get(CallSettings.WAITING) && services.history().preferences(account).waiting();
        return rung || his.size() >= MOST || talks && !waiting;
    }

    private void brake(AccountKey caller) {
        if (calls.values().stream().filter(call -> call.state().caller().equals(caller)).count() >= KNOWN_OF_ONE) {
            throw new RostrumException(CommonError.BRAKED, "Too many calls in a short time; wait a little.");
        }
    }

    private void requireRoom(AccountKey caller) {
        List<CallView> his = of(caller);
        if (his.size() >= MOST || his.stream().anyMatch(call -> call.phase() == CallPhase.RINGING && caller.equals(call.caller().key()))) {
            throw new RostrumException(CallError.TOO_MANY, "You are calling somebody already, or have a call and one on hold.");
        }
    }

    private CallFacts facts(CallKind kind, Identity.User caller, String dialled, CallView.Party callee, @Nullable String title,
            @Nullable ConferenceId conference) {
        return new CallFacts(CallId.random(), kind, caller, dialled, callee, title, conference, clock().instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private CallView begin(CallFacts facts, CallState state, String device) {
        boolean over = state.phase() == CallPhase.ENDED;
        journal().started(facts, state, over ? facts.startedAt() : null);
        LiveCall call = new LiveCall(facts, state, device, this);
        calls.put(facts.id(), call);
        if (over) {
            state.legs().keySet().forEach(account -> over(call.ring(account), CallNotice.Outcome.MISSED));
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
        return with(id, who.key(), call -> call.state().talks(who.key()) ? call.hold(who.key(), on) : failed(CallError.CALL_NOT_FOUND));
    }

    private CompletionStage<CallView> with(CallId id, AccountKey who, Function<LiveCall, CompletionStage<CallView>> command) {
        LiveCall call = calls.get(id);
        return call == null || !call.state().concerns(who) ? failed(CallError.CALL_NOT_FOUND) : plain(command.apply(call));
    }

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
    public Optional<CallView> find(CallId id, AccountKey who) {
        return Optional.ofNullable(calls.get(id)).filter(call -> call.state().concerns(who)).map(LiveCall::view);
    }

    @Override
    public void attach(AccountKey caller, CallId id, String device) {
        LiveCall call = calls.get(id);
        if (call != null && call.state().caller().equals(caller)) {
            call.attach(device);
        }
    }

    @Override
    public void gone(String device) {
        for (LiveCall call : calls.values()) {
            if (call.callerDevice().equals(device) && call.state().phase() == CallPhase.RINGING) {
                scheduler().schedule(CALLER_AWAY, () -> {
                    if (call.callerDevice().equals(device)) {
                        call.happened(new CallInput.CallerLost());
                    }
                });
            }
        }
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
            call.happened(new CallInput.Over(switch (end) {
                case SERVER_STOPPED -> CallCause.SERVER_STOPPED;
                case LICENCE_EXPIRED -> CallCause.RESOURCE_LIMIT;
                case BY_MODERATOR, BY_ADMINISTRATOR, TIME_OVER, LAST_PARTICIPANT, ROOM_TIME_LIMIT, ALL_LEFT ->
                        lost ? CallCause.CONNECTION_LOST : CallCause.HUNG_UP;
            }));
        }
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
        return services.accounts().find(account).map(Calls::party).orElseGet(() -> new CallView.Party(account, null, ""));
    }

    private static CallView.Party party(Account account) {
        return new CallView.Party(account.key(), account.id(), account.displayName());
    }

    @Override
    public boolean direct(AccountKey one, AccountKey other) {
        return services.settings().get(CallSettings.DIRECT) && !services.history().preferences(one).serverOnly()
                && !services.history().preferences(other).serverOnly();
    }

    /** Whether media of this session may go directly now (00/R-19). Never blocks. */
    boolean direct(ConferenceId conference) {
        LiveCall call = byConference.get(conference);
        return call != null && call.view().direct() && services.sessions().isCall(conference);
    }

    @Override
    public boolean widens(ConferenceId conference) {
        return services.sessions().isCall(conference);
    }

    boolean knows(CallId id) {
        return calls.containsKey(id);
    }

    /** After a restart: a call whose session goes on. */
    void goesOn(LiveCall call, ConferenceId conference) {
        calls.put(call.facts().id(), call);
        byConference.put(conference, call);
    }

    // --- stages

    private <T> CompletionStage<T> on(Supplier<T> work) {
        try {
            return plain(CompletableFuture.supplyAsync(work, io()));
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(new RostrumException(CommonError.BRAKED, "The server is too busy.", null, e));
        }
    }

    private static <T> CompletionStage<T> failed(CallError error) {
        return CompletableFuture.failedFuture(new RostrumException(error, "There is no such call."));
    }

    /** The same outcome, with the failure as it was thrown. */
    private static <T> CompletionStage<T> plain(CompletionStage<T> stage) {
        CompletableFuture<T> plain = new CompletableFuture<>();
        stage.whenComplete((value, failure) -> {
            if (failure == null) {
                plain.complete(value);
            } else {
                plain.completeExceptionally(failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure);
            }
        });
        return plain;
    }
}
