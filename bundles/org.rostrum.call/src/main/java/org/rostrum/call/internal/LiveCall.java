// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.ErrorCategory;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.SessionId;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.base.thread.SerialExecutor;
import org.rostrum.call.CallCause;
import org.rostrum.call.CallError;
import org.rostrum.call.CallKind;
import org.rostrum.call.CallNotice;
import org.rostrum.call.CallPhase;
import org.rostrum.call.CallView;
import org.rostrum.call.LegPhase;
import org.rostrum.conference.Invitation;
import org.rostrum.conference.QuickSessions;
import org.rostrum.conference.SessionEnd;
import org.rostrum.conference.SessionView;
import org.rostrum.identity.Identity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call with its one queue: everything that happens to it is decided there in order by {@link CallMachine}, kept, and only then told.
 * Thread-safe.
 */
final class LiveCall {

    private static final Logger logger = LoggerFactory.getLogger(LiveCall.class);
    /** Inputs that may wait; more are refused. */
    private static final int WAITING = 256;
    /** Within this time both have joined what they agreed on. */
    static final Duration JOIN_WITHIN = Duration.ofSeconds(30);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final CallFacts facts;
    private final CallOwner owner;
    private final SerialExecutor queue;
    private final Map<AccountKey, Identity.User> takers = new HashMap<>();
    private final Set<AccountKey> seated = new HashSet<>();
    private final Set<AccountKey> held = new HashSet<>();
    private final CompletableFuture<CallView> opened = new CompletableFuture<>();
    private volatile CallState state;
    private volatile String callerDevice;
    private volatile CallView view;
    private @Nullable ConferenceId conference;
    private @Nullable SessionId session;
    private @Nullable Instant acceptedAt;
    private @Nullable Instant endedAt;
    private Scheduler.Timer timer = () -> {};

    LiveCall(CallFacts facts, CallState state, String callerDevice, CallOwner owner) {
        this.facts = facts;
        this.owner = owner;
        this.state = state;
        this.callerDevice = callerDevice;
        this.conference = facts.conference();
        this.queue = new SerialExecutor(owner.io(), WAITING);
        if (state.phase() == CallPhase.ENDED) {
            endedAt = facts.startedAt();
        }
        this.view = look();
    }

    CallFacts facts() {
        return facts;
    }

    CallState state() {
        return state;
    }

    /** The last one that everybody was told. Any thread. */
    CallView view() {
        return view;
    }

    String callerDevice() {
        return callerDevice;
    }

    void attach(String device) {
        callerDevice = device;
    }

    /** What was taken before a restart goes on. */
    void goesOn(ConferenceId where, @Nullable SessionId run, Instant since) {
        run(() -> {
            conference = where;
            session = run;
            acceptedAt = since;
            tell();
        });
    }

    /** It rings; after this time no more. */
    void ring(Duration time) {
        run(() -> {
            if (state.phase() == CallPhase.RINGING) {
                timer = owner.scheduler().schedule(time, () -> happened(new CallInput.TimeOut()));
            }
        });
    }

    CompletionStage<CallView> accept(Identity.User who, String device) {
        return submit(() -> {
            takers.put(who.key(), who);
            apply(new CallInput.Accept(who.key(), device));
        }).thenCompose(ignored -> opened);
    }

    CompletionStage<CallView> command(CallInput input) {
        return submit(() -> apply(input)).thenApply(ignored -> view);
    }

    /** Something that nobody waits for: where it cannot be kept, it is tried again. */
    void happened(CallInput input) {
        submit(() -> apply(input)).exceptionally(failure -> {
            owner.scheduler().schedule(AGAIN, () -> happened(input));
            return null;
        });
    }

    CompletionStage<CallView> hold(AccountKey who, boolean on) {
        return submit(() -> {
            if (state.phase() == CallPhase.CONNECTED && (on ? held.add(who) : held.remove(who))) {
                tell();
            }
        }).thenApply(ignored -> view);
    }

    void came(AccountKey who) {
        run(() -> seated.add(who));
    }

    // --- on the queue

    private void apply(CallInput input) {
        CallState before = state;
        CallState next = CallMachine.next(before, input);
        if (next == before) {
            return;
        }
        Instant now = owner.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        keep(before, next, now);
        state = next;
        tell();
        tellNotices(before, next);
        if (next.phase() != before.phase()) {
            entered(before, next, input);
        }
    }

    /** Throws where the database is away; nothing has changed then. */
    private void keep(CallState before, CallState next, Instant now) {
        if (next.phase() == before.phase()) {
            return;
        }
        if (next.phase() == CallPhase.CONNECTED && conference != null && next.winner() != null) {
            owner.journal().accepted(facts, next.winner(), now, conference, session);
            acceptedAt = now;
        } else if (next.phase() == CallPhase.ENDED) {
            String name = next.winner() == null ? "" : owner.party(next.winner()).name();
            owner.journal().ended(facts, next, acceptedAt, now, session, name);
            endedAt = now;
        }
    }

    private void entered(CallState before, CallState next, CallInput input) {
        timer.cancel();
        switch (next.phase()) {
            case OPENING -> open(next);
            case CONNECTED -> {
                timer = owner.scheduler().schedule(JOIN_WITHIN, () -> run(this::judgeJoins));
                opened.complete(view);
            }
            case ENDED -> {
                if (next.cause() == CallCause.JOIN_OK) {
                    opened.complete(view);
                } else {
                    opened.completeExceptionally(new RostrumException(CallError.CALL_OVER, "The call is over."));
                }
                boolean takeAlong = conference != null && facts.conference() == null && !(input instanceof CallInput.Over);
                if (takeAlong) {
                    owner.sessions().end(conference, SessionEnd.LAST_PARTICIPANT);
                }
                owner.ended(this);
            }
            case RINGING -> throw new IllegalStateException("a call rings once");
        }
    }

    /** Both agreed; one who does not come leaves the other waiting no longer than this. */
    private void judgeJoins() {
        AccountKey winner = state.winner();
        if (state.phase() == CallPhase.CONNECTED && !(seated.contains(facts.caller().key()) && winner != null && seated.contains(winner))) {
            if (conference != null) {
                owner.sessions().end(conference, SessionEnd.LAST_PARTICIPANT);
            }
            happened(new CallInput.Over(CallCause.CONNECTION_LOST));
        }
    }

    private void open(CallState next) {
        Identity.User taker = takers.get(next.winner());
        if (taker == null) {
            throw new IllegalStateException("nobody took it");
        }
        CompletionStage<?> stage;
        if (facts.kind() == CallKind.INVITE && conference != null) {
            stage = owner.sessions().invite(conference, invitation(taker), facts.caller());
        } else if (facts.kind() == CallKind.REQUEST && conference != null) {
            stage = owner.sessions().invite(conference, invitation(facts.caller()), taker);
        } else {
            stage = owner.sessions().open(new QuickSessions.Start(facts.caller().displayName() + " – " + taker.displayName(),
                    facts.caller().key(), List.of(invitation(facts.caller()), invitation(taker)), true), facts.caller());
        }
        stage.whenComplete((result, failure) -> run(() -> opened(result, failure)));
    }

    private static Invitation invitation(Identity.User user) {
        return new Invitation(user.key(), user.id().login(), "", true);
    }

    private void opened(@Nullable Object result, @Nullable Throwable failure) {
        if (failure != null) {
            happened(new CallInput.Failed(cause(failure)));
            return;
        }
        if (result instanceof SessionView run) {
            conference = run.conference();
            session = run.id();
            if (state.phase() == CallPhase.ENDED) {
                owner.sessions().end(run.conference(), SessionEnd.LAST_PARTICIPANT);
                return;
            }
            owner.opened(run.conference(), this);
        } else if (conference != null) {
            owner.joined(conference);
        }
        happened(new CallInput.Opened());
    }

    /** Why a session could not be opened, in the words of calls. */
    static CallCause cause(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (!(cause instanceof RostrumException refusal)) {
            logger.error("a call could not be opened", cause);
            return CallCause.CANNOT_COMPLETE;
        }
        return switch (refusal.error().code()) {
            case "sessionNotFound" -> CallCause.CONFERENCE_OVER;
            case "forbidden", "rightMissing" -> CallCause.ACCESS_DENIED;
            case "participants_limit" -> CallCause.PARTICIPANTS_LIMIT;
            default -> refusal.error().category() == ErrorCategory.UNAVAILABLE
                    ? CallCause.CANNOT_COMPLETE
                    : CallCause.RESOURCE_LIMIT;
        };
    }

    private void tell() {
        view = look();
        owner.changed(this, view);
    }

    private CallView look() {
        CallState now = state;
        AccountKey winner = now.winner();
        boolean media = conference != null && winner != null && facts.conference() == null;
        return new CallView(facts.id(), facts.kind(), facts.callerParty(), facts.dialled(), facts.callee(), facts.title(), now.legs(),
                now.phase(), winner == null ? null : owner.party(winner), callerDevice, now.device(), conference, Set.copyOf(held),
                media && owner.direct(facts.caller().key(), winner), facts.startedAt(), acceptedAt, endedAt, now.cause());
    }

    CallNotice.Ring ring(AccountKey account) {
        return new CallNotice.Ring(facts.id().value(), account, facts.caller().id().toString(), facts.caller().displayName(), facts.title(),
                facts.startedAt());
    }

    private void tellNotices(CallState before, CallState next) {
        next.legs().forEach((account, leg) -> {
            if (leg != LegPhase.RINGING && before.legs().get(account) == LegPhase.RINGING) {
                owner.over(ring(account), switch (leg) {
                    case ACCEPTED -> CallNotice.Outcome.ACCEPTED;
                    case REJECTED -> CallNotice.Outcome.REJECTED;
                    case ELSEWHERE -> CallNotice.Outcome.ELSEWHERE;
                    case BUSY, MISSED, RINGING -> CallNotice.Outcome.MISSED;
                });
            }
        });
    }

    // --- onto the queue

    private void run(Runnable task) {
        submit(task).exceptionally(failure -> {
            logger.warn("call {}: {}", facts.id(), failure.toString());
            return null;
        });
    }

    private CompletableFuture<@Nullable Void> submit(Runnable task) {
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        try {
            queue.execute(() -> {
                try {
                    task.run();
                    done.complete(null);
                } catch (RuntimeException e) {
                    done.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            done.completeExceptionally(new RostrumException(CommonError.BRAKED, "The server is too busy.", null, e));
        }
        return done;
    }
}
