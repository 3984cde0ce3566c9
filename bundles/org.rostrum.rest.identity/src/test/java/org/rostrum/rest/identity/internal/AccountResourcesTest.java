// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.test.Eventually.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rostrum.identity.SignInService.ClientInfo;
import org.rostrum.rest.internal.DescribedApi;
import org.rostrum.rest.internal.TestApi;
import org.rostrum.rest.internal.TestApi.Answer;

/** Profiles, limits, what others see, import and export: the REST operations over the real services. */
class AccountResourcesTest {

    static final Set<Class<?>> RESOURCES = Set.of(MyProfileResource.class, MyAvatarResource.class, UserLimitsResource.class,
            VisibleFieldsResource.class, UserCardResource.class, AccountTransferResource.class);

    private static IdentityApi whole;
    private static TestApi api;
    private static DescribedApi described;
    private static String root;
    private static String ada;
    private static String bob;

    @BeforeAll
    static void start() {
        whole = new IdentityApi();
        api = whole.api;
        described = new DescribedApi(api, RESOURCES.stream().sorted(Comparator.comparing(Class::getName)).toList());
        root = api.identity.administratorToken();
        ada = signedIn("ada");
        bob = signedIn("bob");
    }

    private static String signedIn(String login) {
        whole.people.account(login);
        return whole.people.signIn.signIn(login, RealPeople.PASSWORD, new ClientInfo("127.0.0.1", "test")).token();
    }

    @AfterAll
    static void stop() {
        assertThat(described.undescribed()).as("seen but not described").isEmpty();
        assertThat(described.repeatedIds()).isEmpty();
        whole.close();
    }

    private static Answer call(String token, String method, String path, String body) {
        TestApi.Call call = api.call(method, path).bearer(token);
        return body.isEmpty() ? call.send() : call.json(body).send();
    }

    private static JsonNode card(String token) {
        return call(token, "GET", "/users/ada/card", "").json().at("/card/fields");
    }

    /** 80/UPS-3: what people change themselves, and what they do not. */
    @Test
    void theOwnProfile() {
        JsonNode changed = call(ada, "PATCH", "/me/profile", "{'display_name':'Ada L.','sip_number':'sip:100','middle_name':'King'}").json().get("user");
        assertThat(changed.get("middle_name").asText()).isEqualTo("King");
        assertThat(changed.get("groups").get(0).get("id").asText()).isEqualTo("@no_group");
        String[][] refused = {{"'manager':'<i>x'", "markupNotAllowed"}, {"'sip_number':'a b'", "sipNumberInvalid"}, {"'email':'x'", "emailInvalid"},
            {"'email':'bob@example.org'", "uniqueValueAlreadyInUse"}, {"'display_name':' '", "displayNameInvalid"},
            {"'address':'" + "x".repeat(501) + "'", "invalidValue"}, {"'groups':['0001']", "notSupported"}, {"'is_active':false", "notSupported"},
            {"'password':'x'", "notSupported"}, {"'login_name':'x'", "notSupported"}, {"'id':'x'", "notSupported"}};
        for (String[] each : refused) {
            assertThat(call(ada, "PATCH", "/me/profile", "{'branch':'Half'," + each[0] + "}").verdict()).isEqualTo("400 " + each[1]);
        }
        assertThat(call(ada, "GET", "/me/profile", "").json().get("user")).as("nothing stored half").isEqualTo(changed);
    }

    @Test
    void theOwnPicture() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", png);
        assertThat(api.call("POST", "/me/avatar").bearer(bob).body("image/png", png.toByteArray()).send().status()).isEqualTo(204);
        assertThat(api.call("GET", "/users/bob/avatar").bearer(ada).send().status()).isEqualTo(200);
        assertThat(api.call("POST", "/me/avatar").bearer(bob).body("image/png", "x".getBytes()).send().verdict()).isEqualTo("400 avatarInvalid");
        assertThat(call(bob, "DELETE", "/me/avatar", "").status()).isEqualTo(204);
        assertThat(api.call("GET", "/users/bob/avatar").bearer(ada).send().verdict()).isEqualTo("404 avatarNotFound");
    }

    /** 30/FLD-1…4 */
    @Test
    void hiddenFieldsLeaveTheServerToNobodyElse() {
        call(root, "PATCH", "/users/ada", "{'work_phone':'100','mobile_phone':'200'}");
        assertThat(card(bob).get("work_phone").asText()).isEqualTo("100");
        assertThat(card(bob).has("mobile_phone")).isFalse();
        Answer changed = call(root, "PATCH", "/visible-fields", "{'fields':[{'field':'work_phone','shown':false},{'field':'mobile_phone','shown':true}]}");
        assertThat(changed.json().get("fields")).hasSize(15);
        assertThat(api.call("GET", "/users/ada/card").bearer(bob).send().text()).doesNotContain("\"100\"").contains("\"200\"");
        assertThat(card(ada).get("work_phone").asText()).isEqualTo("100");
        assertThat(card(root).get("work_phone").asText()).isEqualTo("100");
        assertThat(card(api.identity.applicationToken("users:read")).get("work_phone").asText()).isEqualTo("100");
        assertThat(card(api.identity.securityAdministratorToken()).get("mobile_phone").asText()).isEqualTo("200");
        assertThat(card(api.identity.securityAdministratorToken()).has("work_phone")).as("10/AR-2, 60/SA-4").isFalse();
        assertThat(call(root, "PATCH", "/visible-fields", "{'fields':[{'field':'shoe_size'}]}").verdict()).isEqualTo("400 invalidValue");
        assertThat(call(root, "PATCH", "/visible-fields", "{}").verdict()).isEqualTo("400 required");
        assertThat(call(bob, "GET", "/users/nobody/card", "").verdict()).isEqualTo("404 userNotFound");
    }

    /** 30/FLD-2: nothing of a card tells a hidden login; what stands for it leads to the picture. */
    @Test
    void aCardDoesNotTellAHiddenLogin() throws IOException {
        String colleague = signedIn("hidden-login");
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", png);
        assertThat(api.call("POST", "/me/avatar").bearer(colleague).body("image/png", png.toByteArray()).send().status()).isEqualTo(204);
        call(colleague, "PATCH", "/me/profile", "{'display_name':'Somebody'}");
        call(root, "PATCH", "/visible-fields", "{'fields':[{'field':'id','shown':false},{'field':'email','shown':false}]}");
        try {
            Answer card = call(bob, "GET", "/users/hidden-login/card", "");
            assertThat(card.text()).contains("Somebody").doesNotContain("hidden-login");
            String path = card.json().at("/card/avatar").asText().replaceFirst(".*/api/v4", "");
            assertThat(call(bob, "GET", path, "").header("Content-Type")).isEqualTo("image/png");
            assertThat(call(colleague, "GET", "/users/hidden-login/card", "").json().at("/card/avatar").asText())
                    .contains("/users/hidden-login/avatar");
        } finally {
            call(root, "PATCH", "/visible-fields", "{'fields':[{'field':'id','shown':true},{'field':'email','shown':true}]}");
        }
    }

    /** 30/BW-1…8 */
    @Test
    void limitsAndWhereTheyComeFrom() {
        String group = call(root, "POST", "/groups", "{'display_name':'Narrow'}").json().at("/group/id").asText();
        call(root, "PATCH", "/users/bob", "{'groups':['" + group + "']}");
        assertThat(call(root, "PATCH", "/groups/" + group, "{'inbound_limit_kbps':2048,'outbound_limit_kbps':4096}").status()).isEqualTo(200);
        JsonNode limits = call(root, "PATCH", "/users/bob/limits", "{'inbound_limit_kbps':1024}").json();
        assertThat(limits.at("/effective").toString()).isEqualTo("{\"inbound_limit_kbps\":1024,\"outbound_limit_kbps\":4096}");
        assertThat(limits.at("/groups/0/display_name").asText()).isEqualTo("Narrow");
        assertThat(call(bob, "GET", "/me/limits", "").json().at("/limits/outbound_limit_kbps").asInt()).isEqualTo(4096);
        assertThat(call(root, "PATCH", "/users/bob/limits", "{'inbound_limit_kbps':5}").verdict()).isEqualTo("400 bandwidthInvalid");
        assertThat(call(root, "GET", "/users/bob/limits", "").json()).isEqualTo(limits);
        assertThat(call(root, "PATCH", "/users/nobody/limits", "{}").verdict()).isEqualTo("404 userNotFound");
    }

    /** 00/R-87, 30/ACC-7 */
    @Test
    void filesInAndOut() {
        assertThat(imported("Login;Display name\nzoe;=Zoe", "?dry_run=true").at("/import/created").asInt()).isEqualTo(1);
        assertThat(call(root, "GET", "/users/zoe", "").verdict()).isEqualTo("404 userNotFound");
        JsonNode done = imported("Login;Display name\nzoe;=Zoe\nyan;<b>", "?existing=update");
        assertThat(done.at("/import/refusals/0/reason").asText()).isEqualTo("markupNotAllowed");
        assertThat(call(root, "GET", "/accounts/import/refusals", "").json().get("cnt").asInt()).isEqualTo(1);
        Answer file = call(root, "GET", "/accounts/export?format=codec", "");
        assertThat(file.text()).contains("'=Zoe;zoe@");
        for (String[] each : List.of(new String[] {"Login\n\"x", "", "csvMalformed"}, new String[] {"x\ny", "", "csvColumnsInvalid"},
                new String[] {"Login\nx", "?encoding=klingon", "invalidValue"}, new String[] {"Login\nx", "?existing=maybe", "invalidValue"},
                new String[] {"Login" + "\nx".repeat(20_001), "", "csvTooManyRows"})) {
            assertThat(upload(each[0], each[1]).verdict()).isEqualTo("400 " + each[2]);
        }
        assertThat(api.call("POST", "/accounts/import").bearer(root).body("application/octet-stream", new byte[] {'L', (byte) 0xE9}).send().verdict())
                .isEqualTo("400 csvEncodingInvalid");
        assertThat(call(root, "GET", "/accounts/export?format=pdf", "").verdict()).isEqualTo("400 invalidValue");
    }

    private static Answer upload(String text, String query) {
        return api.call("POST", "/accounts/import" + query).bearer(root)
                .body("application/octet-stream", text.getBytes(StandardCharsets.UTF_8)).send();
    }

    private static JsonNode imported(String text, String query) {
        assertThat(upload(text, query).status()).isEqualTo(200);
        eventually(() -> call(root, "GET", "/accounts/import", "").json().at("/import/phase").asText().equals("running") ? "running" : "");
        return call(root, "GET", "/accounts/import", "").json();
    }
}
