// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.call.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.SessionId;
import org.rostrum.call.CallCause;
import org.rostrum.call.CallHistory;
import org.rostrum.call.CallService;
import org.rostrum.conference.Access;
import org.rostrum.conference.ConferenceService;
import org.rostrum.conference.ConferenceService.Card;
import org.rostrum.conference.LaunchType;
import org.rostrum.identity.Account;
import org.rostrum.identity.internal.StoredVisibleFields;
import org.rostrum.rest.internal.ResourceClasses;
import org.rostrum.rest.internal.RightsMatrix;
import org.rostrum.rest.internal.RightsMatrix.Row;
import org.rostrum.rest.internal.TestApi;
import org.rostrum.rest.internal.TestApi.Call;

/** The rights matrix {@code docs/api/rights/call.csv}: complete, and true for everybody; and what the resources say. */
@Tag("slow")
class RightsTest {

    private static final String CALL = "00112233445566778899aabbccddeeff";
    private static final ConferenceId STANDS = new ConferenceId("weekly");
    private static TestApi api;
    private static Account ada;
    private static Lines lines;
    private static Map<String, String> tokens = Map.of();

    @BeforeAll
    static void start() {
        api = new TestApi();
        ada = api.identity.account("ada");
        Account bob = api.identity.account("bob");
        lines = new Lines(bob.key());
        // rejecting is all that these resources ask of it
        CallService calls = (CallService) Proxy.newProxyInstance(CallService.class.getClassLoader(), new Class<?>[] {CallService.class},
                (self, method, arguments) -> CompletableFuture.completedFuture(null));
        AuditLog log = new AuditLog() {
            @Override
            public void record(AuditEvent event) {}

            @Override
            public List<AuditEvent> latest(int limit) {
                return List.of();
            }
        };
        // the cards of a whole page at once are all that these resources ask of it
        ConferenceService conferences = (ConferenceService) Proxy.newProxyInstance(ConferenceService.class.getClassLoader(),
                new Class<?>[] {ConferenceService.class}, (self, method, arguments) -> ((Collection<?>) arguments[0]).contains(STANDS)
                        ? Map.of(STANDS, new Card(STANDS, "Weekly", "", "Ada Lovelace", Access.PUBLIC, LaunchType.ROOM, false)) : Map.of());
        api.serve(new MyCallsResource(lines, calls, api.identity, conferences, new StoredVisibleFields(api.settings)),
                new UserCallsResource(lines, api.identity, conferences, log));
        tokens = Map.of("user", api.identity.token(ada));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    static List<Row> rows() {
        return RightsMatrix.rows("call");
    }

    @Test
    void everyOperationHasARowAndEveryRowAnOperation() {
        RightsMatrix.assertComplete(rows(), ResourceClasses.operations(ResourceClasses.beside(MyCallsResource.class)));
    }

    /** 61/AO-16, 61/AO-17; 60/OP-1; 00/R-73: denied means the coded refusal and unchanged state. */
    @ParameterizedTest
    @MethodSource("rows")
    void matrixIsTrue(Row row) {
        RightsMatrix.assertTrue(api, row, tokens, RightsTest::call, () -> state());
    }

    private static JsonNode state() {
        return api.get("/me/calls/preferences").bearer(tokens.get("user")).send().json();
    }

    private static Call call(Row row, @Nullable String token) {
        boolean waiting = lines.waiting;
        Call call = api.call(row.method(), row.path().replace("{call_id}", CALL).replace("{user_id}", "ada"));
        if (row.method().equals("PATCH")) {
            call.json("{'call_waiting':" + !waiting + "}");
        }
        return token == null ? call : call.bearer(token);
    }

    // 80/UCH-2, 90/EN-20
    @Test
    void aLineTellsWhomWhenHowLongAndWhy() {
        JsonNode line = api.get("/me/calls").bearer(tokens.get("user")).send().json().at("/calls/0");
        assertThat(line.at("/type").asText()).isEqualTo("outgoing");
        assertThat(line.at("/account_id").asText()).startsWith("bob@");
        assertThat(line.at("/duration").asInt()).isEqualTo(157);
        assertThat(line.at("/cause").asText()).isEqualTo("hung_up");
        assertThat(line.at("/cause_code").asInt()).isEqualTo(18);
    }

    // 30/FLD-2: what is hidden does not leave the server; 30/FLD-4: administrators see it
    @Test
    void aHiddenIdIsInNobodysHistory() {
        api.settings.set("profileFields.idShown", "false");
        JsonNode calls = api.get("/me/calls?search=bo").bearer(tokens.get("user")).send().json();
        assertThat(Objects.requireNonNull(lines.asked).ids()).as("nor is it looked for").isFalse();
        assertThat(calls.at("/calls/3/address").asText()).as("of one who is gone").isEmpty();
        JsonNode mine = calls.at("/calls/0");
        assertThat(mine.at("/account_id").asText()).matches("id-[0-9a-f]{32}@.+");
        assertThat(mine.at("/address").asText()).matches("id-[0-9a-f]{32}");
        JsonNode all = api.get("/users/ada/calls?search=bo").bearer(api.identity.administratorToken()).send().json();
        assertThat(lines.asked.ids()).isTrue();
        assertThat(all.at("/calls/0/account_id").asText()).startsWith("bob@");
        assertThat(all.at("/calls/3/address").asText()).isEqualTo("gone");
        api.settings.set("profileFields.idShown", "true");
    }

    // 80/UCH-5: no way to a conference that does not exist any more; 30/HIS-5, 30/HIS-6: what a line of a conference tells
    @Test
    void aLineOfAConferenceLeadsThereAsLongAsItExists() {
        JsonNode calls = api.get("/me/calls").bearer(tokens.get("user")).send().json().at("/calls");
        assertThat(calls.at("/1/address").asText()).isEqualTo("\\c\\weekly");
        assertThat(calls.at("/1/owner_name").asText()).isEqualTo("Ada Lovelace");
        assertThat(calls.at("/1/session_id").asText()).isEqualTo(new SessionId(0xa1).toString());
        assertThat(calls.at("/1/display_name").asText()).isEqualTo("Weekly");
        assertThat(calls.at("/2/address").asText()).isEmpty();
        assertThat(calls.at("/2/conference_id").asText()).isEqualTo("deleted");
        assertThat(calls.at("/2/owner_name").isNull()).isTrue();
    }

    // 30/HIS-3, 30/HIS-4
    @ParameterizedTest
    @CsvSource({"type=holiday, type", "sort_order=7, sort_order", "date_from=-1, date_from", "page=-1, page"})
    void badFiltersAreRefusedWithTheirPlace(String query, String location) {
        JsonNode error = api.get("/me/calls?" + query).bearer(tokens.get("user")).send().json();
        assertThat(error.toString()).contains("invalidValue").contains(location);
    }

    /** A call, two conferences and a call with somebody who is gone, and a preference. */
    private static final class Lines implements CallHistory {

        private final AccountKey peer;
        private @Nullable Filter asked;
        private boolean waiting = true;

        Lines(AccountKey peer) {
            this.peer = peer;
        }

        @Override
        public Page of(AccountKey account, Filter filter, boolean oldestFirst, int offset, int limit) {
            asked = filter;
            return new Page(4, List.of(call(peer, "bob"), conference(STANDS), conference(new ConferenceId("deleted")), call(AccountKey.random(), "gone")));
        }

        private static Entry call(AccountKey peer, String login) {
            return new Entry(CALL, Type.OUTGOING, peer, "Bob", login, null, null, null, Instant.EPOCH, Duration.ofSeconds(157), CallCause.HUNG_UP, null);
        }

        private static Entry conference(ConferenceId id) {
            return new Entry("a1", Type.CONFERENCE, null, "Weekly", "\\c\\" + id.value(), null, new SessionId(0xa1), id, Instant.EPOCH,
                    Duration.ofSeconds(60), null, null);
        }

        @Override
        public int delete(AccountKey account, Filter filter) {
            return 1;
        }

        @Override
        public int unseen(AccountKey account) {
            return 2;
        }

        @Override
        public void see(AccountKey account) {}

        @Override
        public Preferences preferences(AccountKey account) {
            return new Preferences(waiting, false);
        }

        @Override
        public Preferences prefer(AccountKey account, @Nullable Boolean wantsWaiting, @Nullable Boolean serverOnly) {
            waiting = Objects.requireNonNullElse(wantsWaiting, waiting);
            return preferences(account);
        }
    }
}
