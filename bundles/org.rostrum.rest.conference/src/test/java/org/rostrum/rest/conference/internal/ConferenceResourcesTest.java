// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountId;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.ConferenceMode;
import org.rostrum.conference.JoinRequest;
import org.rostrum.conference.LaunchType;
import org.rostrum.conference.Participant;
import org.rostrum.conference.ParticipantRole;
import org.rostrum.conference.SeatEnd;
import org.rostrum.conference.SeatPresence;
import org.rostrum.conference.SessionEnd;
import org.rostrum.conference.history.JoinMedia.Figure;
import org.rostrum.conference.history.JoinMedia;
import org.rostrum.conference.history.JoinSample;
import org.rostrum.conference.history.PastInvite;
import org.rostrum.conference.history.PastJoin;
import org.rostrum.conference.history.PastSession;
import org.rostrum.conference.history.SessionHistory;
import org.rostrum.identity.Account;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.group.Right;
import org.rostrum.identity.group.RightsTable;
import org.rostrum.media.MediaSource;
import org.rostrum.media.leg.SlotState.Pause;
import org.rostrum.media.stats.Direction;
import org.rostrum.media.stats.ParticipantStats;
import org.rostrum.media.stats.Rating;
import org.rostrum.media.stats.StreamStats;
import org.rostrum.rest.RestError;
import org.rostrum.rest.internal.DescribedApi;
import org.rostrum.rest.internal.ResourceClasses;
import org.rostrum.rest.internal.TestApi.Answer;
import org.rostrum.rest.internal.TestApi;

/** Contract 61 sections 6, 11 and 12: each operation with each of its answers. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("slow")
class ConferenceResourcesTest {

    private static final String ROOM = "{'id':'room','topic':'Weekly','owner':'ada','mode':'PxP'%s}";

    private static WholeApi whole;
    private static TestApi api;
    private static DescribedApi described;
    private static Account ada;
    private static Account bob;
    private static String token;
    private static String stranger;

    @BeforeAll
    static void start() {
        whole = new WholeApi();
        api = whole.api;
        described = new DescribedApi(api, ResourceClasses.beside(ConferencesResource.class));
        ada = api.identity.account("ada");
        bob = api.identity.account("bob");
        token = api.identity.token(ada);
        stranger = api.identity.token(api.identity.account("eve"));
    }

    @AfterAll
    static void stop() {
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

    private static Answer create(String more) {
        return api.post("/conferences").bearer(token).json(String.format(ROOM, more)).send();
    }

    private static void expectError(Answer answer, String verdict, String location) {
        assertThat(answer.verdict()).as(answer.text()).isEqualTo(verdict);
        assertThat(answer.location()).isEqualTo(location);
    }

    /** 61 section 11.2, 61/AV-8: every field, with its type. */
    @Test
    void everyFieldIsThere() {
        JsonNode conference = create(",'invitations':[{'id':'bob','is_moderator':1},{'id':'x@y.z','display_name':'X'}],'tags':['a']")
                .json().get("conference");
        String right = "'chat_send':true,'chat_rcv':true,'slide_show_send':true,'slide_show_rcv':true,'white_board_send':true,"
                + "'white_board_rcv':true,'file_transfer_send':true,'file_transfer_rcv':true,'desktop_sharing':true,'recording':true,"
                + "'audio_send':true,'audio_rcv':true,'video_send':true,'video_rcv':true,'remote_desktop_control':true";
        assertThat(conference.toString()).isEqualTo(("{'id':'room','topic':'Weekly','description':'','owner':'ada@video.example.org',"
                + "'mode':'PxP','access':'private','launch_type':'room','schedule':{'type':'none','duration':0,'days':[],"
                + "'start_time':'','end_time':'','special_time_offset':0,'start_at':null,'end_at':null},"
                + "'invitations':[{'id':'ada','display_name':'ADA','is_moderator':true},"
                + "{'id':'bob','display_name':'BOB','is_moderator':true},{'id':'x@y.z','display_name':'X','is_moderator':false}],"
                + "'registration':{'enabled':false,'email_verification_required':false,'start_at':null,'end_at':null,"
                + "'participants_limit_enabled':false,'participants_limit':0,'allow_users_access':false},"
                + "'rights':{'user':{" + right + "},'guest':{" + right + "}},'allow_guests':false,'auto_invite':0,"
                + "'auto_termination_enabled':false,'broadcast_enabled':false,'broadcast_id':'','on_join_mute_camera':false,"
                + "'on_join_mute_mic':false,'recording_enabled':false,'waiting_room_enabled':false,'pin_enabled':false,'pin':'',"
                + "'max_participants':49,'max_podiums':49,'tags':['a'],'sai':{'auto_recognition_enabled':false,"
                + "'recognition_language':'','recording_enabled':false},'allow_only_planned_participants':false,'state':'stopped',"
                + "'url':'https://video.example.org/c/room','web_client_url':'https://video.example.org/webrtc/room',"
                + "'connect_urls':{},'created_at':" + conference.get("created_at") + ",'session_id':''}").replace('\'', '"'));
        assertThat(conference.get("created_at").isIntegralNumber()).isTrue();
    }

    /** 30/RGT-9: docs/rights/matrix.csv; who has the right how is proved where groups and zones are. */
    @Test
    void conferencesAreCreatedByThoseWhoMay() {
        for (RightsTable.Entry entry : RightsTable.entries()) {
            if (entry.operation().equals("POST /conferences")) {
                boolean granted = entry.when() == RightsTable.Case.BOTH_GROUPS || entry.when() == RightsTable.Case.ONE_GROUP;
                api.taken = granted ? Set.of() : Set.of(entry.right());
                String id = "of-" + entry.when().ordinal();
                Answer answer = api.post("/conferences").bearer(token)
                        .json("{'id':'" + id + "','topic':'T','owner':'ada','mode':'PxP'}").send();
                assertThat(answer.status() == 200 ? "yes" : answer.reason()).as(entry.toString()).isEqualTo(entry.expected());
                assertThat(api.get("/conferences/" + id).bearer(token).send().status()).isEqualTo(granted ? 200 : 404);
            }
        }
        api.taken = Set.of(Right.CONFERENCE_CREATE);
        assertThat(api.post("/conferences").bearer(api.identity.administratorToken())
                .json("{'topic':'T','owner':'ada','mode':'PxP'}").send().status()).as("no person").isEqualTo(200);
        api.taken = Set.of();
    }

    /** 30/RGT-9 */
    @Test
    void whoLacksTheRightIsToldSo() {
        whole.conferences.refusal = new RostrumException(IdentityError.RIGHT_MISSING, "no group grants it", "conference_create");
        expectError(create(""), "403 rightMissing", "conference_create");
        whole.conferences.refusal = null;
        assertThat(api.get("/conferences/room").bearer(token).send().status()).isEqualTo(404);
    }

    /** 61 section 11.1 */
    @Test
    void creationNamesWhatIsMissing() {
        Answer answer = api.post("/conferences").bearer(token).json("{}").send();
        assertThat(answer.verdict()).isEqualTo("400 required");
        assertThat(answer.json().at("/error/errors").findValuesAsText("location")).containsExactly("topic", "owner", "mode");
        expectError(create(",'invitations':[{'display_name':'X'}]"), "400 required", "invitations[0].id");
    }

    /** 00/R-25, 61 section 11.1: what is known but not built is refused, each with its code and place. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'mode':'OxP'                               | 400 modeNotSupported     | mode",
        "'mode':'S\\u007cL Auto'                   | 400 modeNotSupported     | mode",
        "'mode':'S\\u007cL'                        | 400 modeNotSupported     | mode",
        "'mode':'round'                             | 400 invalidValue         | mode",
        "'access':'secret'                          | 400 invalidValue         | access",
        "'schedule':{'type':'once','start_time':1,'duration':60} | 400 scheduleNotSupported | schedule",
        "'schedule':{'type':'week','days':['monday']} | 400 scheduleNotSupported | schedule",
        "'schedule':{'type':'daily'}                | 400 invalidValue         | schedule.type",
        "'pin':'1234'                               | 400 notSupported         | pin",
        "'waiting_room_enabled':true                | 400 notSupported         | waiting_room_enabled",
        "'recording_enabled':1                      | 400 notSupported         | recording_enabled",
        "'broadcast_enabled':true                   | 400 notSupported         | broadcast_enabled",
        "'broadcast_id':'7'                         | 400 notSupported         | broadcast_id",
        "'auto_invite':1                            | 400 notSupported         | auto_invite",
        "'auto_termination_enabled':true            | 400 notSupported         | auto_termination_enabled",
        "'on_join_mute_camera':true                 | 400 notSupported         | on_join_mute_camera",
        "'on_join_mute_mic':'1'                     | 400 notSupported         | on_join_mute_mic",
        "'max_participants':'36'                    | 400 notSupported         | max_participants",
        "'max_podiums':6                            | 400 notSupported         | max_podiums",
        "'registration':{'enabled':true}            | 400 notSupported         | registration.enabled",
        "'rights':{'guest':{'chat_send':false}}     | 400 notSupported         | rights.guest.chat_send",
        "'sai':{'auto_recognition_enabled':true}    | 400 notSupported         | sai.auto_recognition_enabled",
        "'sai':{'recording_enabled':true}           | 400 notSupported         | sai.recording_enabled",
        "'owner':'nobody'                           | 400 ownerInvalid         | owner",
        "'invitations':[{'id':'#sip:'}]             | 400 invalidCallString    | invitations",
        "'id':'not/an/id'                           | 400 invalidValue         | id",
    }, quoteCharacter = '`')
    void unbuiltAndWrongValuesAreRefused(String field, String verdict, String location) {
        expectError(create("," + field), verdict, location);
        assertThat(api.get("/conferences").bearer(token).send().json().get("results").asInt()).isZero();
    }

    /** 61/TR-5, 61/TR-7, section 11.1: the same fields with their neutral values. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'schedule':{'type':'none'}", "'schedule':null", "'schedule':{}", "'schedule':[]", "'pin':''", "'pin':null",
        "'waiting_room_enabled':false", "'recording_enabled':0", "'auto_invite':'0'", "'max_participants':0", "'max_podiums':'49'",
        "'registration':{'enabled':false,'participants_limit':5}", "'rights':{'user':{'chat_send':true}}", "'rights':[]", "'rights':{}",
        "'rights':{'guest':null}", "'sai':{'recognition_language':'en'}", "'broadcast_id':''", "'tags':null", "'invitations':null",
        "'access':''", "'allow_guests':null", "'state':'running','url':'x','created_at':'y','session_id':9,'connect_urls':7",
        "'type':0,'groups':'none','autor':{}",
    })
    void neutralAndUnknownValuesAreAccepted(String field) {
        Answer answer = create("," + field);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().at("/conference/state").asText()).isEqualTo("stopped");
    }

    /** 61 section 11.1: {@code access} decides over {@code allow_guests}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'access':'public'                      | public", "'allow_guests':true                     | public",
        "'access':'private','allow_guests':true | private", "'access':'public','allow_guests':false  | public",
        "'allow_guests':'0'                     | private",
    })
    void access(String field, String access) {
        JsonNode conference = create("," + field).json().get("conference");
        assertThat(conference.get("access").asText()).isEqualTo(access);
        assertThat(conference.get("allow_guests").asBoolean()).isEqualTo(access.equals("public"));
    }

    /** 61 section 5 */
    @Test
    void takenIdIsUniqueValueAlreadyInUse() {
        create("");
        Answer again = create("");
        expectError(again, "400 uniqueValueAlreadyInUse", "id");
        assertThat(again.json().at("/error/errors/0/locationType").asText()).isEqualTo("parameter");
    }

    /** 00/R-81, 61 section 3: the owner by login or account ID. */
    @Test
    void ownerByAnyName() {
        Answer answer = api.post("/conferences").bearer(token)
                .json("{'id':'a-b_C9','topic':'T','owner':'ADA@video.example.org','mode':'PxP'}").send();
        assertThat(answer.json().at("/conference/owner").asText()).isEqualTo("ada@video.example.org");
        assertThat(answer.json().at("/conference/id").asText()).isEqualTo("a-b_C9");
    }

    /** 61/AO-19 */
    @Test
    void readAndNotFound() {
        create("");
        assertThat(api.get("/conferences/room").bearer(token).send().json().at("/conference/topic").asText()).isEqualTo("Weekly");
        assertThat(api.get("/conferences/room/").bearer(api.identity.administratorToken()).send().status()).isEqualTo(200);
        for (Answer missing : List.of(api.get("/conferences/room").bearer(stranger).send(),
                api.get("/conferences/none").bearer(token).send(), api.get("/conferences/n%20ne%2A").bearer(token).send())) {
            expectError(missing, "404 conferenceNotFound", "conference_id");
            assertThat(missing.json().at("/error/errors/0/locationType").asText()).isEqualTo("path");
            assertThat(missing.json().at("/error/message").asText()).isEqualTo("Not Found");
        }
    }

    /** 61/AV-5, section 11.1: a subset; PUT too; and the whole object as it came. */
    @Test
    void change() {
        JsonNode before = create(",'description':'old','invitations':[{'id':'bob'}]").json().get("conference");
        Answer patched = api.call("PATCH", "/conferences/room").bearer(token).json("{'topic':'New','tags':'one'}").send();
        assertThat(patched.json().at("/conference/topic").asText()).isEqualTo("New");
        assertThat(patched.json().at("/conference/description").asText()).isEqualTo("old");
        assertThat(patched.json().at("/conference/tags/0").asText()).isEqualTo("one");
        Answer back = api.call("PUT", "/conferences/room").bearer(token).body("", before.toString()).send();
        assertThat(back.json().get("conference")).isEqualTo(before);
        Answer cleared = api.call("PATCH", "/conferences/room").bearer(token).json("{'schedule':{'type':'none'},'invitations':[]}").send();
        assertThat(cleared.json().at("/conference/invitations")).hasSize(1);
        Answer open = api.call("PATCH", "/conferences/room").bearer(token).json("{'allow_only_planned_participants':true}").send();
        assertThat(open.json().at("/conference/allow_only_planned_participants").asBoolean()).isTrue();
    }

    @Test
    void changeRefused() {
        create(",'invitations':[{'id':'bob'}]");
        String listed = api.identity.token(bob);
        assertThat(api.call("PATCH", "/conferences/room").bearer(listed).json("{'topic':'x'}").send().verdict()).isEqualTo("403 forbidden");
        assertThat(api.call("PATCH", "/conferences/none").bearer(token).json("{}").send().verdict()).isEqualTo("404 conferenceNotFound");
        expectError(api.call("PATCH", "/conferences/room").bearer(token).json("{'mode':'OxP'}").send(), "400 modeNotSupported", "mode");
        expectError(api.call("PATCH", "/conferences/room").bearer(token).json("{'pin':'1'}").send(), "400 notSupported", "pin");
        expectError(api.call("PATCH", "/conferences/room").bearer(token).json("{'owner':'x'}").send(), "400 ownerInvalid", "owner");
        expectError(api.call("PATCH", "/conferences/room").bearer(token).json("{'invitations':[{'id':'#tel:x'}]}").send(),
                "400 invalidCallString", "invitations");
        expectError(api.call("PATCH", "/conferences/room").bearer(token).json("{'invitations':[{}]}").send(),
                "400 required", "invitations[0].id");
        expectError(api.call("PATCH", "/conferences/room").bearer(token).json("{'schedule':{'type':'once'}}").send(),
                "400 scheduleNotSupported", "schedule");
    }

    /** 40/ST-1: while it runs only the description, also inside the whole object. */
    @Test
    void changeWhileRunning() {
        JsonNode whole = create(",'invitations':[{'id':'bob@video.example.org'}]").json().get("conference");
        api.post("/conferences/room/run").bearer(token).send();
        assertThat(api.call("PATCH", "/conferences/room").bearer(token).json("{'topic':'x'}").send().verdict())
                .isEqualTo("409 conferenceRunning");
        Answer put = api.call("PUT", "/conferences/room").bearer(token)
                .json(whole.toString().replace("\"description\":\"\"", "\"description\":\"new\"")).send();
        assertThat(put.json().at("/conference/description").asText()).isEqualTo("new");
    }

    /** 61/CO-1, 61/CO-2, 61/TR-4, 61/TR-12, 40/ST-1: run and stop are repeatable; deleted as soon as stopped. */
    @Test
    void runStopDelete() {
        create("");
        Answer run = api.post("/conferences/room/run/").bearer(token).send();
        String session = run.json().get("session_id").asText();
        assertThat(run.json().get("state").asText()).isEqualTo("running");
        assertThat(session).matches("[0-9a-f]{16}@video\\.example\\.org#vcs");
        assertThat(api.post("/conferences/room/run").bearer(token).body("application/json", "{}").send().json()).isEqualTo(run.json());
        JsonNode running = api.get("/conferences/room").bearer(token).send().json().get("conference");
        assertThat(running.get("state").asText()).isEqualTo("running");
        assertThat(running.get("session_id").asText()).isEqualTo(session);
        assertThat(api.call("DELETE", "/conferences/room").bearer(token).send().verdict()).isEqualTo("409 conferenceRunning");
        for (int i = 0; i < 2; i++) {
            assertThat(api.post("/conferences/room/stop").bearer(token).send().text())
                    .isEqualTo("{\"state\":\"stopped\",\"session_id\":\"\"}");
        }
        Answer deleted = api.call("DELETE", "/conferences/room").bearer(token).send();
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.text()).isEmpty();
        for (String operation : List.of("POST /run", "POST /stop", "DELETE ")) {
            String[] parts = operation.split(" ", 2);
            assertThat(api.call(parts[0], "/conferences/room" + parts[1]).bearer(token).send().verdict())
                    .isEqualTo("404 conferenceNotFound");
        }
    }

    @Test
    void runThatDoesNotEndIsTold() {
        create("");
        whole.conferences.stuck = CompletableFuture.failedFuture(new RostrumException(RestError.TIMEOUT, "too long"));
        assertThat(api.post("/conferences/room/run").bearer(token).send().verdict()).isEqualTo("503 timeout");
        assertThat(api.post("/conferences/room/stop").bearer(token).send().verdict()).isEqualTo("503 timeout");
    }

    /** 61 section 6, 61/AP-1, 61/AP-3: filters, pages, order. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "``                               | 3 | c,b,a",
        "topic=TWO                        | 1 | b",
        "topic_cid_contains=a             | 1 | a",
        "owner=ada                        | 2 | b,a",
        "owner=ada@video.example.org      | 2 | b,a",
        "owner=nobody                     | 0 | ``",
        "state=running                    | 1 | b",
        "state=stopped                    | 2 | c,a",
        "access=public                    | 1 | c",
        "mode=PxP                         | 3 | c,b,a",
        "mode=OxP                         | 0 | ``",
        "invitation=bob                   | 2 | c,a", // 30/HIS-1
        "invitation=ada                   | 2 | b,a", // whose own they are
        "tag=red                          | 1 | a",
        "tag=                             | 3 | c,b,a",
        "after=1&before=2                 | 0 | ``",
        "after=1                          | 0 | ``",
        "before=1                         | 0 | ``",
        "registration_enabled=true        | 0 | ``",
        "registration_enabled=0           | 3 | c,b,a",
        "page=1&page_size=2               | 3 | c,b",
        "page=2&page_size=2               | 3 | a",
        "page=3&page_size=2               | 3 | ``",
        "sort_field=created_at&sort_order=0 | 3 | a,b,c",
        "sort_field=created_at&sort_order=1 | 3 | c,b,a",
        "sort_order=0                     | 3 | a,b,c",
        "sort_field=topic                 | 3 | a,c,b",
        "sort_field=id&sort_order=1       | 3 | c,b,a",
        "sort_field=something&timezone=3  | 3 | c,b,a",
    })
    void lists(String query, int results, String ids) {
        three();
        Answer answer = api.get("/conferences?" + query).bearer(api.identity.administratorToken()).send();
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("results").asInt()).isEqualTo(results);
        assertThat(String.join(",", answer.json().get("conferences").findValuesAsText("web_client_url").stream()
                .map(url -> url.substring(url.lastIndexOf('/') + 1)).toList())).isEqualTo(ids);
    }

    private static void three() {
        String admin = api.identity.administratorToken();
        String form = "{'id':'%s','topic':'%s','owner':'%s','mode':'PxP'%s}";
        api.post("/conferences").bearer(admin).json(String.format(form, "a", "One", "ada", ",'tags':['red'],'invitations':[{'id':'bob'}]"))
                .send();
        api.post("/conferences").bearer(admin).json(String.format(form, "b", "Two", "ada", "")).send();
        api.post("/conferences").bearer(admin).json(String.format(form, "c", "Three", "bob", ",'access':'public'")).send();
        api.post("/conferences/b/run").bearer(admin).send();
    }

    @ParameterizedTest
    @CsvSource({"state=maybe, state", "access=x, access", "mode=x, mode", "sort_order=2, sort_order", "sort_order=x, sort_order",
        "page=x, page", "page_size=-1, page_size", "after=x, after", "registration_enabled=x, registration_enabled"})
    void wrongFilters(String query, String location) {
        expectError(api.get("/conferences?" + query).bearer(token).send(), "400 invalidValue", location);
    }

    /** 80/UCP-2, 80/UGP-8: for everybody, without list and identifiers of people. */
    @Test
    void card() {
        create(",'description':'Bring cake','access':'public'");
        assertThat(api.get("/conferences/room/card").send().text()).isEqualTo(("{'card':{'id':'room','topic':'Weekly',"
                + "'description':'Bring cake','owner_name':'ADA','access':'public','launch_type':'room','state':'stopped',"
                + "'url':'https://video.example.org/c/room','join':{'browser':true}}}").replace('\'', '"'));
        api.post("/conferences/room/run").bearer(token).send();
        assertThat(api.get("/conferences/room/card").send().json().at("/card/state").asText()).isEqualTo("running");
        expectError(api.get("/conferences/none/card").send(), "404 conferenceNotFound", "conference_id");
        api.identity.failure = new RostrumException(CommonError.STORE_UNAVAILABLE, "away");
        assertThat(api.get("/conferences/room/card").send().verdict()).isEqualTo("503 storeUnavailable");
    }

    private static Participant participant(String id, Account account, ParticipantRole role, SeatPresence presence) {
        Instant joined = Instant.parse("2026-01-01T00:15:00Z");
        String name = account == null ? "Guest " + id : account.displayName();
        AccountId uid = account == null ? null : account.id();
        return new Participant(new ParticipantId(id), name, uid, role, presence, true, true, false, joined);
    }

    private static void meeting() {
        create("");
        api.post("/conferences/room/run").bearer(token).send();
        whole.conferences.seat(new ConferenceId("room"),
                participant("p1", ada, ParticipantRole.OWNER, SeatPresence.CONNECTED),
                participant("p2", bob, ParticipantRole.PARTICIPANT, SeatPresence.GONE),
                participant("p3", null, ParticipantRole.PARTICIPANT, SeatPresence.AWAY));
    }

    /** 61 section 11.4, 61/CO-3, 61/OP-4 */
    @Test
    void participants() {
        meeting();
        Answer all = api.get("/conferences/room/participants").bearer(token).send();
        assertThat(all.json().get("cnt").asInt()).isEqualTo(3);
        assertThat(all.json().at("/list/0").toString()).isEqualTo(("{'id':'ada','display_name':'ADA','flag':2,'duration':300,"
                + "'join_time':1767226500,'leave_time':null,'app_id':'p1','call_id':'ada@video.example.org'}").replace('\'', '"'));
        assertThat(all.json().at("/list/2").toString()).isEqualTo(("{'id':'p3','display_name':'Guest p3','flag':1,'duration':300,"
                + "'join_time':1767226500,'leave_time':null,'app_id':'p3','call_id':'p3'}").replace('\'', '"'));
        api.post("/conferences/room/stop").bearer(token).send();
        assertThat(api.get("/conferences/room/participants").bearer(token).send().text()).isEqualTo("{\"cnt\":0,\"list\":[]}");
        assertThat(api.get("/conferences/none/participants").bearer(token).send().verdict()).isEqualTo("404 conferenceNotFound");
        assertThat(api.get("/conferences/room/participants?is_in_conf=x").bearer(token).send().verdict()).isEqualTo("400 invalidValue");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "is_in_conf=1 | 2 | ada,p3", "is_in_conf=false | 1 | bob", "display_name=guest | 1 | p3", "call_id=BOB | 1 | bob",
        "call_id=ada@video.example.org | 1 | ada", "page_size=1&page=2 | 3 | bob",
    })
    void participantsFiltered(String query, int count, String ids) {
        meeting();
        Answer answer = api.get("/conferences/room/participants?" + query).bearer(token).send();
        assertThat(answer.json().get("cnt").asInt()).isEqualTo(count);
        assertThat(answer.json().get("list").findValuesAsText("id")).containsExactly(ids.split(","));
    }

    /** 61 section 11.4, 00/R-82: presence as far as it is known. */
    @Test
    void owner() {
        create("");
        String path = "/conferences/room/owner";
        assertThat(api.get(path).bearer(token).send().text()).isEqualTo(("{'owner':{'id':'ada','uid':'ada@video.example.org',"
                + "'display_name':'ADA','avatar':null,'is_active':true,'status':-1}}").replace('\'', '"'));
        whole.conferences.clear();
        meeting();
        assertThat(api.get(path).bearer(token).send().json().at("/owner/status").asInt()).isEqualTo(5);
        whole.conferences.seat(new ConferenceId("room"), participant("p1", ada, ParticipantRole.PARTICIPANT, SeatPresence.AWAY));
        assertThat(api.get(path).bearer(token).send().json().at("/owner/status").asInt()).isEqualTo(2);
        assertThat(api.get("/conferences/none/owner").bearer(token).send().verdict()).isEqualTo("404 conferenceNotFound");
    }

    @Test
    void ownerWhoIsGoneOrInactive() {
        Account carl = api.identity.account("carl");
        whole.conference("lost", carl);
        String admin = api.identity.administratorToken();
        api.identity.setActive(carl.key(), false, "test");
        assertThat(api.get("/conferences/lost/owner").bearer(admin).send().json().at("/owner/status").asInt()).isEqualTo(-2);
        api.identity.forget(carl.key());
        assertThat(api.get("/conferences/lost/owner").bearer(admin).send().verdict()).isEqualTo("404 userNotFound");
        assertThat(api.get("/conferences/lost").bearer(admin).send().json().at("/conference/owner").asText()).isEmpty();
    }

    /** 61 section 11.4 */
    @Test
    void myRoles() {
        api.identity.account("mod");
        create(",'access':'public','invitations':[{'id':'bob'},{'id':'mod','is_moderator':true}]");
        String form = "{\"conference\":{\"owner\":%s,\"moderator\":%s,\"operator\":false,\"participant\":%s}}";
        String path = "/conferences/room/me";
        assertThat(api.get(path).bearer(token).send().text()).isEqualTo(String.format(form, true, true, true));
        assertThat(api.get(path).bearer(api.identity.token(bob)).send().text()).isEqualTo(String.format(form, false, false, true));
        String moderator = api.identity.token(api.identity.resolve("mod").orElseThrow());
        assertThat(api.get(path).bearer(moderator).send().text()).isEqualTo(String.format(form, false, true, true));
        assertThat(api.get(path).bearer(stranger).send().text()).isEqualTo(String.format(form, false, false, false));
        String administrator = api.identity.administratorToken();
        assertThat(api.get(path).bearer(administrator).send().text()).isEqualTo(String.format(form, false, false, false));
        assertThat(api.get("/conferences/none/me").bearer(token).send().verdict()).isEqualTo("404 conferenceNotFound");
        api.post("/conferences/room/run").bearer(token).send();
        whole.conferences.seat(new ConferenceId("room"), participant("p", bob, ParticipantRole.MODERATOR, SeatPresence.CONNECTED));
        assertThat(api.get(path).bearer(api.identity.token(bob)).send().text()).isEqualTo(String.format(form, false, true, true));
    }

    /** 61 section 12 */
    @Test
    void invitations() {
        create("");
        String list = "/conferences/room/invitations";
        Answer made = api.post(list).bearer(token).json("{'invitation':{'id':'bob@video.example.org','is_moderator':true}}").send();
        assertThat(made.text()).isEqualTo("{'invitation':{'id':'bob','display_name':'BOB','is_moderator':false}}".replace('\'', '"'));
        api.post(list).bearer(token).json("{'invitation':{'id':'#sip:x@y.z','display_name':'Room 1'}}").send();
        assertThat(api.get(list).bearer(token).send().json().get("invitations").findValuesAsText("id"))
                .containsExactly("ada", "bob", "#sip:x@y.z");
        assertThat(api.get(list + "/bob").bearer(token).send().json()).isEqualTo(made.json());
        assertThat(api.get(list + "/bob@video.example.org").bearer(token).send().json()).isEqualTo(made.json());
        Answer named = api.call("PATCH", list + "/%23sip%3Ax%40y.z").bearer(token).json("{'invitation':{'display_name':'Room 2'}}").send();
        assertThat(named.json().at("/invitation/display_name").asText()).isEqualTo("Room 2");
        Answer same = api.call("PUT", list + "/%23sip:x@y.z").bearer(token).json("{'invitation':{}}").send();
        assertThat(same.json()).isEqualTo(named.json());
        assertThat(api.call("PATCH", list + "/bob").bearer(token).send().status()).isEqualTo(200);
        assertThat(api.call("DELETE", list + "/bob%40video.example.org").bearer(token).send().status()).isEqualTo(204);
        assertThat(api.get(list).bearer(token).send().json().get("invitations").findValuesAsText("id"))
                .containsExactly("ada", "#sip:x@y.z");
    }

    /** 30/FLD-2, 30/FLD-4, 30/PRF-9: an ID that is hidden from others reaches neither lists nor participants; the own one does. */
    @Test
    void hiddenIdsStayOnTheServer() {
        create(",'access':'public','invitations':[{'id':'bob'},{'id':'#sip:x@y.z'}]");
        api.post("/conferences/room/run").bearer(token).send();
        whole.conferences.seat(new ConferenceId("room"), participant("p1", ada, ParticipantRole.OWNER, SeatPresence.CONNECTED),
                participant("p2", bob, ParticipantRole.PARTICIPANT, SeatPresence.CONNECTED));
        api.settings.set("profileFields.idShown", "false");
        String ofBob = "id-" + bob.key().toString().replace("-", "");
        assertThat(api.get("/conferences/room/invitations").bearer(token).send().json().get("invitations").findValuesAsText("id"))
                .containsExactly("ada", ofBob, "#sip:x@y.z");
        assertThat(api.get("/conferences/room").bearer(token).send().json().at("/conference/invitations/1/id").asText()).isEqualTo(ofBob);
        assertThat(api.get("/conferences/room/participants").bearer(token).send().json().get("list").findValuesAsText("call_id"))
                .containsExactly("ada@video.example.org", "p2");
        String his = api.identity.token(bob);
        assertThat(api.get("/conferences/room/participants?call_id=ada").bearer(his).send().json().get("cnt").asInt()).isZero();
        assertThat(api.get("/conferences/room").bearer(his).send().json().at("/conference/owner").asText()).startsWith("id-");
        assertThat(api.get("/conferences/room/owner").bearer(his).send().json().at("/owner/uid").asText()).startsWith("id-");
        String root = api.identity.administratorToken();
        assertThat(api.get("/conferences/room").bearer(root).send().json().at("/conference/invitations/1/id").asText()).isEqualTo("bob");
        assertThat(api.get("/conferences/room/participants").bearer(root).send().json().get("list").findValuesAsText("id"))
                .containsExactly("ada", "bob");
        api.settings.set("profileFields.idShown", "true");
    }

    @Test
    void invitationsRefused() {
        create(",'invitations':[{'id':'bob'}]");
        String list = "/conferences/room/invitations";
        expectError(api.post(list).bearer(token).json("{}").send(), "400 required", "invitation.id");
        expectError(api.post(list).bearer(token).json("{'invitation':{'id':'BOB@video.example.org'}}").send(),
                "400 uniqueValueAlreadyInUse", "id");
        expectError(api.post(list).bearer(token).json("{'invitation':{'id':'#h323:'}}").send(), "400 invalidCallString", "invitations");
        String name = "{'invitation':{'display_name':'x'}}";
        expectError(api.call("PATCH", list + "/bob").bearer(token).json(name).send(), "400 invalidValue", "invitation.display_name");
        expectError(api.call("PATCH", list + "/nobody").bearer(token).json(name).send(), "404 invitationNotFound", "invitation_id");
        for (String method : List.of("GET", "DELETE")) {
            expectError(api.call(method, list + "/nobody").bearer(token).send(), "404 invitationNotFound", "invitation_id");
            assertThat(api.call(method, "/conferences/none/invitations/bob").bearer(token).send().verdict())
                    .isEqualTo("404 conferenceNotFound");
        }
        assertThat(api.get("/conferences/none/invitations").bearer(token).send().verdict()).isEqualTo("404 conferenceNotFound");
        assertThat(api.post("/conferences/none/invitations").bearer(token).json("{'invitation':{'id':'x'}}").send().verdict())
                .isEqualTo("404 conferenceNotFound");
        assertThat(api.call("PATCH", "/conferences/none/invitations/x").bearer(token).json(name).send().verdict())
                .isEqualTo("404 conferenceNotFound");
        api.post(list).bearer(token).json("{'invitation':{'id':'x@y.z'}}").send();
        api.post("/conferences/room/run").bearer(token).send();
        assertThat(api.post(list).bearer(token).json("{'invitation':{'id':'x'}}").send().verdict()).isEqualTo("409 conferenceRunning");
        assertThat(api.call("PATCH", list + "/x@y.z").bearer(token).json(name).send().verdict()).isEqualTo("409 conferenceRunning");
        assertThat(api.call("DELETE", list + "/bob").bearer(token).send().verdict()).isEqualTo("409 conferenceRunning");
    }

    /** Nobody is lost when many are listed at once. */
    @Test
    void invitationsAtTheSameTime() {
        create("");
        List<CompletableFuture<Answer>> calls = java.util.stream.IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> api.post("/conferences/room/invitations").bearer(token)
                        .json("{'invitation':{'id':'x" + i + "@y.z'}}").send()))
                .toList();
        calls.forEach(call -> assertThat(call.join().status()).isEqualTo(200));
        assertThat(api.get("/conferences/room/invitations").bearer(token).send().json().get("invitations")).hasSize(11);
    }

    /** 61/TR-9, sections 3 and 11.4, 00/R-24, 00/R-82: session IDs in paths, with and without suffix. */
    @Test
    void sessions() {
        meeting();
        String id = api.get("/conferences/room").bearer(token).send().json().at("/conference/session_id").asText();
        String expected = ("{'id':'" + id + "','named_conf_id':'room','topic':'Weekly','state':'running','started_at':1767226200,"
                + "'ended_at':null,'participant_count':2}").replace('\'', '"');
        assertThat(api.get("/conferences/room/sessions").bearer(token).send().text()).isEqualTo("{\"cnt\":1,\"list\":[" + expected + "]}");
        assertThat(api.get("/conference-sessions").bearer(token).send().text()).isEqualTo("{\"cnt\":1,\"list\":[" + expected + "]}");
        assertThat(api.get("/conference-sessions").bearer(stranger).send().text()).isEqualTo("{\"cnt\":0,\"list\":[]}");
        String hex = id.substring(0, 16);
        for (String written : List.of(hex, hex + "%40video.example.org%23vcs", hex + "@video.example.org%23vcs",
                hex.replaceFirst("^0+", ""), hex.toUpperCase(java.util.Locale.ROOT))) {
            Answer found = api.get("/conference-sessions/" + written).bearer(token).send();
            assertThat(found.json().get("session").toString()).isEqualTo(expected);
        }
        assertThat(api.get("/conference-sessions/" + hex + "/participants").bearer(token).send().json().get("cnt").asInt()).isEqualTo(3);
        for (String path : List.of("", "/participants")) {
            expectError(api.get("/conference-sessions/" + hex + path).bearer(stranger).send(), "404 sessionNotFound", "session_id");
            expectError(api.get("/conference-sessions/ffff" + path).bearer(token).send(), "404 sessionNotFound", "session_id");
            expectError(api.get("/conference-sessions/no-session" + path).bearer(token).send(), "404 sessionNotFound", "session_id");
        }
        assertThat(api.get("/conference-sessions?page=x").bearer(token).send().verdict()).isEqualTo("400 invalidValue");
        assertThat(api.get("/conference-sessions/" + hex + "/participants?page=x").bearer(token).send().verdict())
                .isEqualTo("400 invalidValue");
        api.post("/conferences/room/stop").bearer(token).send();
        assertThat(api.get("/conferences/room/sessions").bearer(token).send().text()).isEqualTo("{\"cnt\":0,\"list\":[]}");
        assertThat(api.get("/conferences/none/sessions").bearer(token).send().verdict()).isEqualTo("404 conferenceNotFound");
    }

    /** 60/HS-3, 55/MNT-3: figures of a running session, for administrators only. */
    @Test
    void liveMedia() {
        meeting();
        String hex = api.get("/conferences/room").bearer(token).send().json().at("/conference/session_id").asText().substring(0, 16);
        String admin = api.identity.administratorToken();
        String media = "/conference-sessions/" + hex + "/media";
        String one = "/conference-sessions/" + hex + "/participants/p1/media";
        assertThat(api.get(media).bearer(admin).send().text()).isEqualTo("{\"cnt\":0,\"list\":[]}");
        Answer none = api.get(one).bearer(admin).send();
        assertThat(none.json().at("/media/level").asText()).isEqualTo("unknown");
        assertThat(none.json().at("/media/round_trip_ms").isNull()).isTrue();
        assertThat(none.json().get("streams")).isEmpty();

        whole.rooms.stats.add(new ParticipantStats(new ParticipantId("p1"), "udp", "198.51.100.7:5000", 31.26, Long.MAX_VALUE, List.of(
                new StreamStats(MediaSource.CAMERA, new ParticipantId("p1"), Direction.UP, "VP8", "h", 1280, 720, 29.9, 1_500_000, 3.5, 4, Pause.NONE),
                new StreamStats(MediaSource.CAMERA, new ParticipantId("p2"), Direction.DOWN, "", "", 0, 0, 0, 0, -1, -1, Pause.BANDWIDTH))));
        whole.rooms.stats.add(new ParticipantStats(new ParticipantId("left"), "udp", null, -1, 0, List.of()));
        Answer all = api.get(media).bearer(admin).send();
        String ada = ("{'app_id':'p1','display_name':'ADA','level':'poor','cause':'bandwidth','path':'udp','address':'198.51.100.7:5000',"
                + "'round_trip_ms':31.3,'available_bps':null,'bitrate_up':1500000,'bitrate_down':0,'loss_up':3.5,'loss_down':null,"
                + "'jitter_up':null,'jitter_down':null}").replace('\'', '"');
        assertThat(all.text()).isEqualTo("{\"cnt\":1,\"list\":[" + ada + "]}");
        Answer found = api.get(one).bearer(admin).send();
        assertThat(found.json().get("media").toString()).isEqualTo(ada);
        assertThat(found.json().at("/streams/0").toString()).isEqualTo(("{'direction':'up','of_app_id':'p1','source':'camera','codec':'VP8',"
                + "'layer':'h','width':1280,'height':720,'fps':29.9,'bitrate':1500000,'loss':3.5,'jitter_ms':4.0,'paused':'none'}").replace('\'', '"'));
        assertThat(found.json().at("/streams/1/paused").asText()).isEqualTo("bandwidth");
        assertThat(found.json().at("/streams/1/loss").isNull()).isTrue();

        expectError(api.get(one.replace("p1", "nobody")).bearer(admin).send(), "404 participantNotFound", "app_id");
        for (String path : List.of(media, one)) {
            expectError(api.get(path.replace(hex, "ffff")).bearer(admin).send(), "404 sessionNotFound", "session_id");
            assertThat(api.get(path).bearer(token).send().verdict()).isEqualTo("403 forbidden");
            whole.live.unsetRouter(whole.rooms);
            assertThat(api.get(path).bearer(admin).send().verdict()).isEqualTo("503 mediaUnavailable");
            whole.live.setRouter(whole.rooms);
        }
    }

    /** 61 section 14, 61/LG-1, 61/LG-2a, 61/LG-3, 61/OP-3, 60/HI-1, 60/HS-3, 60/HP-1 */
    @Test
    void callHistory() {
        String admin = api.identity.administratorToken();
        Instant start = Instant.parse("2026-01-01T00:00:00.123Z");
        whole.history.sessions.add(new PastSession(new SessionId(0xa2), new ConferenceId("room"), "Weekly", new AccountKey(new UUID(0, 1)),
                ConferenceMode.ALL_ON_SCREEN, start, null, null, 1));
        whole.history.sessions.add(new PastSession(new SessionId(0xa1), new ConferenceId("room"), "Weekly", ada.key(),
                ConferenceMode.ALL_ON_SCREEN, start, start.plusSeconds(90), SessionEnd.ALL_LEFT, 2));
        Answer list = api.get("/logs/calls").bearer(admin).send();
        assertThat(list.json().at("/list/0/end_time").isNull()).isTrue();
        assertThat(list.json().at("/list/0/owner").asText()).isEmpty();
        assertThat(list.json().at("/list/0/duration").asInt()).isEqualTo(1199);
        String time = "{'date':'2026-01-01 00:0%s.123000','timezone_type':3,'timezone':'UTC'}";
        String call = ("{'conference_id':'00000000000000a1@video.example.org#vcs','named_conf_id':'room','topic':'Weekly','class':10,'type':5,"
                + "'subtype':0,'owner':'ada@video.example.org','participant_count':2,'start_time':" + String.format(time, "0:00")
                + ",'duration':90,'end_time':" + String.format(time, "1:30") + ",'end_cause':'all_left'}").replace('\'', '"');
        assertThat(list.json().at("/list/1").toString()).isEqualTo(call);
        assertThat(api.get("/logs/calls/a1").bearer(admin).send().text()).isEqualTo(call);
        assertThat(api.get("/logs/calls?named_conf_id=room&page=2&page_size=1&sort_field=end_time").bearer(admin).send().text())
                .isEqualTo("{\"cnt\":2,\"list\":[" + call + "]}");
        assertThat(api.get("/logs/calls?named_conf_id=a!b").bearer(admin).send().json().get("cnt").asInt()).isZero();
        whole.history.sessions.add(new PastSession(new SessionId(0xa3), new ConferenceId("x"), "", ada.key(), ConferenceMode.ALL_ON_SCREEN, start,
                start, SessionEnd.ALL_LEFT, 2, LaunchType.CALL));
        JsonNode direct = api.get("/logs/calls/a3").bearer(admin).send().json();
        assertThat(direct.get("topic").isNull() && direct.get("named_conf_id").isNull()).as("%s", direct).isTrue();
        assertThat(List.of(direct.get("class").asInt(), direct.get("type").asInt())).as("one-to-one").containsExactly(1, 0);
        whole.history.asked.clear();
        api.get("/logs/calls?sort_field=topic&sort_order=0&date_from=1&date_to=2").bearer(admin).send();
        api.get("/logs/calls?sort_field=start_time").bearer(admin).send();
        assertThat(whole.history.asked).containsExactly(
                new SessionHistory.Query(null, Instant.ofEpochSecond(1), Instant.ofEpochSecond(2), SessionHistory.Order.TOPIC, false, 0, 50),
                new SessionHistory.Query(null, null, null, SessionHistory.Order.START, true, 0, 50));
        for (String wrong : List.of("sort_field=colour", "sort_order=2", "date_from=yesterday", "date_to=-1", "date_from=9999999999999")) {
            assertThat(api.get("/logs/calls?" + wrong).bearer(admin).send().verdict()).as(wrong).isEqualTo("400 invalidValue");
        }

        JoinMedia media = new JoinMedia(12, "udp", "OPUS", "VP8", 1280, 720, 29.97, new Figure(12, 1500.4, 1700, 1800), new Figure(12, 600.6, 700, 800),
                new Figure(12, 0.26, 1, 2), null, null, new Figure(9, 31, 40, 50), 2, 1, Rating.Cause.ROUND_TRIP);
        whole.history.joins.add(new PastJoin(new ParticipantId("p1"), "ada@video.example.org", "Ada", ParticipantRole.OWNER, start,
                start.plusSeconds(90), SeatEnd.CONFERENCE_ENDED, JoinRequest.Method.BROWSER, "0123456789abcdef0123456789abcdef", "192.0.2.1",
                "Test/1", media));
        whole.history.joins.add(new PastJoin(new ParticipantId("p2"), "#guest:g", "Guest", ParticipantRole.PARTICIPANT, start, null, null,
                JoinRequest.Method.BROWSER, "f", "192.0.2.2", "Test/1", null));
        Answer joins = api.get("/logs/calls/a1/participants").bearer(admin).send();
        assertThat(joins.json().at("/list/0").toString()).isEqualTo(("{'app_id':'0123456789abcdef0123456789abcdef','avg_cpu_load':-1,"
                + "'avg_sent_fps':30.0,'bitrate_in':601,'bitrate_out':1500,'call_id':'ada@video.example.org','display_name':'Ada','duration':90,"
                + "'join_time':" + String.format(time, "0:00") + ",'leave_time':" + String.format(time, "1:30")
                + ",'leave_reason':4,'video_h':720,'video_w':1280,'participant_id':'p1','address':'192.0.2.1','user_agent':'Test/1',"
                + "'media':{'samples':12,'path':'udp','audio_codec':'OPUS','video_codec':'VP8','bitrate_up':{'mean':1500.4,'p95':1700.0,'max':1800.0},"
                + "'bitrate_down':{'mean':600.6,'p95':700.0,'max':800.0},'loss_up':{'mean':0.3,'p95':1.0,'max':2.0},'loss_down':null,'jitter':null,"
                + "'round_trip':{'mean':31.0,'p95':40.0,'max':50.0},'fair':2,'poor':1,'cause':'round_trip'}}").replace('\'', '"'));
        assertThat(joins.json().at("/list/1/leave_reason").asInt()).isZero();
        assertThat(joins.json().at("/list/1/media").isNull()).isTrue();
        assertThat(api.get("/logs/calls/a1/participants?call_id=%23guest%3Ag").bearer(admin).send().json().get("cnt").asInt()).isEqualTo(1);

        assertThat(api.get("/logs/conferences/a1/participants").bearer(admin).send().text()).as("v4.1").isEqualTo(joins.text());

        for (String path : List.of("/logs/calls/ffff", "/logs/calls/no-session", "/logs/calls/ffff/participants", "/logs/calls/ffff/invites",
                "/logs/calls/ffff/participants/p1/samples", "/logs/conferences/ffff/participants")) {
            expectError(api.get(path).bearer(admin).send(), "404 sessionNotFound", "session_id");
        }
        assertThat(api.get("/logs/calls?page=x").bearer(admin).send().verdict()).isEqualTo("400 invalidValue");
        assertThat(api.get("/logs/calls/a1/participants?page_size=0").bearer(admin).send().verdict()).isEqualTo("400 invalidValue");
        assertThat(api.get("/logs/calls").bearer(token).send().verdict()).isEqualTo("403 forbidden");
    }

    /** 61 section 14, 60/HS-5, 55/MNT-3 */
    @Test
    void invitesAndSamplesOfACall() {
        String admin = api.identity.administratorToken();
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        whole.history.sessions.add(new PastSession(new SessionId(0xa1), new ConferenceId("room"), "Weekly", ada.key(),
                ConferenceMode.ALL_ON_SCREEN, start, null, null, 2));
        whole.history.invites.add(new PastInvite(start, "", "bob", "", true));
        whole.history.invites.add(new PastInvite(start, "ada@video.example.org", "x@example.org", "X", false));
        String time = "{'date':'2026-01-01 00:00:00.000000','timezone_type':3,'timezone':'UTC'}";
        assertThat(api.get("/logs/calls/a1/invites").bearer(admin).send().text()).isEqualTo(("{'cnt':2,'list':[{'call_id':'bob',"
                + "'invited_by':'video.example.org','time':" + time + ",'accepted':true,'display_name':''},{'call_id':'x@example.org',"
                + "'invited_by':'ada@video.example.org','time':" + time + ",'accepted':false,'display_name':'X'}]}").replace('\'', '"'));
        assertThat(api.get("/logs/calls/a1/invites?page=2&page_size=1").bearer(admin).send().json().get("list")).hasSize(1);

        whole.history.samples.put(new ParticipantId("p1"), List.of(
                new JoinSample(start, "udp", 100.04, 900, 0.26, -1, 4, 30, new Rating(Rating.Level.GOOD, Rating.Cause.NONE)),
                new JoinSample(start.plusSeconds(60), "tcp", 0, 0, -1, 7, -1, -1, new Rating(Rating.Level.POOR, Rating.Cause.LOSS_DOWN))));
        Answer samples = api.get("/logs/calls/a1/participants/p1/samples?step=60").bearer(admin).send();
        assertThat(samples.text()).isEqualTo(("{'cnt':2,'list':[{'time':1767225600,'path':'udp','bitrate_up':100.0,"
                + "'bitrate_down':900.0,'loss_up':0.3,'loss_down':null,'jitter':4.0,'round_trip':30.0,'level':'good','cause':'none'},"
                + "{'time':1767225660,'path':'tcp','bitrate_up':0.0,'bitrate_down':0.0,'loss_up':null,'loss_down':7.0,'jitter':null,"
                + "'round_trip':null,'level':'poor','cause':'loss_down'}]}").replace('\'', '"'));
        api.get("/logs/calls/a1/participants/p1/samples").bearer(admin).send();
        assertThat(whole.history.steps).containsExactly(Duration.ofMinutes(1), Duration.ofSeconds(5));
        assertThat(api.get("/logs/calls/a1/participants/p9/samples").bearer(admin).send().text()).isEqualTo("{\"cnt\":0,\"list\":[]}");
        assertThat(api.get("/logs/calls/a1/participants/" + "p".repeat(33) + "/samples").bearer(admin).send().json().get("cnt").asInt()).isZero();
        for (String wrong : List.of("step=4", "step=3601", "step=x", "page_size=0")) {
            assertThat(api.get("/logs/calls/a1/participants/p1/samples?" + wrong).bearer(admin).send().verdict()).as(wrong).isEqualTo("400 invalidValue");
        }
        for (String path : List.of("/logs/calls/a1/invites", "/logs/conferences/a1/participants")) {
            assertThat(api.get(path + "?page_size=0").bearer(admin).send().verdict()).as(path).isEqualTo("400 invalidValue");
        }
    }

    /** 61 section 7 */
    @Test
    void currentStats() {
        meeting();
        Answer answer = api.get("/product/current-stats?access_token=" + token).send();
        assertThat(answer.text()).isEqualTo("{'stats':{'users':1,'participants':2,'conferences':1,'cpu_load':26}}".replace('\'', '"'));
    }

    /** Open to those who may join, and braked; more in NetworkTestResourceTest. */
    @Test
    void networkTest() {
        for (int i = 0; i < 20; i++) {
            assertThat(api.post("/network-test").send().json().at("/network_test/fingerprint").asText()).isEqualTo("AB:CD");
        }
        assertThat(api.post("/network-test").send().verdict()).isEqualTo("429 tooManyRequests");
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
