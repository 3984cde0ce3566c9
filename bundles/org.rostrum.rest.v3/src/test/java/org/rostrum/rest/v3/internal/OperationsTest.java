// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.v3.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each operation of version 3 stands for, and what becomes of its answer: the table {@code contract.txt}. */
class OperationsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    record Row(String method, String address, String target, String present, String old) {
        @Override
        public String toString() {
            return method + " " + address;
        }
    }

    static List<Row> rows() throws IOException {
        try (InputStream in = OperationsTest.class.getResourceAsStream("contract.txt")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < lines.size(); i += 2) {
                String[] call = lines.get(i).split(" > ");
                String[] answers = lines.get(i + 1).split(" > ");
                int blank = call[0].indexOf(' ');
                rows.add(new Row(call[0].substring(0, blank), call[0].substring(blank + 1), call[1], answers[0], answers[1]));
            }
            return rows;
        }
    }

    private static OldCall call(String method, String address) {
        String[] parts = address.split("\\?", 2);
        return OldCall.of(method, parts[0], parts.length > 1 ? parts[1] : "").orElseThrow();
    }

    /** 61/AV-1, AV-8, TR-12, LG-2: every key that strict clients want, in the type that they want. */
    @ParameterizedTest
    @MethodSource("rows")
    void standsForAnOperationOfVersion4(Row row) throws IOException {
        OldCall call = call(row.method, row.address);
        Operation.Match match = Operations.find(call).orElseThrow();
        String query = Text.query(match.operation().query().apply(call));
        String kept = row.method.equals("GET") ? match.target() + (query.isEmpty() ? "" : "?" + query) : match.target();
        assertThat(kept).isEqualTo(row.target);
        ObjectNode present = row.present.equals("nothing") ? Text.object() : (ObjectNode) JSON.readTree(row.present);
        assertThat(match.operation().answer().of(present, call, match.parts())).isEqualTo(JSON.readTree(row.old));
    }

    /** No operation is left out of the table but those whose answer is a picture or goes through as another's. */
    @Test
    void theTableHasAllOperations() throws IOException {
        Set<Operation> seen = new HashSet<>();
        for (Row row : rows()) {
            seen.add(Operations.find(call(row.method, row.address)).orElseThrow().operation());
        }
        assertThat(Operations.all()).filteredOn(operation -> !seen.contains(operation))
                .extracting(operation -> operation.method() + " " + operation.path())
                .containsExactlyInAnyOrder("GET /users/{user_id}/avatar", "POST /users/{user_id}/avatar",
                        "DELETE /users/{user_id}/addressbook/{contact_id}");
    }

    /** 61/AV-3: what is not there, is not guessed. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/v3", "/api/v3/", "/api/v3/nothing", "/api/v3/users/a/b", "/api/v3/users/%zz", "/api/v3.4/logs"})
    void unknownPathsAreNone(String address) {
        assertThat(OldCall.of("GET", address, "").flatMap(Operations::find)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v4/users", "/api/v30/users", "/api/v3.1234/users", "/api/v3.x/users", "/api/v3users", "/oauth2/v1/token"})
    void otherVersionsAreNone(String address) {
        assertThat(OldCall.of("GET", address, "")).isEmpty();
    }

    /** 61/TR-2, TR-3, TR-5…TR-7: JSON and forms, answers sent back, groups in every form. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"login_name\":\"a\",\"avatar\":\"x\",\"status\":1,\"uid\":\"a@x\",\"is_active\":1} | {\"login_name\":\"a\",\"is_active\":1}",
        "{\"groups\":\"Team\"} | {}",
        "{\"groups\":[\"0001\",2]} | {\"groups\":[\"0001\",\"2\"]}",
        "{\"groups\":[{\"id\":\"0001\",\"display_name\":\"Team\",\"rights\":[]}]} | {\"groups\":[\"0001\"]}",
        "{\"groups\":[{\"id\":\"@no_group\"}]} | {\"groups\":[]}",
        "login_name=a+b&password=x%2By&is_active=1 | {\"login_name\":\"a b\",\"password\":\"x+y\",\"is_active\":\"1\"}",
        "groups[]=0001&groups[]=0002 | {\"groups\":[\"0001\",\"0002\"]}"})
    void bodiesOfUsersAreCleaned(String sent, String kept) throws IOException {
        Operation operation = Operations.find(call("POST", "/api/v3.2/users")).orElseThrow().operation();
        ObjectNode body = Text.body(sent.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        assertThat(operation.body().apply(body)).isEqualTo(JSON.readTree(kept));
    }

    /** Version 4 refuses what is no body; nothing is made up here. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[1]", "{", "{\"a\":1", "a=%zz"})
    void otherBodiesAreLeftAlone(String sent) {
        assertThat(Text.body(sent.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    /** 61/AO-16, US-1, AE-1: words and statuses of version 3. */
    @ParameterizedTest
    @CsvSource({"401, unauthorized, , 403, accessTokenInvalid, ", "403, forbidden, , 403, forbidden, ", "404, userNotFound, user_id, 404, userNotFound, user_id",
        "400, uniqueValueAlreadyInUse, id, 400, uniqueValueAlreadyInUse, login_name", "409, groupPredefined, , 400, groupPredefined, ",
        "429, tooManyRequests, , 429, tooManyRequests, ", "503, storeUnavailable, , 503, storeUnavailable, "})
    void refusalsHaveTheirWords(int status, String reason, String location, int oldStatus, String oldReason, String oldLocation) {
        ObjectNode present = Text.object();
        ObjectNode problem = present.putObject("error").put("code", status).put("message", "x").putArray("errors").addObject().put("reason", reason);
        if (location != null) {
            problem.put("location", location);
        }
        ObjectNode old = Operations.refusal(present, Operations.find(call("POST", "/api/v3/users")).orElseThrow().operation());
        assertThat(old.at("/error/code").asInt()).isEqualTo(oldStatus);
        assertThat(old.at("/error/errors/0/reason").asText()).isEqualTo(oldReason);
        assertThat(old.at("/error/errors/0/location").asText(null)).isEqualTo(oldLocation);
    }
}
