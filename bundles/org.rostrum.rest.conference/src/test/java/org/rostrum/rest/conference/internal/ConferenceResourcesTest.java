// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.group.Right;
import org.rostrum.identity.group.RightsTable;
import org.rostrum.rest.RestError;
import org.rostrum.rest.internal.DescribedApi;
import org.rostrum.rest.internal.ResourceClasses;
import org.rostrum.rest.internal.TestApi.Answer;

/** Contract 61 sections 6 and 11: conferences are made, read, changed, run and listed. */
class ConferenceResourcesTest extends ConferenceResourcesContract {

    /** All that no other class describes, so that a new resource is missed nowhere. */
    @Override
    List<Class<?>> resources() {
        return ResourceClasses.beside(ConferencesResource.class).stream()
                .filter(type -> Stream.of(ConferencePartsTest.RESOURCES, SessionResourcesTest.RESOURCES, CallHistoryResourcesTest.RESOURCES)
                        .noneMatch(others -> others.contains(type)))
                .toList();
    }

    @Test
    void noTwoOperationsOfTheBundleHaveTheSameId() {
        assertThat(new DescribedApi(api, ResourceClasses.beside(ConferencesResource.class)).repeatedIds()).isEmpty();
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

    void three() {
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
}
