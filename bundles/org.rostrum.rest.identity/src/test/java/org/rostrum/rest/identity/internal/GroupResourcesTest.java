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

    private static IdentityApi whole;
    private static TestApi api;
    private static String root;
    private static DescribedApi described;

    @BeforeAll
    static void start() {
        whole = new IdentityApi();
        api = whole.api;
        root = api.identity.administratorToken();
        described = new DescribedApi(api, List.of(GroupsResource.class, GroupUsersResource.class));
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

    /** 61/GR-1, 30/GRP-1, GRP-4, RGT-2, RGT-3: each operation with each of its answers. */
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

    /** 30/GRP-3, GRP-20, GRP-21; 30/RGT-4: the reason names the group that grants. */
    @Test
    void peopleGoInAndOutAndTheirRightsFollow() {
        whole.people.account("gina");
        String id = call("POST", "/groups", "{'display_name':'Quiet','rights':['file_send']}").json().at("/group/id").asText();
        assertThat(right("gina", "call").at("/granted_by/0/id").asText()).isEqualTo("@no_group");
        assertThat(call("POST", "/groups/" + id + "/users", "{'user_id':'gina'}").status()).isEqualTo(204);
        assertThat(call("GET", "/groups/" + id + "/users", "").json().at("/users/0/id").asText()).isEqualTo("gina");
        assertThat(call("GET", "/groups/" + id + "/users", "").json().get("next_page_id").asInt()).isEqualTo(-1);
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
