// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.conference.ParticipantRole;
import org.rostrum.conference.SeatPresence;
import org.rostrum.identity.Account;
import org.rostrum.rest.internal.TestApi.Answer;

/** Contract 61 sections 11.4 and 12: what belongs to a conference, its card, people and invitations. */
class ConferencePartsTest extends ConferenceResourcesContract {

    static final List<Class<?>> RESOURCES = List.of(ConferencePartsResource.class, InvitationsResource.class);

    @Override
    List<Class<?>> resources() {
        return RESOURCES;
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
}
