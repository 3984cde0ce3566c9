// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rostrum.rest.internal.DescribedApi;
import org.rostrum.rest.internal.TestApi;
import org.rostrum.rest.internal.TestApi.Answer;

/** Groups, their people and their rights by REST; contract 61 section 9. */
class GroupResourcesTest {

    /** Of 30 B-3, behind the ID. */
    private static final String COLUMNS =
            "Display name;E-mail;First name;Last name;Organization;Department;Job title;Mobile;Work;Home;SIP number";

    private static final int ROUNDS = 30;

    private static IdentityApi whole;
    private static TestApi api;
    private static String root;
    private static DescribedApi described;

    @BeforeAll
    static void start() {
        whole = new IdentityApi();
        api = whole.api;
        root = api.identity.administratorToken();
        described = new DescribedApi(api, List.of(GroupsResource.class, GroupUsersResource.class, ZonesResource.class));
    }

    @AfterAll
    static void stop() {
        whole.close();
    }

    private static Answer call(String method, String path, String body) {
        TestApi.Call call = api.call(method, path).bearer(root);
        return body.isEmpty() ? call.send() : call.json(body).send();
    }

    private static JsonNode right(String login, String right) {
        for (JsonNode one : call("GET", "/users/" + login + "/rights", "").json().get("rights")) {
            if (one.get("right").asText().equals(right)) {
                return one;
            }
        }
        throw new AssertionError("no right " + right);
    }

    /** 61/GR-1, 30/GRP-1, 30/GRP-4, 30/GRP-10, 30/RGT-2, 30/RGT-3: each operation with each of its answers. */
    @Test
    void groupsFromTheFirstToTheLast() {
        JsonNode made = call("POST", "/groups", "{'display_name':'Sales'}").json().get("group");
        String id = made.get("id").asText();
        assertThat(made.get("rights")).hasSize(11);
        assertThat(made.get("locked_rights")).isEmpty();
        assertThat(call("POST", "/groups", "{'display_name':'SALES'}").verdict()).isEqualTo("400 uniqueValueAlreadyInUse");
        assertThat(call("POST", "/groups", "{'display_name':'@x'}").verdict()).isEqualTo("400 groupNameInvalid");
        assertThat(call("POST", "/groups", "{}").verdict()).isEqualTo("400 required");
        assertThat(call("POST", "/groups", "{'display_name':'x','rights':['fly']}").verdict()).isEqualTo("400 invalidValue");
        JsonNode all = call("GET", "/groups", "").json();
        assertThat(all.get("groups").findValuesAsText("id")).startsWith("@no_group", "@federated", "@guests").contains(id);
        assertThat(all.get("cnt").asInt()).isEqualTo(all.get("groups").size());
        assertThat(call("GET", "/groups/@guests", "").json().at("/group/predefined").asBoolean()).isTrue();
        assertThat(call("GET", "/groups/@guests", "").json().at("/group/locked_rights")).hasSize(5);
        assertThat(call("PATCH", "/groups/@guests", "{'rights':['call']}").verdict()).isEqualTo("400 rightLocked");
        assertThat(call("PATCH", "/groups/@guests", "{'rights':['fly']}").verdict()).isEqualTo("400 invalidValue");
        assertThat(call("PATCH", "/groups/@guests", "{'display_name':'Visitors'}").verdict()).isEqualTo("409 groupPredefined");
        assertThat(call("PATCH", "/groups/" + id, "{'display_name':'  '}").verdict()).isEqualTo("400 groupNameInvalid");
        assertThat(call("PATCH", "/groups/" + id, "{'display_name':'guest users'}").verdict()).isEqualTo("400 uniqueValueAlreadyInUse");
        assertThat(call("PATCH", "/groups/0999", "{'display_name':'x'}").verdict()).isEqualTo("404 groupNotFound");
        assertThat(call("PATCH", "/groups/" + id, "{'display_name':'Sellers','rights':['operator']}").json().at("/group/rights/0").asText())
                .isEqualTo("operator");
        assertThat(call("GET", "/groups/0999", "").verdict()).isEqualTo("404 groupNotFound");
        assertThat(call("DELETE", "/groups/@no_group", "").verdict()).isEqualTo("409 groupPredefined");
        assertThat(call("DELETE", "/groups/" + id, "").status()).isEqualTo(204);
        assertThat(call("DELETE", "/groups/" + id, "").verdict()).isEqualTo("404 groupNotFound");
        assertThat(described.undescribed()).isEmpty();
    }

    /** 30/ZON-2, 30/ZON-5, 30/ZON-6, 30/ZON-8, 30/ZON-30: each operation with each of its answers; the explanation names what takes a right. */
    @Test
    void zonesAreChangedAndTakeRights() {
        whole.people.account("zoe");
        JsonNode before = call("GET", "/zones", "").json();
        assertThat(before.get("zones").findValuesAsText("id")).containsExactly("trusted", "external");
        assertThat(before.get("your_zone").asText()).isEqualTo("trusted");
        assertThat(call("GET", "/zones/external", "").json().at("/zone/networks")).isEmpty();
        assertThat(call("GET", "/zones/lan", "").verdict()).isEqualTo("404 zoneNotFound");
        assertThat(call("PATCH", "/zones/lan", "{}").verdict()).isEqualTo("404 zoneNotFound");
        assertThat(call("PATCH", "/zones/trusted", "{'networks':[]}").verdict()).isEqualTo("400 zoneNetworksInvalid");
        assertThat(call("PATCH", "/zones/external", "{'networks':['10.0.0.0/8']}").verdict()).isEqualTo("400 zoneNetworksInvalid");
        Answer bad = call("PATCH", "/zones/trusted", "{'enabled':false,'networks':['10.0.0.0/8','10.0.0.0/33','x']}");
        assertThat(bad.verdict()).isEqualTo("400 invalidValue");
        assertThat(bad.json().at("/error/errors").findValuesAsText("location")).containsExactly("networks[1]", "networks[2]");
        assertThat(call("PATCH", "/zones/trusted", "{'methods':[]}").verdict()).isEqualTo("400 zoneMethodsInvalid");
        assertThat(call("PATCH", "/zones/trusted", "{'methods':['ntlm']}").verdict()).isEqualTo("400 zoneMethodsInvalid");
        assertThat(call("PATCH", "/zones/trusted", "{'display_name':' '}").verdict()).isEqualTo("400 zoneNameInvalid");
        assertThat(call("PATCH", "/zones/trusted", "{'rights':['fly']}").verdict()).isEqualTo("400 invalidValue");
        assertThat(call("GET", "/zones", "").json()).as("nothing of a refused change holds").isEqualTo(before);

        JsonNode zone = call("PATCH", "/zones/external", "{'display_name':'World','rights':['call']}").json().get("zone");
        assertThat(zone.get("rights")).hasSize(1);
        assertThat(right("zoe", "poll").get("granted").asBoolean()).as("by groups alone").isTrue();
        for (String from : List.of("zone=external", "address=203.0.113.9")) {
            JsonNode poll = call("GET", "/users/zoe/rights?" + from, "").json().at("/rights/10");
            assertThat(poll.get("right").asText() + poll.get("granted")).isEqualTo("pollfalse");
            assertThat(poll.at("/granted_by/0/id").asText() + " but " + poll.get("taken_by_zone").asText()).isEqualTo("@no_group but World");
        }
        assertThat(call("GET", "/users/zoe/rights?address=10.1.1.1", "").json().at("/rights/10/granted").asBoolean()).isTrue();
        assertThat(call("GET", "/users/zoe/rights?address=home", "").verdict()).isEqualTo("400 invalidValue");
        assertThat(call("GET", "/users/zoe/rights?zone=lan", "").verdict()).isEqualTo("404 zoneNotFound");
        assertThat(call("PATCH", "/zones/trusted", "{'networks':['127.0.0.0/8','2001:0DB8:0:0:0:0:0:1','fd00:0000::/8']}").json().at("/zone/networks").toString())
                .as("IPv6 in its short form, whatever was typed").isEqualTo("[\"127.0.0.0/8\",\"2001:db8::1/128\",\"fd00::/8\"]");
        assertThat(described.undescribed()).isEmpty();
    }

    /** 30/BW-2 */
    @Test
    void groupsLimitApplications() {
        JsonNode made = call("POST", "/groups", "{'display_name':'Narrow','inbound_limit_kbps':2048}").json().get("group");
        assertThat(made.get("inbound_limit_kbps").asInt()).isEqualTo(2048);
        assertThat(made.get("outbound_limit_kbps").isNull()).isTrue();
        String path = "/groups/" + made.get("id").asText();
        assertThat(call("PATCH", path, "{'outbound_limit_kbps':512}").json().at("/group/inbound_limit_kbps").asInt()).isEqualTo(2048);
        assertThat(call("PATCH", path, "{'inbound_limit_kbps':0}").json().at("/group/inbound_limit_kbps").isNull()).isTrue();
        assertThat(call("PATCH", path, "{'display_name':'Other','inbound_limit_kbps':5}").verdict()).isEqualTo("400 bandwidthInvalid");
        assertThat(call("POST", "/groups", "{'display_name':'New','outbound_limit_kbps':-1}").verdict()).isEqualTo("400 bandwidthInvalid");
        assertThat(call("GET", path, "").json().at("/group/display_name").asText()).isEqualTo("Narrow");
        assertThat(call("GET", "/groups", "").json().get("groups").findValuesAsText("display_name")).doesNotContain("New");
        assertThat(described.undescribed()).isEmpty();
    }

    /** 61/AV-5: two who set one direction each at once. */
    @Test
    void directionsAreLimitedEachForItself() throws InterruptedException {
        String path = "/groups/" + call("POST", "/groups", "{'display_name':'Both'}").json().at("/group/id").asText();
        for (int kbps = 64; kbps < 64 + ROUNDS; kbps++) {
            String inbound = "{'inbound_limit_kbps':" + kbps + "}";
            Thread other = new Thread(() -> call("PATCH", path, inbound));
            other.start();
            call("PATCH", path, "{'outbound_limit_kbps':" + kbps + "}");
            other.join();
            JsonNode group = call("GET", path, "").json().get("group");
            assertThat(List.of(group.get("inbound_limit_kbps").asInt(), group.get("outbound_limit_kbps").asInt()))
                    .containsExactly(kbps, kbps);
        }
    }

    /** 30/GRP-3, 30/GRP-20, 30/GRP-21, 30/GRP-22; 30/RGT-4: the reason names the group that grants. */
    @Test
    void peopleGoInAndOutAndTheirRightsFollow() {
        whole.people.account("gina");
        String id = call("POST", "/groups", "{'display_name':'Quiet','rights':['file_send']}").json().at("/group/id").asText();
        assertThat(right("gina", "call").at("/granted_by/0/id").asText()).isEqualTo("@no_group");
        assertThat(call("POST", "/groups/" + id + "/users", "{'user_id':'gina'}").status()).isEqualTo(204);
        assertThat(call("GET", "/groups/" + id + "/users", "").json().at("/users/0/id").asText()).isEqualTo("gina");
        assertThat(call("GET", "/groups/" + id + "/users", "").json().get("next_page_id").asInt()).isEqualTo(-1);
        whole.people.account("hugo");
        String file = call("GET", "/accounts/export?group=" + id, "").text();
        assertThat(file.lines().map(line -> line.replaceAll("@.*", ""))).containsExactly("\uFEFFID;" + COLUMNS, "gina");
        assertThat(call("GET", "/accounts/export?group=%40no_group", "").text()).contains("hugo@").doesNotContain("gina@");
        assertThat(call("GET", "/accounts/export?group=%40guests", "").text().lines()).hasSize(1);
        assertThat(call("GET", "/accounts/export?group=0999", "").verdict()).isEqualTo("404 groupNotFound");
        assertThat(right("gina", "call").get("granted").asBoolean()).isFalse();
        assertThat(right("gina", "file_send").at("/granted_by/0/display_name").asText()).isEqualTo("Quiet");
        assertThat(call("POST", "/groups/@guests/users", "{'user_id':'gina'}").verdict()).isEqualTo("409 groupPredefined");
        assertThat(call("POST", "/groups/" + id + "/users", "{'user_id':'nobody'}").verdict()).isEqualTo("404 userNotFound");
        assertThat(call("POST", "/groups/" + id + "/users", "{}").verdict()).isEqualTo("400 required");
        assertThat(call("POST", "/groups/0999/users", "{'user_id':'gina'}").verdict()).isEqualTo("404 groupNotFound");
        assertThat(call("GET", "/groups/0999/users", "").verdict()).isEqualTo("404 groupNotFound");
        assertThat(call("GET", "/groups/" + id + "/users?page_size=0", "").verdict()).isEqualTo("400 invalidValue");
        assertThat(call("DELETE", "/groups/" + id + "/users/gina", "").status()).isEqualTo(204);
        assertThat(call("DELETE", "/groups/" + id + "/users/nobody", "").verdict()).isEqualTo("404 userNotFound");
        assertThat(call("DELETE", "/groups/0999/users/gina", "").verdict()).isEqualTo("404 groupNotFound");
        assertThat(call("DELETE", "/groups/@guests/users/gina", "").verdict()).isEqualTo("409 groupPredefined");
        assertThat(right("gina", "call").get("granted").asBoolean()).isTrue();
        assertThat(call("GET", "/users/nobody/rights", "").verdict()).isEqualTo("404 userNotFound");
        assertThat(described.undescribed()).isEmpty();
    }
}
