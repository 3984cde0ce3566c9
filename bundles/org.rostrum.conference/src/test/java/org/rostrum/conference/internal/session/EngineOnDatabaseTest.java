// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.rostrum.conference.internal.session.Server.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.GuestId;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.Conference;
import org.rostrum.conference.JoinOutcome;
import org.rostrum.conference.Seat;
import org.rostrum.conference.SeatCommand;
import org.rostrum.conference.SeatEnd;
import org.rostrum.conference.SeatSnapshot;
import org.rostrum.conference.SessionEnd;
import org.rostrum.conference.SessionView;
import org.rostrum.conference.history.JoinMedia;
import org.rostrum.conference.history.JoinSample;
import org.rostrum.conference.history.PastInvite;
import org.rostrum.conference.history.PastJoin;
import org.rostrum.conference.history.PastSession;
import org.rostrum.conference.history.SessionHistory.Order;
import org.rostrum.conference.history.SessionHistory;
import org.rostrum.conference.internal.store.JpaJoinMedia;
import org.rostrum.conference.internal.store.SampleRetention;
import org.rostrum.conference.internal.store.SessionRows;
import org.rostrum.conference.internal.store.StoredHistory;
import org.rostrum.identity.Identity;
import org.rostrum.media.stats.Rating;
import org.rostrum.store.test.TestStore;
import org.rostrum.test.TestDatabase;

/** The engine over H2 and PostgreSQL with real threads: history, rights, restart. */
class EngineOnDatabaseTest {

    private static Identity.Guest guest(String id) {
        return new Identity.Guest(new GuestId(id), "Guest " + id);
    }

    private static String refusal(Runnable action) {
        return catchThrowableOfType(RostrumException.class, action::run).error().code();
    }

    private static List<List<String>> rows(TestDatabase database, String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Connection connection = database.connect(); Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class) // 40/ST-2, 40/ST-5, 40/ST-6, 40/GI-3
    void historyHasEachSessionEachJoinAndEachName(TestDatabase.Kind kind) throws SQLException {
        try (TestDatabase database = kind.create(); TestStore store = TestStore.over(database); Server server = new Server(store)) {
            Conference room = server.room("history");
            for (int run = 0; run < 2; run++) {
                server.join(room.id(), server.owner);
                Seat guest = server.join(room.id(), guest("g")).seat();
                await(guest.execute(new SeatCommand.Rename("Renamed")));
                await(guest.execute(new SeatCommand.Leave()));
                server.join(room.id(), guest("g"));
                Seat troll = server.join(room.id(), guest("t")).seat();
                Seat moderator = server.join(room.id(), server.moderator).seat();
                await(moderator.execute(new SeatCommand.Remove(troll.participant())));
                await(server.access.stop(room.id(), Server.ADMIN));
            }
            assertThat(rows(database, "select end_cause, ended_by, started_by, distinct_participants, topic from conference_session"))
                    .hasSize(2)
                    .containsOnly(List.of("BY_ADMINISTRATOR", "admin:root", "owner@example.org", "4", "Topic of history"));
            assertThat(rows(database, "select participant_id, person_name, display_name, role, cause, removed_by"
                    + " from conference_join_record order by session_id, participant_id").subList(0, 5)).containsExactly(
                            List.of("p1", "owner@example.org", "Name of owner", "OWNER", "CONFERENCE_ENDED", "admin:root"),
                            Arrays.asList("p2", "#guest:g", "Renamed", "PARTICIPANT", "HUNG_UP", null),
                            List.of("p3", "#guest:g", "Guest g", "PARTICIPANT", "CONFERENCE_ENDED", "admin:root"),
                            List.of("p4", "#guest:t", "Guest t", "PARTICIPANT", "EXCLUDED", "moderator@example.org"),
                            List.of("p5", "moderator@example.org", "Name of moderator", "MODERATOR", "CONFERENCE_ENDED", "admin:root"));
            assertThat(rows(database, "select count(*) from conference_join_record where left_at is null or duration_ms is null"))
                    .containsExactly(List.of("0"));
            assertThat(rows(database, "select display_name from conference_participant_name where participant_id in ('p2', 'p3')"
                    + " order by session_id, participant_id, seq").subList(0, 3))
                    .containsExactly(List.of("Guest g"), List.of("Renamed"), List.of("Guest g"));
            assertThat(rows(database, "select count(*) from conference_journal"))
                    .as("journals go with their sessions")
                    .containsExactly(List.of("0"));
            assertThat(rows(database, "select session_id from conference where id = 'history'").get(0)).containsOnlyNulls();
        }
    }

    private static List<SessionId> ids(SessionHistory history, Instant from, Instant until, Order order, boolean descending) {
        return history.sessions(new SessionHistory.Query(null, from, until, order, descending, 0, 10)).list().stream().map(PastSession::id).toList();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class) // 60/HI-1, 60/HI-2, 60/HS-3, 60/HS-4, 61/LG-1
    void historyIsReadWithTheFiguresOfEachJoin(TestDatabase.Kind kind) {
        try (TestDatabase database = kind.create(); TestStore store = TestStore.over(database); Server server = new Server(store)) {
            SessionHistory history = new StoredHistory(server.tables);
            Conference room = server.room("figures");
            SessionId first = server.join(room.id(), server.owner).seat().session();
            await(server.join(room.id(), guest("g")).seat().execute(new SeatCommand.Leave()));
            server.join(room.id(), guest("g"));
            await(server.access.stop(room.id(), Server.ADMIN));
            SessionId second = server.join(room.id(), server.owner).seat().session();
            JoinMedia media = new JoinMedia(3, "udp", "OPUS", null, 0, 0, 0, new JoinMedia.Figure(3, 32.5, 33, 40), null, null, null, null,
                    null, 1, 0, Rating.Cause.JITTER);
            JpaJoinMedia figures = new JpaJoinMedia(server.tables.unit(), Runnable::run, store.threads().scheduler());
            figures.save(first, Map.of(new ParticipantId("p2"), media, new ParticipantId("unknown"), media));
            figures.save(first, Map.of(new ParticipantId("p2"), media));

            assertThat(history.sessions(null, 0, 10).list()).extracting(PastSession::id).as("running ones first").containsExactly(second, first);
            assertThat(history.sessions(new ConferenceId("other"), 0, 10).total()).isZero();
            assertThat(history.sessions(room.id(), 1, 1)).isEqualTo(new SessionHistory.Page<>(2, List.of(history.session(first).orElseThrow())));
            assertThat(ids(history, null, null, Order.END, false)).as("what runs ends last").containsExactly(first, second);
            assertThat(ids(history, null, null, Order.START, true)).containsExactly(second, first);
            assertThat(ids(history, null, null, Order.TOPIC, false)).containsExactly(first, second);
            Instant begin = history.session(first).orElseThrow().startedAt();
            assertThat(ids(history, begin, begin.plusNanos(1_000), Order.END, true)).containsExactly(first);
            assertThat(ids(history, null, begin, Order.END, true)).as("exclusive").isEmpty();
            assertThat(ids(history, begin, null, Order.START, false)).containsExactly(first, second);
            PastSession past = history.session(first).orElseThrow();
            assertThat(past.participants()).as("a guest who comes back counts once").isEqualTo(2);
            assertThat(past.cause()).isEqualTo(SessionEnd.BY_ADMINISTRATOR);
            assertThat(history.session(second).orElseThrow().endedAt()).isNull();
            assertThat(history.session(second).orElseThrow().participants()).isEqualTo(1);
            assertThat(history.session(new SessionId(1))).isEmpty();

            List<PastJoin> joins = history.joins(first, null, 0, 10).list();
            assertThat(joins).extracting(join -> join.participant().value()).containsExactly("p1", "p2", "p3");
            assertThat(joins.get(0).media()).isNull();
            assertThat(joins.get(1).media()).isEqualTo(new JoinMedia(6, "udp", "OPUS", null, 0, 0, 0, new JoinMedia.Figure(6, 32.5, 33, 40), null,
                    null, null, null, null, 2, 0, Rating.Cause.JITTER));
            assertThat(joins.get(1).cause()).isEqualTo(SeatEnd.HUNG_UP);
            assertThat(history.joins(first, "#GUEST:G", 0, 10).total()).isEqualTo(2);
            assertThat(history.joins(first, "nobody", 0, 10).list()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class) // 55/MNT-3: every 5 s, kept for so many days; 60/HS-5: who was invited, accepted or not
    void samplesAndInvitesAreReadAndOldSamplesGo(TestDatabase.Kind kind) {
        try (TestDatabase database = kind.create(); TestStore store = TestStore.over(database); Server server = new Server(store)) {
            SessionHistory history = new StoredHistory(server.tables);
            SessionId session = server.join(server.room("samples").id(), server.owner).seat().session();
            server.join(new ConferenceId("samples"), server.anna);
            assertThat(history.invites(session, 0, 10).list()).extracting(PastInvite::recipient, PastInvite::accepted)
                    .as("listed people; the owner was not invited").containsExactly(tuple("moderator", false), tuple("anna@example.org", true));
            assertThat(history.invites(session, 1, 1)).extracting(SessionHistory.Page::total, page -> page.list().size()).containsExactly(2, 1);
            assertThat(history.invites(new SessionId(1), 0, 10).list()).isEmpty();

            ParticipantId owner = new ParticipantId("p1");
            Instant noon = Instant.parse("2026-01-15T12:00:00Z");
            JoinSample bad = new JoinSample(noon.plusSeconds(5), "tcp", 300, 900.5, 7, 0, 12, -1, new Rating(Rating.Level.POOR, Rating.Cause.LOSS_UP));
            JoinSample good = new JoinSample(noon, "udp", 100, 900, -1, 0, 4, 30, new Rating(Rating.Level.GOOD, Rating.Cause.NONE));
            JoinSample late = new JoinSample(noon.plusSeconds(60), "udp", 1, 2, 3, 4, 5, 6, Rating.UNKNOWN);
            JpaJoinMedia figures = new JpaJoinMedia(server.tables.unit(), Runnable::run, store.threads().scheduler());
            figures.keep(session, Map.of(owner, List.of(good, bad), new ParticipantId("unknown"), List.of(good)));
            figures.keep(session, Map.of(owner, List.of(late)));
            assertThat(history.samples(session, owner, Duration.ofSeconds(5)).get(0)).isEqualTo(good);
            assertThat(history.samples(session, owner, Duration.ofSeconds(5))).hasSize(3);
            assertThat(history.samples(session, owner, Duration.ofMinutes(1))).as("a minute each").containsExactly(
                    new JoinSample(noon, "tcp", 200, 900.25, 7, 0, 8, 30, new Rating(Rating.Level.POOR, Rating.Cause.LOSS_UP)), late);
            assertThat(history.samples(session, new ParticipantId("p2"), Duration.ofSeconds(5))).isEmpty();

            SampleRetention retention = new SampleRetention(server.tables.unit(), store.threads(), Clock.systemUTC(), () -> 14);
            assertThat(retention.deleteOld(noon.plus(Duration.ofDays(14)))).isZero();
            assertThat(retention.deleteOld(noon.plus(Duration.ofDays(14)).plusSeconds(1))).isEqualTo(1);
            assertThat(history.samples(session, owner, Duration.ofSeconds(5))).containsExactly(late);
            retention.close();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class) // 00/R-84 over a real journal
    void sessionComesBackWithEverybodyInIt(TestDatabase.Kind kind) {
        try (TestDatabase database = kind.create()) {
            List<String> tokens = new ArrayList<>();
            List<SeatSnapshot> before = new ArrayList<>();
            SessionId session;
            try (TestStore store = TestStore.over(database); Server server = new Server(store)) {
                Conference room = server.room("restart");
                Seat owner = server.join(room.id(), server.owner).seat();
                session = owner.session();
                List<JoinOutcome.Admitted> seats = List.of(server.join(room.id(), server.anna), server.join(room.id(), guest("g")));
                await(owner.execute(new SeatCommand.SetModerator(seats.get(1).seat().participant(), true)));
                await(seats.get(1).seat().execute(new SeatCommand.SetMedia(false, null, true)));
                await(owner.execute(new SeatCommand.SetEntryLock(true)));
                for (JoinOutcome.Admitted seat : seats) {
                    JoinOutcome.Admitted again = (JoinOutcome.Admitted) await(server.access.resume(seat.resumeToken(), "192.0.2.9", (s, u) -> {}));
                    tokens.add(again.resumeToken());
                    before.add(again.snapshot());
                }
                assertThat(LocalSessions.fold(new SessionRows(server.tables).running().get(0).events()))
                        .contains(server.sessions.find(session).orElseThrow().state());
            }
            try (TestStore store = TestStore.over(database); Server server = new Server(store)) {
                for (int i = 0; i < tokens.size(); i++) {
                    SeatSnapshot after = ((JoinOutcome.Admitted) await(server.access.resume(tokens.get(i), "192.0.2.9", (s, u) -> {}))).snapshot();
                    assertThat(after.own()).isEqualTo(before.get(i).own());
                    assertThat(after.startedAt()).isEqualTo(before.get(i).startedAt());
                    assertThat(after.flags()).isEqualTo(before.get(i).flags());
                    assertThat(after.counters()).isEqualTo(before.get(i).counters());
                }
                await(server.access.stop(new ConferenceId("restart"), server.owner));
            }
            try (TestStore store = TestStore.over(database); Server server = new Server(store)) {
                assertThat(server.access.running(new ConferenceId("restart"))).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class) // 61/CO-1, 40/RC-3; owner, listed moderators, moderators of the session, administrators
    void runAndStopAreRepeatableAndOnlyForThoseWhoMay(TestDatabase.Kind kind) {
        try (TestStore store = TestStore.on(kind); Server server = new Server(store)) {
            ConferenceId id = server.room("runs").id();
            assertThat(refusal(() -> await(server.access.run(id, server.anna)))).isEqualTo("forbidden");
            assertThat(refusal(() -> await(server.access.run(id, guest("g"))))).isEqualTo("conferenceNotFound");
            assertThat(refusal(() -> await(server.access.run(new ConferenceId("no"), Server.ADMIN)))).isEqualTo("conferenceNotFound");
            await(server.access.stop(id, server.owner));

            List<CompletionStage<SessionView>> starts = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                starts.add(server.access.run(id, i % 2 == 0 ? server.owner : server.moderator));
            }
            assertThat(starts.stream().map(start -> await(start).id()).distinct()).hasSize(1);
            assertThat(refusal(() -> await(server.access.stop(id, server.anna)))).isEqualTo("forbidden");
            assertThat(refusal(() -> await(server.access.stop(id, server.boris)))).isEqualTo("forbidden");
            assertThat(refusal(() -> await(server.access.stop(id, guest("g"))))).isEqualTo("conferenceNotFound");

            Seat guest = server.join(id, guest("g")).seat();
            Seat owner = server.join(id, server.owner).seat();
            await(owner.execute(new SeatCommand.SetModerator(guest.participant(), true)));
            await(server.access.stop(id, guest("g")));
            assertThat(server.access.running(id)).isEmpty();
            await(server.access.stop(id, server.moderator));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void manyJoinAtOnceAndAllSitInOneSession(TestDatabase.Kind kind) {
        try (TestStore store = TestStore.on(kind); Server server = new Server(store)) {
            ConferenceId id = server.room("rush").id();
            List<CompletableFuture<JoinOutcome.Admitted>> joins = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Identity.Guest guest = guest("g" + i);
                joins.add(CompletableFuture.supplyAsync(() -> server.join(id, guest)));
            }
            assertThat(joins.stream().map(join -> await(join).seat().session()).distinct()).hasSize(1);
            assertThat(joins.stream().map(join -> await(join).seat().participant()).distinct()).hasSize(40);
            assertThat(server.access.running(id).orElseThrow().counters().present()).isEqualTo(40);
            await(server.access.stop(id, server.owner));
        }
    }
}
