// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rostrum.identity.Account;
import org.rostrum.rest.Needs;
import org.rostrum.rest.internal.ResourceClasses;
import org.rostrum.rest.internal.ResourceClasses.Operation;
import org.rostrum.rest.internal.TestApi.Answer;
import org.rostrum.rest.internal.TestApi.Call;

/** The rights matrix {@code docs/api/rights.csv}: complete, and true for everybody. */
class RightsTest {

    private static final Path MATRIX = Path.of("../../docs/api/rights.csv");
    private static final String ROOM = "room";

    /** Smallest bodies that make an operation do something. */
    private static final Map<String, String> BODIES = Map.of(
            "PATCH /conferences/{conference_id}", "{'topic':'changed'}",
            "POST /conferences/{conference_id}/invitations", "{'invitation':{'id':'new@example.org'}}",
            "PATCH /conferences/{conference_id}/invitations/{invitation_id}", "{'invitation':{'display_name':'changed'}}");

    private static WholeApi whole;
    private static Map<String, String> tokens;
    private String session = "";

    @BeforeAll
    static void start() {
        whole = new WholeApi();
        Map<String, Account> accounts = Map.of("stranger", whole.api.identity.account("stranger"),
                "listed", whole.api.identity.account("listed"), "moderator", whole.api.identity.account("moderator"),
                "owner", whole.api.identity.account("owner"));
        tokens = new java.util.HashMap<>();
        accounts.forEach((name, account) -> tokens.put(name, whole.api.identity.token(account)));
        tokens.put("guest", whole.api.identity.guestToken());
        tokens.put("administrator", whole.api.identity.administratorToken());
    }

    @AfterAll
    static void stop() {
        whole.close();
    }

    @BeforeEach
    void meeting() {
        whole.conferences.clear();
        whole.conference(ROOM, whole.api.identity.resolve("owner").orElseThrow(), "listed", "moderator*", "x@example.org");
        Answer run = whole.api.post("/conferences/room/run").bearer(tokens.get("owner")).send();
        session = run.json().get("session_id").asText().substring(0, 16);
    }

    /** One row of the matrix. */
    record Row(String method, String path, List<String> cells) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static List<Row> rows() {
        try (Stream<String> lines = Files.lines(MATRIX)) {
            return lines.filter(line -> !line.startsWith("#") && !line.startsWith("method,"))
                    .map(line -> List.of(line.split(",")))
                    .map(cells -> new Row(cells.get(0), cells.get(1), cells.subList(2, cells.size())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Operation> operations() {
        return ResourceClasses.operations(WholeApi.resources());
    }

    @Test
    void everyOperationDeclaresWhatItNeeds() {
        assertThat(operations()).isNotEmpty().allMatch(operation -> operation.java().isAnnotationPresent(Needs.class));
    }

    @Test
    void everyOperationHasARowAndEveryRowAnOperation() {
        assertThat(rows().stream().map(Row::toString))
                .containsExactlyInAnyOrderElementsOf(operations().stream().map(o -> o.method() + " " + o.path()).toList());
    }

    /** 61/AO-16, 61/AO-17, 61/AO-19; 00/R-73: denied means the coded refusal and unchanged state. */
    @ParameterizedTest
    @MethodSource("rows")
    void matrixIsTrue(Row row) {
        List<String> people = List.of("nobody", "guest", "stranger", "listed", "moderator", "owner", "administrator");
        for (int i = 0; i < people.size(); i++) {
            meeting();
            JsonNode before = state();
            Answer answer = call(row, tokens.get(people.get(i))).send();
            assertThat(verdict(answer)).as("%s as %s: %s", row, people.get(i), answer.text()).isEqualTo(row.cells().get(i));
            if (!row.cells().get(i).equals("yes")) {
                assertThat(state()).as("%s as %s changed something", row, people.get(i)).isEqualTo(before);
            }
        }
    }

    private JsonNode state() {
        return whole.api.get("/conferences").bearer(tokens.get("administrator")).send().json();
    }

    private Call call(Row row, String token) {
        String path = row.path().replace("{conference_id}", ROOM).replace("{session_id}", session)
                .replace("{invitation_id}", "x@example.org");
        Call call = whole.api.call(row.method(), path);
        String body = BODIES.get(row.toString());
        if (body != null) {
            call.json(body);
        }
        // signing out really signs out; the others still need their tokens
        return token == null || row.path().equals("/sign-out") ? call : call.bearer(token);
    }

    private static String verdict(Answer answer) {
        return switch (answer.verdict()) {
            case "401 unauthorized" -> "401";
            case "403 forbidden" -> "403";
            case "404 conferenceNotFound", "404 sessionNotFound" -> "404";
            case "404 routeNotFound" -> throw new AssertionError("the operation is not there");
            default -> "yes";
        };
    }
}
