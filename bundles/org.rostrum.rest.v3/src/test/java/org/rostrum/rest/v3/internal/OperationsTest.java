// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.v3.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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
    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

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

    /**
     * 61/AV-1, 61/AV-8, 61/TR-12, 61/LG-2: every key that strict clients want, in the type that they want; 61/LG-3: no topic is null;
     * 61/US-5: {@code url_type} changes nothing.
     */
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

    /** What strangers send is not even read: version 4 asks who calls first. Then it is read once, within its bounds. */
    @Test
    void bodiesAreReadWhenVersion4ReadsThem() throws IOException {
        InputStream sent = new ByteArrayInputStream("login_name=ann&email=".getBytes(StandardCharsets.UTF_8));
        InputStream late = new LateBody(sent, FORM, body -> body.put("seen", true));
        assertThat(sent.available()).isEqualTo(21);
        assertThat(new String(late.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("{\"login_name\":\"ann\",\"email\":\"\",\"seen\":true}");
        byte[] huge = new byte[LateBody.MAX_BODY + 10];
        Arrays.fill(huge, (byte) 'a');
        assertThat(new LateBody(new ByteArrayInputStream(huge), FORM, body -> body).readAllBytes()).isEqualTo(huge);
    }

    /** 61/TR-2, 61/TR-3, 61/TR-5…TR-7, 61/US-5: JSON and forms, answers sent back, groups in every form. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"login_name\":\"a\",\"avatar\":\"x\",\"url_type\":\"dynamic\",\"status\":1,\"uid\":\"a@x\",\"is_active\":1} | {\"login_name\":\"a\",\"is_active\":1}",
        "{\"groups\":\"Team\"} | {}",
        "{\"groups\":[\"0001\",2]} | {\"groups\":[\"0001\",\"2\"]}",
        "{\"groups\":[{\"id\":\"0001\",\"display_name\":\"Team\",\"rights\":[]}]} | {\"groups\":[\"0001\"]}",
        "{\"groups\":[{\"id\":\"@no_group\"}]} | {\"groups\":[]}",
        "login_name=a+b&password=x%2By&is_active=1 | {\"login_name\":\"a b\",\"password\":\"x+y\",\"is_active\":\"1\"}",
        "groups[]=0001&groups[]=0002 | {\"groups\":[\"0001\",\"0002\"]}"})
    void bodiesOfUsersAreCleaned(String sent, String kept) throws IOException {
        Operation operation = Operations.find(call("POST", "/api/v3.2/users")).orElseThrow().operation();
        ObjectNode body = Text.body(sent.getBytes(StandardCharsets.UTF_8), FORM).orElseThrow();
        assertThat(operation.body().apply(body)).isEqualTo(JSON.readTree(kept));
    }

    /** 61 section 6: times of the caller's clock, in whole hours; what is no time goes through and is refused. */
    @ParameterizedTest
    @CsvSource({"2026-01-01 00:00:00, '', 1767225600", "2026-01-01 03:00:00, 3, 1767225600", "2025-12-31 23:00:00, -1, 1767225600",
        "2026-01-01T03:00:00, ' 3', 1767225600", "1767225600, 3, 1767225600", "2026-02-30 00:00:00, 0, 2026-02-30 00:00:00",
        "yesterday, 0, yesterday", "2026-01-01 00:00:00, 99, 1767225600"})
    void timesOfTheCallerAreUnixSeconds(String text, String timezone, String seconds) {
        assertThat(OldTimes.seconds(text, OldTimes.zone(timezone), 0)).isEqualTo(seconds);
    }

    /** Version 4 refuses what is no body; nothing is made up here. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[1]", "{", "{\"a\":1", "a=%zz"})
    void otherBodiesAreLeftAlone(String sent) {
        assertThat(Text.body(sent.getBytes(StandardCharsets.UTF_8), FORM)).isEmpty();
    }

    /** 61/TR-2, 61/TR-3: what starts like an object is one, with a byte order mark too; a form is what says so, anything else is none. */
    @ParameterizedTest
    @ValueSource(strings = {"", "text/plain", "application/json"})
    void onlyWhatSaysSoIsAForm(String type) {
        assertThat(Text.body("\uFEFF {\"a\":1}".getBytes(StandardCharsets.UTF_8), type)).contains(Text.object().put("a", 1));
        assertThat(Text.body("login_name=a".getBytes(StandardCharsets.UTF_8), type)).isEmpty();
        assertThat(Text.body("\"a=b\"".getBytes(StandardCharsets.UTF_8), type)).isEmpty();
    }

    /** 61/AO-16, 61/US-1: words and statuses of version 3; 61/AE-1: newer statuses are not told here. */
    @ParameterizedTest
    @CsvSource({"401, unauthorized, , 403, accessTokenInvalid, ", "403, forbidden, , 403, forbidden, ", "404, userNotFound, user_id, 404, userNotFound, user_id",
        "400, uniqueValueAlreadyInUse, id, 400, uniqueValueAlreadyInUse, login_name", "409, groupPredefined, , 400, groupPredefined, ", "410, gone, , 400, gone, ", "422, invalid, , 400, invalid, ",
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
