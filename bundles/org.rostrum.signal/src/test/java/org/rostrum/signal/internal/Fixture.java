// SPDX-License-Identifier: Apache-2.0
package org.rostrum.signal.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountId;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.GuestId;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.Access;
import org.rostrum.conference.ConferenceMode;
import org.rostrum.conference.JoinOutcome;
import org.rostrum.conference.JoinRequest;
import org.rostrum.conference.Participant;
import org.rostrum.conference.ParticipantRole;
import org.rostrum.conference.Seat;
import org.rostrum.conference.SeatCommand;
import org.rostrum.conference.SeatListener;
import org.rostrum.conference.SeatPresence;
import org.rostrum.conference.SeatSnapshot;
import org.rostrum.conference.SeatUpdate;
import org.rostrum.conference.SessionCounters;
import org.rostrum.conference.SessionDirectory;
import org.rostrum.conference.SessionFlags;
import org.rostrum.conference.SessionView;
import org.rostrum.identity.Account;
import org.rostrum.identity.Identity;
import org.rostrum.identity.RefusingSignIn;
import org.rostrum.identity.group.FakeRights;
import org.rostrum.licence.internal.TestLicence;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SiteSettings;
import org.rostrum.test.DirectThreads;
import org.rostrum.test.VirtualTime;

/** A hub over fakes: everything runs at once on the test's thread, time is virtual. */
final class Fixture implements SessionDirectory {

    static final String INSTANCE = "0123456789abcdef0123456789abcdef";
    static final AccountKey ANN_KEY = AccountKey.random();
    static final Participant ANN = new Participant(
            new ParticipantId("p1"), "Ann", new AccountId("ann", "test"), ParticipantRole.OWNER, SeatPresence.CONNECTED, true,
            true, false, Instant.parse("2026-01-01T00:00:00Z"));
    static final SeatSnapshot SNAPSHOT = new SeatSnapshot(
            0, new SessionId(7), new ConferenceId("42"), "Topic", Access.PUBLIC, ConferenceMode.ALL_ON_SCREEN,
            Instant.parse("2026-01-01T00:00:00Z"), ANN, List.of(ANN), new SessionCounters(1, 0), new SessionFlags(false));

    final VirtualTime time = new VirtualTime();
    /** The only account; null: deleted. */
    @Nullable Account ann = annWho(true);
    /** Whether accounts see the IDs of others. */
    boolean idsShown = true;
    final Client client = new Client();
    final FakeSeat seat = new FakeSeat();
    final TestLicence licence = new TestLicence(time);
    final DirectThreads threads = new DirectThreads(time);
    final FakeRights rights = new FakeRights();
    final Hub hub = new Hub(this, new FakeSignIn(), key -> Optional.ofNullable(ann), new Defaults(), () -> idsShown, licence.licence(), rights,
            threads, time, time, "1.0.0");
    @Nullable String signedInToken = "session-token-of-ann";
    Function<JoinRequest, JoinOutcome> onJoin = r -> new JoinOutcome.Admitted(seat, "resume-token-0001", SNAPSHOT);
    Consumer<SeatListener> whileJoining = l -> {};
    @Nullable JoinRequest joined;
    @Nullable SeatListener listener;

    static Account annWho(boolean active) {
        return new Account(ANN_KEY, new AccountId("ann", "test"), "Ann", "", active, Instant.EPOCH);
    }

    Connection connect(@Nullable String session, @Nullable String guest) {
        return new Connection(hub, "c1", "127.0.0.1", new Connection.ClientFacts(session, guest, "test", "meet.test", 443), client);
    }

    Connection greeted() {
        Connection connection = connect("session-token-of-ann", null);
        connection.receive(request("hello", hello()));
        client.sent.clear();
        return connection;
    }

    Connection joined() {
        Connection connection = greeted();
        connection.receive(request("join", "{\"conference_id\":\"42\"}"));
        client.sent.clear();
        return connection;
    }

    static String hello() {
        return "{\"version\":1,\"client\":{\"kind\":\"browser\",\"name\":\"test\"},\"app_instance\":\"" + INSTANCE + "\"}";
    }

    static String request(String type, String body) {
        return "{\"type\":\"" + type + "\",\"id\":\"1\",\"body\":" + body + "}";
    }

    @Override
    public CompletionStage<JoinOutcome> join(JoinRequest request, SeatListener l) {
        joined = request;
        listener = l;
        whileJoining.accept(l);
        return CompletableFuture.completedFuture(onJoin.apply(request));
    }

    @Override
    public CompletionStage<JoinOutcome> resume(String resumeToken, String address, SeatListener l) {
        listener = l;
        return CompletableFuture.completedFuture(new JoinOutcome.Admitted(seat, resumeToken + "-next", SNAPSHOT));
    }

    @Override
    public CompletionStage<SessionView> run(ConferenceId id, Identity by) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Void> stop(ConferenceId id, Identity by) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<SessionView> running(ConferenceId id) {
        return Optional.empty();
    }

    @Override
    public List<SessionView> running() {
        return List.of();
    }

    @Override
    public void drain() {}

    /** The client's end. */
    static final class Client implements Outlet {
        final List<String> sent = new ArrayList<>();
        @Nullable CloseCode closed;

        @Override
        public void send(String text) {
            sent.add(text);
        }

        @Override
        public void close(CloseCode code) {
            if (closed == null) {
                closed = code;
            }
        }

        JsonNode last() {
            JsonNode node = Wire.parse(sent.get(sent.size() - 1));
            if (node == null) {
                throw new AssertionError("not JSON");
            }
            return node;
        }

        String lastCode() {
            return last().path("body").path("code").asText();
        }
    }

    static final class FakeSeat implements Seat {
        final List<SeatCommand> commands = new ArrayList<>();
        int heard;
        int detached;

        @Override
        public SessionId session() {
            return SNAPSHOT.session();
        }

        @Override
        public ConferenceId conference() {
            return SNAPSHOT.conference();
        }

        @Override
        public ParticipantId participant() {
            return ANN.id();
        }

        @Override
        public CompletionStage<Void> execute(SeatCommand command) {
            commands.add(command);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<SeatUpdate.Roster> watchRoster(int offset, int limit, String search, boolean byAccount) {
            return CompletableFuture.completedFuture(new SeatUpdate.Roster(1, offset, List.of(ANN)));
        }

        @Override
        public void unwatchRoster() {}

        @Override
        public CompletionStage<Void> tell(ParticipantId to, String payload) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void heard() {
            heard++;
        }

        @Override
        public void detach() {
            detached++;
        }
    }

    private final class FakeSignIn extends RefusingSignIn {
        @Override
        public Optional<Session> authenticate(String token) {
            Instant end = Instant.parse("2027-01-01T00:00:00Z");
            if (token.equals(signedInToken)) {
                Identity user = new Identity.User(ANN_KEY, new AccountId("ann", "test"), "Ann");
                return Optional.of(new Session("t1", user, "csrf", end));
            }
            return token.equals("guest-token-of-gus")
                    ? Optional.of(new Session("t2", new Identity.Guest(new GuestId("g1"), "Gus"), "csrf", end))
                    : Optional.empty();
        }
    }

    private static final class Defaults implements SiteSettings {
        @Override
        public <T> T get(Setting<T> setting) {
            return setting.fallback();
        }

        @Override
        public <T> void set(Setting<T> setting, T value, String by) {}

        @Override
        public <T> AutoCloseable onChange(Setting<T> setting, Consumer<T> l) {
            return () -> {};
        }
    }
}
