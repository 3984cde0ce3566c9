// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.base.time.Ticker;
import org.rostrum.conference.ConferenceError;
import org.rostrum.conference.Seat;
import org.rostrum.conference.SeatCommand;
import org.rostrum.conference.SeatPresence;
import org.rostrum.conference.SeatUpdate;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.group.Right;
import org.rostrum.licence.LicenceError;

/** One connection's hold on a seat; powerless once another connection has taken the seat over. Thread-safe. */
final class SeatHandle implements Seat {

    private static final int LONGEST_PAYLOAD = 16 * 1024;
    private static final int LARGEST_WINDOW = 100;
    private static final int LONGEST_SEARCH = 100;

    private final Session session;
    private final LiveSeat live;
    private final int attachment;
    private final Ticker ticker;
    private final AtomicBoolean returning = new AtomicBoolean();
    private final AtomicBoolean detached = new AtomicBoolean();

    SeatHandle(Session session, LiveSeat live, int attachment, Ticker ticker) {
        this.session = session;
        this.live = live;
        this.attachment = attachment;
        this.ticker = ticker;
    }

    @Override
    public SessionId session() {
        return session.id();
    }

    @Override
    public ConferenceId conference() {
        return session.conferenceId();
    }

    @Override
    public ParticipantId participant() {
        return live.id();
    }

    @Override
    public CompletionStage<Void> execute(SeatCommand command) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        session.queue().submit(answer, batch -> {
            Optional<SeatState> self = held(batch.state());
            if (self.isEmpty()) {
                batch.refuse(answer, seatEnded());
                return;
            }
            Optional<RostrumException> forbidden = forbidden(command);
            if (forbidden.isPresent()) {
                batch.refuse(answer, forbidden.get());
                return;
            }
            Decision decision = CommandDecisions.decide(batch.state(), self.get(), command, session.now());
            if (decision instanceof Decision.Rejected rejected) {
                batch.refuse(answer, rejected.toException());
            } else if (decision instanceof Decision.Accepted accepted) {
                batch.add(accepted.events());
                batch.answer(answer, null);
            }
        });
        return answer;
    }

    /** 30/R4, 00/R-4: what rights and licence do not allow, whatever the state says. */
    private Optional<RostrumException> forbidden(SeatCommand command) {
        if (!(command instanceof SeatCommand.SetMedia set) || !Boolean.TRUE.equals(set.content())) {
            return Optional.empty();
        }
        if (!live.rights().has(Right.SCREEN_SHARE)) {
            return Optional.of(new RostrumException(
                    IdentityError.RIGHT_MISSING, "You do not have the right to share your screen.", Right.SCREEN_SHARE.word()));
        }
        return session.mayShareScreens() ? Optional.empty()
                : Optional.of(new RostrumException(LicenceError.FEATURE_MISSING, "The licence has no screen sharing.", "content"));
    }

    @Override
    public CompletionStage<SeatUpdate.Roster> watchRoster(int offset, int limit, String search, boolean byAccount) {
        if (offset < 0 || limit < 1 || limit > LARGEST_WINDOW || search.length() > LONGEST_SEARCH) {
            return failed(CommonError.INVALID_VALUE, "A roster window begins at 0 or more and has 1 to 100 entries.", "limit");
        }
        CompletableFuture<SeatUpdate.Roster> answer = new CompletableFuture<>();
        session.queue().submit(answer, batch -> batch.answer(
                () -> {
                    if (held(session.state()).isEmpty()) {
                        answer.completeExceptionally(seatEnded());
                        return;
                    }
                    RosterWindow window = new RosterWindow(offset, limit, new Roster.Search(search, byAccount));
                    live.watch(window);
                    answer.complete(window.refresh(session.soft().roster(session.state()), live.id()));
                },
                answer::completeExceptionally));
        return answer;
    }

    @Override
    public void unwatchRoster() {
        session.queue().run(() -> held(session.state()).ifPresent(seat -> live.watch(null)));
    }

    @Override
    public CompletionStage<Void> tell(ParticipantId to, String payload) {
        if (payload.getBytes(StandardCharsets.UTF_8).length > LONGEST_PAYLOAD) {
            return failed(CommonError.TOO_LARGE, "A message to a participant has at most 16 KiB.", "payload");
        }
        CompletableFuture<Void> answer = new CompletableFuture<>();
        session.queue().submit(answer, batch -> batch.answer(
                () -> {
                    if (held(session.state()).isEmpty()) {
                        answer.completeExceptionally(seatEnded());
                    } else {
                        session.tell(live.id(), to, payload, answer);
                    }
                },
                answer::completeExceptionally));
        return answer;
    }

    @Override
    public void heard() {
        if (detached.get() || live.heard(attachment, ticker.nanos()) || !returning.compareAndSet(false, true)) {
            return;
        }
        session.queue().submit(batch -> {
            returning.set(false);
            if (!detached.get()) {
                held(batch.state())
                        .filter(seat -> seat.presence() != SeatPresence.CONNECTED)
                        .ifPresent(seat -> batch.add(List.of(new SessionEvent.SeatBack(session.now(), seat.id()))));
            }
        });
    }

    @Override
    public void detach() {
        if (detached.compareAndSet(false, true)) {
            session.queue().submit(batch -> held(batch.state()).ifPresent(seat -> leaveConnection(batch, seat)));
        }
    }

    private void leaveConnection(Batch batch, SeatState seat) {
        live.detach();
        if (seat.presence() == SeatPresence.CONNECTED) {
            batch.add(List.of(new SessionEvent.SeatAway(session.now(), seat.id())));
        }
    }

    /** The seat, while this connection holds it. */
    private Optional<SeatState> held(SessionState state) {
        return state.ended() != null
                ? Optional.empty()
                : state.seat(live.id()).filter(seat -> seat.token().attachments() == attachment);
    }

    private static RostrumException seatEnded() {
        return new RostrumException(ConferenceError.SEAT_ENDED, "The seat is over.");
    }

    private static <T> CompletionStage<T> failed(CommonError code, String message, String location) {
        return CompletableFuture.failedFuture(new RostrumException(code, message, location));
    }
}
