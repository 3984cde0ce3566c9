// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.SessionId;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.call.CallCause;
import org.rostrum.call.CallError;
import org.rostrum.call.CallPhase;
import org.rostrum.call.CallView;
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
    /** Within this time both have joined what they agreed on. */
    static final Duration JOIN_WITHIN = Duration.ofSeconds(30);
    /** Who left the page of his call may come back for so long: it was loaded anew. */
    static final Duration BACK_WITHIN = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final CallFacts facts;
    private final CallOwner owner;
    private final CallQueue queue;
    private final Map<AccountKey, Identity.User> takers = new HashMap<>();
    /** Names that have been told. */
    private final Map<AccountKey, CallView.Party> parties = new HashMap<>();
    private final Set<AccountKey> seated = new HashSet<>();
    private final Set<AccountKey> held = new HashSet<>();
    private final CallRights rights;
    private final CompletableFuture<CallView> opened = new CompletableFuture<>();
    private volatile CallState state;
    private volatile CallView view;
    private CallPages pages;
    private CallRun run;
    private Scheduler.Timer timer = () -> {};

    LiveCall(CallFacts facts, CallState state, String callerDevice, CallOwner owner) {
        this.facts = facts;
        this.owner = owner;
        this.state = state;
        this.pages = CallPages.of(facts.caller().key(), callerDevice);
        this.queue = new CallQueue(owner.io());
        this.rights = new CallRights(owner, queue, this::judgeRights);
        CallRun begun = CallRun.into(facts.conference());
        this.run = state.phase() == CallPhase.ENDED ? begun.ended(facts.startedAt()) : begun;
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

    /** What was taken before a restart goes on. */
    void goesOn(ConferenceId where, @Nullable SessionId session, Instant since) {
        run(() -> {
            run = run.became(where, session).accepted(since);
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
        return queue.submit(() -> {
            takers.put(who.key(), who);
            parties.put(who.key(), CallFacts.party(who));
            apply(new CallInput.Accept(who.key(), device));
        }).thenCompose(ignored -> opened);
    }

    CompletionStage<CallView> command(CallInput input) {
        return queue.submit(() -> apply(input)).thenApply(ignored -> view);
    }

    /** Something that nobody waits for: where it cannot be kept, it is tried again. */
    void happened(CallInput input) {
        queue.submit(() -> apply(input)).exceptionally(failure -> {
            owner.scheduler().schedule(AGAIN, () -> happened(input));
            return null;
        });
    }

    CompletionStage<CallView> hold(AccountKey who, boolean on) {
        return queue.submit(() -> {
            if (state.phase() == CallPhase.CONNECTED && (on ? held.add(who) : held.remove(who))) {
                tell();
            }
        }).thenApply(ignored -> view);
    }

    void came(AccountKey who) {
        run(() -> seated.add(who));
    }

    /** A page of his shows the call. It has it from now on if it {@code takes} it, or if no other has; completes with the call as it is then. */
    CompletionStage<CallView> attach(Identity.User who, String device, boolean takes) {
        return queue.submit(() -> {
            boolean his = state.phase() != CallPhase.ENDED && state.talks(who.key());
            if (his && (takes || pages.vacant(who.key())) && !pages.equals(pages.at(who.key(), device))) {
                pages = pages.at(who.key(), device);
                tell();
                if (state.phase() != CallPhase.RINGING && facts.conference() == null) {
                    rights.follow(who, device);
                }
            }
        }).thenApply(ignored -> view);
    }

    /** A connection has gone. @param left whether its page was left, and not only lost; then nobody waits long for another */
    void gone(String device, boolean left) {
        run(() -> pages.whose(device).ifPresent(who -> {
            CallPages before = pages;
            pages = pages.without(device);
            if (!pages.equals(before) && state.phase() != CallPhase.ENDED) {
                tell();
            }
            // who talks and lost his network keeps his seat, which decides (00/R-83)
            if (left || state.phase() == CallPhase.RINGING) {
                owner.scheduler().schedule(BACK_WITHIN, () -> run(() -> judgeBack(who, device)));
            }
        }));
    }

    // --- on the queue

    private void judgeBack(AccountKey who, String device) {
        if (pages.missed(who, device)) {
            happened(new CallInput.Lost(who));
        }
    }

    private void apply(CallInput input) {
        CallState before = state;
        CallState next = CallMachine.next(before, input);
        if (next == before) {
            return;
        }
        Instant now = owner.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        keep(before, next, now);
        state = next;
        if (before.winner() == null && next.winner() != null) {
            pages = pages.at(next.winner(), next.device());
        }
        tell();
        CallMachine.silenced(before, next).forEach((account, outcome) -> owner.over(facts.ring(account), outcome));
        if (next.phase() != before.phase()) {
            entered(next, input);
        }
    }

    /** Throws where the database is away; nothing has changed then. */
    private void keep(CallState before, CallState next, Instant now) {
        if (next.phase() == before.phase()) {
            return;
        }
        ConferenceId conference = run.conference();
        if (next.phase() == CallPhase.CONNECTED && conference != null && next.winner() != null) {
            owner.journal().accepted(facts, next.winner(), now, conference, run.session());
            run = run.accepted(now);
        } else if (next.phase() == CallPhase.ENDED) {
            String name = next.winner() == null ? "" : party(next.winner()).name();
            owner.journal().ended(facts, next, run.acceptedAt(), now, run.session(), name);
            run = run.ended(now);
        }
    }

    private void entered(CallState next, CallInput input) {
        timer.cancel();
        switch (next.phase()) {
            case OPENING -> open(next);
            case CONNECTED -> {
                timer = owner.scheduler().schedule(JOIN_WITHIN, () -> run(this::judgeJoins));
                opened.complete(view);
                judgeRights();
            }
            case ENDED -> over(next, input);
            case RINGING -> throw new IllegalStateException("a call rings once");
        }
    }

    private void over(CallState last, CallInput input) {
        if (last.cause() == CallCause.JOIN_OK) {
            opened.complete(view);
        } else {
            opened.completeExceptionally(new RostrumException(CallError.CALL_OVER, "The call is over."));
        }
        rights.close();
        boolean takeAlong = run.conference() != null && facts.conference() == null && !(input instanceof CallInput.Over);
        if (takeAlong) {
            owner.sessions().end(run.conference(), SessionEnd.LAST_PARTICIPANT);
        }
        owner.ended(this);
    }

    /** Both agreed; one who does not come leaves the other waiting no longer than this. */
    private void judgeJoins() {
        AccountKey winner = state.winner();
        if (state.phase() == CallPhase.CONNECTED && !(seated.contains(facts.caller().key()) && winner != null && seated.contains(winner))) {
            happened(new CallInput.Stopped(CallCause.CONNECTION_LOST));
        }
    }

    private void open(CallState next) {
        Identity.User taker = takers.get(next.winner());
        if (taker == null) {
            throw new IllegalStateException("nobody took it");
        }
        CallOpening.open(owner.sessions(), facts, taker).whenComplete((result, failure) -> run(() -> opened(result, failure)));
        if (facts.conference() == null) {
            rights.follow(facts.caller(), pages.device(facts.caller().key()));
            rights.follow(taker, next.device());
        }
    }

    private void opened(@Nullable Object result, @Nullable Throwable failure) {
        if (failure != null) {
            happened(new CallInput.Failed(CallCauses.of(failure)));
            return;
        }
        if (result instanceof SessionView session) {
            run = run.became(session.conference(), session.id());
            if (state.phase() == CallPhase.ENDED) {
                owner.sessions().end(session.conference(), SessionEnd.LAST_PARTICIPANT);
                return;
            }
            owner.opened(session.conference(), this);
        } else if (run.conference() != null) {
            owner.joined(run.conference());
        }
        happened(new CallInput.Opened());
    }

    /** A right that goes ends what needs it at once, also where the media pass no gate of this server (30/GRP-13, 30/RGT-7). */
    private void judgeRights() {
        if (state.phase() != CallPhase.CONNECTED) {
            return;
        }
        if (!rights.mayCall(facts.caller().key())) {
            happened(new CallInput.Stopped(CallCause.RIGHT_TAKEN));
        } else if (look().direct() != view.direct()) {
            tell();
        }
    }

    private void tell() {
        view = look();
        owner.changed(this, view);
    }

    /** What has been decided and kept is told, also while the database is away. */
    private CallView look() {
        AccountKey winner = state.winner();
        return winner == null
                ? CallLook.of(facts, state, run, pages, held, null, false)
                : CallLook.of(facts, state, run, pages, held, party(winner), rights.mayBeDirect(facts.caller().key(), winner) && direct(winner));
    }

    private CallView.Party party(AccountKey account) {
        return parties.computeIfAbsent(account, owner::party);
    }

    private boolean direct(AccountKey winner) {
        try {
            return owner.direct(facts.caller().key(), winner);
        } catch (RostrumException e) {
            logger.debug("call {}: through the server, for nobody knows whether it may be direct", facts.id(), e);
            return false;
        }
    }

    private void run(Runnable task) {
        queue.submit(task).exceptionally(failure -> {
            logger.warn("call {}: {}", facts.id(), failure.toString());
            return null;
        });
    }
}
