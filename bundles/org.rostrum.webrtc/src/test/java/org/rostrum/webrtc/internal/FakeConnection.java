// SPDX-License-Identifier: Apache-2.0
package org.rostrum.webrtc.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.GuestId;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.Seat;
import org.rostrum.conference.SeatCommand;
import org.rostrum.conference.SeatUpdate;
import org.rostrum.edge.SignalConnection;
import org.rostrum.identity.Identity;

/** A signalling connection with a seat, or without; keeps the events that it is sent. */
final class FakeConnection implements SignalConnection {

    /** An event as it was sent. */
    record Event(String type, JsonNode body) {}

    final List<Event> events = new ArrayList<>();
    private final BiConsumer<String, JsonNode> out;
    private final @Nullable Seat seat;

    FakeConnection(@Nullable ParticipantId participant, SessionId session) {
        this(participant, session, (type, body) -> { });
    }

    FakeConnection(@Nullable ParticipantId participant, SessionId session, BiConsumer<String, JsonNode> out) {
        this.out = out;
        seat = participant == null ? null : new FakeSeat(session, participant);
    }

    private record FakeSeat(SessionId session, ParticipantId participant) implements Seat {

        @Override
        public ConferenceId conference() {
            throw new UnsupportedOperationException("media does not ask for the conference");
        }

        @Override
        public CompletionStage<Void> execute(SeatCommand command) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<SeatUpdate.Roster> watchRoster(int offset, int limit, String search, boolean byAccount) {
            throw new UnsupportedOperationException("media does not watch the roster");
        }

        @Override
        public void unwatchRoster() {}

        @Override
        public CompletionStage<Void> tell(ParticipantId to, String payload) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void heard() {}

        @Override
        public void detach() {}
    }

    @Override
    public String id() {
        return "fake";
    }

    @Override
    public Identity identity() {
        return new Identity.Guest(new GuestId("AAAA"), "Guest");
    }

    @Override
    public String address() {
        return "127.0.0.1";
    }

    @Override
    public String reachedHost() {
        return "meet.test";
    }

    @Override
    public int reachedPort() {
        return 4307;
    }

    @Override
    public Optional<Seat> seat() {
        return Optional.ofNullable(seat);
    }

    @Override
    public synchronized void send(String type, JsonNode body) {
        events.add(new Event(type, body));
        out.accept(type, body);
    }
}
