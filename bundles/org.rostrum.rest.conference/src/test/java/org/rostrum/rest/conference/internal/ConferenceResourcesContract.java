// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.rostrum.base.id.AccountId;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.conference.Participant;
import org.rostrum.conference.ParticipantRole;
import org.rostrum.conference.SeatPresence;
import org.rostrum.identity.Account;
import org.rostrum.rest.internal.DescribedApi;
import org.rostrum.rest.internal.TestApi;
import org.rostrum.rest.internal.TestApi.Answer;

/** A server with all resources of this bundle, and whether what some of them describe is what they do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("slow")
abstract class ConferenceResourcesContract {

    private static final String ROOM = "{'id':'room','topic':'Weekly','owner':'ada','mode':'PxP'%s}";

    WholeApi whole;
    TestApi api;
    DescribedApi described;
    Account ada;
    Account bob;
    String token;
    String stranger;

    @BeforeAll
    void start() {
        whole = new WholeApi();
        api = whole.api;
        described = new DescribedApi(api, resources());
        ada = api.identity.account("ada");
        bob = api.identity.account("bob");
        token = api.identity.token(ada);
        stranger = api.identity.token(api.identity.account("eve"));
    }

    /** Of which this class sees every operation with every answer. */
    abstract List<Class<?>> resources();

    @AfterAll
    void stop() {
        whole.close();
    }

    @BeforeEach
    void room() {
        api.settings.set("server.externalUrl", "https://video.example.org");
    }

    @AfterEach
    void clear() {
        whole.conferences.clear();
        whole.rooms.stats.clear();
        whole.history.sessions.clear();
        whole.history.joins.clear();
        whole.conferences.stuck = null;
        whole.conferences.refusal = null;
        api.identity.failure = null;
    }

    Answer create(String more) {
        return api.post("/conferences").bearer(token).json(String.format(ROOM, more)).send();
    }

    void expectError(Answer answer, String verdict, String location) {
        assertThat(answer.verdict()).as(answer.text()).isEqualTo(verdict);
        assertThat(answer.location()).isEqualTo(location);
    }

    Participant participant(String id, Account account, ParticipantRole role, SeatPresence presence) {
        Instant joined = Instant.parse("2026-01-01T00:15:00Z");
        String name = account == null ? "Guest " + id : account.displayName();
        AccountId uid = account == null ? null : account.id();
        return new Participant(new ParticipantId(id), name, uid, role, presence, true, true, false, joined);
    }

    void meeting() {
        create("");
        api.post("/conferences/room/run").bearer(token).send();
        whole.conferences.seat(new ConferenceId("room"),
                participant("p1", ada, ParticipantRole.OWNER, SeatPresence.CONNECTED),
                participant("p2", bob, ParticipantRole.PARTICIPANT, SeatPresence.GONE),
                participant("p3", null, ParticipantRole.PARTICIPANT, SeatPresence.AWAY));
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    void engineRefusesWhatItShould() {
        meeting();
        String hex = api.get("/conferences/room").bearer(token).send().json().at("/conference/session_id").asText().substring(0, 16);
        described.provokeEngine(Map.of("conference_id", "room", "invitation_id", "ada", "session_id", hex, "app_id", "p1",
                "participant_id", "p1"), token);
        assertThat(described.repeatedIds()).isEmpty();
        assertThat(described.incomplete()).isEmpty();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void descriptionIsComplete() {
        assertThat(described.undescribed()).as("seen but not described").isEmpty();
        assertThat(described.unseen()).as("described but not seen").isEmpty();
    }
}
