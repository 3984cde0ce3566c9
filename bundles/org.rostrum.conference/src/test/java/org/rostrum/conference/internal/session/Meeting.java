// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountId;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.GuestId;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.conference.Access;
import org.rostrum.conference.Conference;
import org.rostrum.conference.ConferenceMode;
import org.rostrum.conference.Invitation;
import org.rostrum.conference.JoinOutcome;
import org.rostrum.conference.JoinRequest;
import org.rostrum.conference.LaunchType;
import org.rostrum.conference.Participant;
import org.rostrum.conference.Seat;
import org.rostrum.conference.SeatCommand;
import org.rostrum.conference.SeatListener;
import org.rostrum.conference.SeatSnapshot;
import org.rostrum.conference.SeatUpdate;
import org.rostrum.conference.history.JoinMedia;
import org.rostrum.conference.history.JoinSample;
import org.rostrum.conference.internal.quality.JoinMediaStore;
import org.rostrum.conference.internal.admission.AdmissionRules;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.Identity;
import org.rostrum.identity.group.FakeRights;
import org.rostrum.media.MediaLimits;
import org.rostrum.test.VirtualTime;

/** A server with one public room, in virtual time on the test's thread. */
final class Meeting {

    static final ConferenceId ROOM = new ConferenceId("room");
    static final Identity.User OWNER = user("owner");
    static final Identity.User MODERATOR = user("moderator");
    static final Identity.User ANNA = user("anna");
    static final Identity.User BORIS = user("boris");
    static final Identity.Administrator ADMIN = new Identity.Administrator("root", Set.of(AdminRole.ADMIN));

    final VirtualTime time = new VirtualTime();
    final MemoryJournal journal = new MemoryJournal();
    final FakeLicence licence = new FakeLicence();
    final FakeRights rights = new FakeRights();
    final FakeMedia media = new FakeMedia();
    final AdmissionRules rules = new AdmissionRules();
    final List<AuditEvent> audit = new ArrayList<>();
    final AtomicBoolean open = new AtomicBoolean(true);
    private AtomicBoolean process = new AtomicBoolean();
    final Map<ParticipantId, JoinMedia> stored = new HashMap<>();
    final Map<ParticipantId, List<List<JoinSample>>> samples = new HashMap<>();
    final Map<AccountKey, MediaLimits> limitsOf = new HashMap<>();
    AccountLimits limits;
    boolean withMedia = true;
    int limit = 49;
    LocalSessions sessions;
    SessionAccess access;
    QuickAccess quick;

    Meeting() {
        store(room(Access.PUBLIC));
        start();
    }

    /** A server over the same journal and time: what {@code kill -9} and a restart leave. Timers die with their process. */
    void start() {
        open.set(true);
        process.set(false);
        AtomicBoolean running = new AtomicBoolean(true);
        process = running;
        Scheduler timers = (delay, task) -> time.schedule(delay, () -> {
            if (running.get()) {
                task.run();
            }
        });
        limits = new AccountLimits(account -> limitsOf.getOrDefault(account, MediaLimits.NONE), Runnable::run, timers);
        SessionServices services = new SessionServices(
                Runnable::run, timers, time, time, journal, new Kept(), licence, rights,
                limits, new Log(), () -> withMedia ? Optional.of(media) : Optional.empty(),
                rules::decision, () -> limit, open::get);
        sessions = new LocalSessions(services, journal, Runnable::run);
        access = new SessionAccess(sessions, services, journal, Runnable::run, () -> open.set(false));
        quick = new QuickAccess(sessions, services, Runnable::run);
        sessions.restore();
    }

    void store(Conference conference) {
        journal.conferences.put(conference.id(), conference);
    }

    static Conference room(Access access) {
        List<Invitation> list = List.of(
                new Invitation(OWNER.key(), "owner", "", true),
                new Invitation(MODERATOR.key(), "moderator", "", true),
                new Invitation(ANNA.key(), "anna", "", false));
        Instant created = Instant.parse("2026-01-01T00:00:00Z");
        return new Conference(ROOM, "Room", "", OWNER.key(), access, ConferenceMode.ALL_ON_SCREEN, LaunchType.ROOM, list, true,
                List.of(), created, created);
    }

    static Identity.User user(String login) {
        AccountKey key = new AccountKey(UUID.nameUUIDFromBytes(login.getBytes(StandardCharsets.UTF_8)));
        return new Identity.User(key, new AccountId(login, "example.org"), login);
    }

    static Identity.Guest guest(String name) {
        return new Identity.Guest(new GuestId(name), name);
    }

    static String instance(String seed) {
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
    }

    static JoinRequest request(Identity identity, String device) {
        return request(identity, device, null);
    }

    static JoinRequest request(Identity identity, String device, @Nullable String name) {
        return new JoinRequest(ROOM, identity, name, null, JoinRequest.Method.BROWSER, instance(identity.name() + device),
                "192.0.2.1", "Test/1", true, true);
    }

    /** Seats somebody who must be admitted. */
    Client join(Identity identity) {
        return join(request(identity, ""));
    }

    Client join(JoinRequest request) {
        Client client = new Client();
        client.take(done(access.join(request, client)));
        return client;
    }

    JoinOutcome.Refused refused(JoinRequest request) {
        JoinOutcome outcome = done(access.join(request, (sequence, update) -> {}));
        assertThat(outcome).isInstanceOf(JoinOutcome.Refused.class);
        return (JoinOutcome.Refused) outcome;
    }

    Session session() {
        return sessions.find(ROOM).orElseThrow();
    }

    SessionState state() {
        return session().state();
    }

    /** Time goes by while these clients are heard every second. */
    void pass(Duration time, Client... alive) {
        for (long second = 0; second < time.toSeconds(); second++) {
            this.time.advance(Duration.ofSeconds(1));
            for (Client client : alive) {
                client.seat.heard();
            }
        }
    }

    static <T> T done(CompletionStage<T> stage) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        assertThat(future).as("completed").isDone();
        return future.join();
    }

    static String code(CompletionStage<?> stage) {
        CompletableFuture<?> future = stage.toCompletableFuture();
        assertThat(future).as("failed").isCompletedExceptionally();
        try {
            future.join();
            throw new AssertionError("unreachable");
        } catch (CompletionException e) {
            assertThat(e.getCause()).isInstanceOf(RostrumException.class);
            return ((RostrumException) e.getCause()).error().code();
        }
    }

    private final class Kept implements JoinMediaStore {
        @Override
        public void save(SessionId session, Map<ParticipantId, JoinMedia> joins) {
            stored.putAll(joins);
        }

        @Override
        public void keep(SessionId session, Map<ParticipantId, List<JoinSample>> rows) {
            rows.forEach((id, row) -> samples.computeIfAbsent(id, key -> new ArrayList<>()).add(List.copyOf(row)));
        }
    }

    private final class Log implements AuditLog {
        @Override
        public void record(AuditEvent event) {
            audit.add(event);
        }

        @Override
        public List<AuditEvent> latest(int limit) {
            return audit;
        }
    }

    /** One connection: keeps what it hears and checks the numbers. */
    static final class Client implements SeatListener {

        final List<SeatUpdate> heard = new ArrayList<>();
        Seat seat;
        String token = "";
        SeatSnapshot snapshot;
        private long sequence;

        private void take(JoinOutcome outcome) {
            assertThat(outcome).isInstanceOf(JoinOutcome.Admitted.class);
            JoinOutcome.Admitted admitted = (JoinOutcome.Admitted) outcome;
            seat = admitted.seat();
            token = admitted.resumeToken();
            snapshot = admitted.snapshot();
            assertThat(heard).as("nothing before the snapshot").isEmpty();
            sequence = snapshot.sequence();
        }

        @Override
        public void update(long number, SeatUpdate update) {
            if (seat != null) {
                assertThat(number).isEqualTo(++sequence);
            }
            heard.add(update);
        }

        ParticipantId id() {
            return seat.participant();
        }

        CompletionStage<Void> does(SeatCommand command) {
            return seat.execute(command);
        }

        <T extends SeatUpdate> List<T> heard(Class<T> type) {
            return heard.stream().filter(type::isInstance).map(type::cast).toList();
        }

        SeatUpdate.Ended end() {
            assertThat(heard).isNotEmpty();
            assertThat(heard.get(heard.size() - 1)).isInstanceOf(SeatUpdate.Ended.class);
            return (SeatUpdate.Ended) heard.get(heard.size() - 1);
        }

        boolean over() {
            return heard.stream().anyMatch(SeatUpdate.Ended.class::isInstance);
        }

        Participant own() {
            List<SeatUpdate.Own> changes = heard(SeatUpdate.Own.class);
            return changes.isEmpty() ? snapshot.own() : changes.get(changes.size() - 1).participant();
        }
    }

    Client resume(String token) {
        Client client = new Client();
        client.take(done(access.resume(token, "192.0.2.9", client)));
        return client;
    }
}
