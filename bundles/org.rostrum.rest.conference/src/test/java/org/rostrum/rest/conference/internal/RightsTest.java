// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.ConferenceMode;
import org.rostrum.conference.Participant;
import org.rostrum.conference.ParticipantRole;
import org.rostrum.conference.SeatPresence;
import org.rostrum.conference.history.PastSession;
import org.rostrum.rest.internal.ResourceClasses;
import org.rostrum.rest.internal.RightsMatrix;
import org.rostrum.rest.internal.RightsMatrix.Row;
import org.rostrum.rest.internal.TestApi.Answer;
import org.rostrum.rest.internal.TestApi.Call;

/** The rights matrix {@code docs/api/rights/conference.csv}: complete, and true for everybody. */
@Tag("slow")
class RightsTest {

    private static final String ROOM = "room";

    /** Smallest bodies that make an operation do something. */
    private static final Map<String, String> BODIES = Map.of(
            "POST /conferences", "{'topic':'New','owner':'owner','mode':'PxP'}",
            "PATCH /conferences/{conference_id}", "{'topic':'changed'}",
            "POST /conferences/{conference_id}/invitations", "{'invitation':{'id':'new@example.org'}}",
            "PATCH /conferences/{conference_id}/invitations/{invitation_id}", "{'invitation':{'display_name':'changed'}}");

    private static final Map<String, String> TOKENS = new HashMap<>();

    private static WholeApi whole;

    @BeforeAll
    static void start() {
        whole = new WholeApi();
        for (String login : List.of("stranger", "listed", "moderator", "owner")) {
            TOKENS.put(login, whole.api.identity.token(whole.api.identity.account(login)));
        }
    }

    @AfterAll
    static void stop() {
        whole.close();
    }

    static List<Row> rows() {
        return RightsMatrix.rows("conference");
    }

    @Test
    void everyOperationHasARowAndEveryRowAnOperation() {
        RightsMatrix.assertComplete(rows(), ResourceClasses.operations(ResourceClasses.beside(ConferencesResource.class)));
    }

    /** 61/AO-16, 61/AO-17, 61/AO-19; 60/OP-1; 10/UC-3 (guests make no conferences); 00/R-73: denied means the coded refusal and unchanged state. */
    @ParameterizedTest
    @MethodSource("rows")
    void matrixIsTrue(Row row) {
        RightsMatrix.assertTrue(whole.api, row, TOKENS, RightsTest::call, RightsTest::state);
    }

    private static JsonNode state() {
        return whole.api.get("/conferences").bearer(whole.api.identity.administratorToken()).send().json();
    }

    /** The conference is made anew each time. */
    private static Call call(Row row, @Nullable String token) {
        whole.conferences.clear();
        whole.conference(ROOM, whole.api.identity.resolve("owner").orElseThrow(), "listed", "moderator*", "x@example.org");
        Answer run = whole.api.post("/conferences/room/run").bearer(TOKENS.get("owner")).send();
        String session = run.json().get("session_id").asText().substring(0, 16);
        String path = row.path().replace("{conference_id}", ROOM).replace("{session_id}", session)
                .replace("{app_id}", "p1").replace("{participant_id}", "p1")
                .replace("{invitation_id}", "x@example.org");
        whole.conferences.seat(new ConferenceId(ROOM), new Participant(new ParticipantId("p1"), "Ada", null, ParticipantRole.PARTICIPANT,
                SeatPresence.CONNECTED, true, true, false, WholeApi.NOW));
        whole.history.sessions.clear();
        whole.history.sessions.add(new PastSession(SessionId.parse(session), new ConferenceId(ROOM), "Topic", new AccountKey(new UUID(0, 1)),
                ConferenceMode.ALL_ON_SCREEN, WholeApi.NOW, null, null, 1));
        Call call = whole.api.call(row.method(), path);
        String body = BODIES.get(row.toString());
        if (body != null) {
            call.json(body);
        }
        return token == null ? call : call.bearer(token);
    }
}
