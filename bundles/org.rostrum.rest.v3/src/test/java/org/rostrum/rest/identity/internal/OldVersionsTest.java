// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.identity.AdministratorAccess;
import org.rostrum.identity.PasswordRules;
import org.rostrum.rest.internal.TestApi;
import org.rostrum.rest.internal.TestApi.Answer;
import org.rostrum.rest.internal.TestApi.Call;
import org.rostrum.rest.v3.internal.OldVersions;

/** Version 3 as old programs use it, over HTTP and the real services behind version 4. */
@Tag("slow")
class OldVersionsTest {

    /** 61 section 8.1: the typed client fails on a missing one. */
    private static final List<String> USER_KEYS = List.of("id", "uid", "avatar", "login_name", "email", "display_name", "first_name", "last_name",
            "company", "mobile_phone", "work_phone", "home_phone", "groups", "is_active", "status");

    private static final String FORM = "application/x-www-form-urlencoded";

    private static IdentityApi whole;
    private static TestApi api;
    private static String program;

    @BeforeAll
    static void start() {
        whole = new IdentityApi();
        api = whole.api;
        api.filter(new OldVersions(), "/api/*");
        program = api.identity.applicationToken("users:read", "users:write", "groups:read", "groups:write", "groups.users:read", "groups.users:write",
                "users.avatar:read", "users.avatar:write");
    }

    @AfterAll
    static void stop() {
        whole.close();
    }

    private static Call v3(String method, String path) {
        return api.call(method, path + (path.contains("?") ? "&" : "?") + "access_token=" + program);
    }

    private static Answer create(String login) {
        return v3("POST", "/api/v3.2/users").json("{'login_name':'" + login + "','email':'','password':'correct horse','groups':'x','display_name':'D'}").send();
    }

    private static void hasAllKeys(JsonNode user) {
        assertThat(user.fieldNames()).toIterable().containsAll(USER_KEYS);
        assertThat(user.get("is_active").isInt()).isTrue();
        assertThat(user.get("status").isInt()).isTrue();
        assertThat(user.get("groups")).isNotEmpty();
        user.get("groups").forEach(group -> assertThat(group.get("rights").isArray()).isTrue());
    }

    /** 61 section 8.2, US-1, US-2: the mass import: create, or edit if it is there; list; delete. */
    @Test
    void usersAreImportedListedAndDeleted() {
        Answer created = create("imported");
        assertThat(created.status()).isEqualTo(200);
        hasAllKeys(created.json().get("user"));
        Answer again = create("imported");
        assertThat(again.verdict()).isEqualTo("400 uniqueValueAlreadyInUse");
        assertThat(again.location()).isEqualTo("login_name");
        assertThat(again.json().at("/error/errors/0/locationType").asText()).isEqualTo("parameter");

        Answer changed = v3("PUT", "/api/v3.2/users/imported").body(FORM, "login_name=imported&email=&password=correct+horse&company=ACME&is_active=0").send();
        assertThat(changed.json().at("/user/company").asText()).isEqualTo("ACME");
        assertThat(changed.json().at("/user/is_active").asInt(7)).isZero();
        Answer sentBack = v3("PUT", "/api/v3/users/imported@video.example.org").body("", changed.json().get("user").toString()).send();
        assertThat(sentBack.status()).as(sentBack.text()).isEqualTo(200);

        Answer listed = v3("GET", "/api/v3.3/users?login_name=imported").send();
        assertThat(listed.json().at("/users/0/id").asText()).isEqualTo("imported");
        assertThat(listed.json().get("next_page_id").asInt()).isEqualTo(-1);
        hasAllKeys(listed.json().at("/users/0"));
        assertThat(v3("POST", "/api/v3/users/imported/disconnect").send().json().get("state").asText()).isEqualTo("disconnecting");
        Answer deleted = v3("DELETE", "/api/v3.1/users/imported").send();
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.json().get("id").asText()).isEqualTo("imported");
        assertThat(v3("GET", "/api/v3/users/imported").send().verdict()).isEqualTo("404 userNotFound");
    }

    /** 61/TR-12, 61/OP-5: up to 3.10 with the ID, from 3.11 on without body. */
    @Test
    void deletionsAnswerByVersion() {
        create("brief");
        Answer old = v3("DELETE", "/api/v3.10/users/brief").send();
        assertThat(old.status()).isEqualTo(200);
        assertThat(old.text()).isEqualTo("{\"id\":\"brief\"}");
        create("brief");
        Answer deleted = v3("DELETE", "/api/v3.11/users/brief").send();
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.text()).isEmpty();
    }

    /** 61/AP-1, 61/AP-2: from page 0 until −1; without page as with page 0. */
    @Test
    void usersArePaged() {
        for (int i = 0; i < 5; i++) {
            create("paged" + i);
        }
        int seen = 0;
        int pages = 0;
        for (int page = 0; page >= 0 && pages < 100; pages++) {
            JsonNode answer = v3("GET", "/api/v3/users?page_size=2&page_id=" + page).send().json();
            seen += answer.get("users").size();
            page = answer.get("next_page_id").asInt();
        }
        assertThat(seen).isEqualTo(whole.people.accounts.search("", 0, 1000).size());
        assertThat(v3("GET", "/api/v3/users").send().json()).isEqualTo(v3("GET", "/api/v3/users?page_id=0").send().json());
    }

    /** 61 section 8.2: each filter looks at its field alone, in the store, over all pages; 61/US-5. */
    @Test
    void usersAreFilteredByEachField() {
        for (String name : List.of("Kim Filter", "Lee Filter", "Kim Other")) {
            String login = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.');
            v3("POST", "/api/v3/users").json("{'id':'" + login + "','password':'correct horse','display_name':'" + name + "','first_name':'Émile',"
                    + "'last_name':'" + name + "','email':'" + login + "@mail.example','url_type':'dynamic'}").send();
        }
        assertThat(logins("login_name=FILTER")).containsExactly("kim.filter", "lee.filter");
        assertThat(logins("login_name=mail.example")).as("not in the login").isEmpty();
        assertThat(logins("login_name=.filter&display_name=kim")).containsExactly("kim.filter");
        assertThat(logins("last_name=kim&email=other%40mail")).containsExactly("kim.other");
        assertThat(logins("first_name=%C3%89MILE&url_type=dynamic")).containsExactly("kim.filter", "kim.other", "lee.filter");
        assertThat(logins("first_name=mile&page_size=2&page_id=1")).containsExactly("lee.filter");
        assertThat(logins("first_name=mile&sort_field=login_name&sort_order=1&page_size=1")).containsExactly("lee.filter");
        assertThat(logins("display_name=%25")).as("no wildcard").isEmpty();
    }

    private static List<String> logins(String query) {
        return v3("GET", "/api/v3/users?" + query).send().json().get("users").findValuesAsText("login_name");
    }

    /** 61/US-4: a strict policy refuses the short passwords of test data, a relaxed one takes them. */
    @Test
    void shortPasswordsNeedARelaxedPolicy() {
        String body = "{'login_name':'shorty','email':'','password':'abc'}";
        assertThat(v3("POST", "/api/v3.2/users").json(body).send().verdict()).isEqualTo("400 passwordTooShort");
        int before = api.settings.get(PasswordRules.MINIMUM);
        api.settings.set(PasswordRules.MINIMUM, 3, "test");
        try {
            assertThat(v3("POST", "/api/v3.2/users").json(body).send().status()).isEqualTo(200);
        } finally {
            api.settings.set(PasswordRules.MINIMUM, before, "test");
        }
    }

    /** 61 section 9, 61/GR-1. */
    @Test
    void groupsAreMadeFilledAndDeleted() {
        create("member");
        Answer made = v3("POST", "/api/v3.1/groups").body(FORM, "display_name=Sales+West").send();
        String id = made.json().at("/group/id").asText();
        assertThat(made.json().at("/group/display_name").asText()).isEqualTo("Sales West");
        assertThat(v3("POST", "/api/v3/groups").json("{'display_name':'Sales West'}").send().verdict()).isEqualTo("400 uniqueValueAlreadyInUse");
        assertThat(v3("POST", "/api/v3/groups/" + id + "/users").json("{'user_id':'member'}").send().status()).isEqualTo(200);
        JsonNode members = v3("GET", "/api/v3/groups/" + id + "/users").send().json();
        hasAllKeys(members.at("/users/0"));
        assertThat(members.get("next_page_id").asInt()).isEqualTo(-1);
        JsonNode groups = v3("GET", "/api/v3/groups").send().json();
        assertThat(groups.get("groups").findValuesAsText("display_name")).contains("Sales West");
        assertThat(v3("PUT", "/api/v3/groups/" + id).json("{'display_name':'Sales'}").send().json().at("/group/display_name").asText()).isEqualTo("Sales");
        assertThat(v3("DELETE", "/api/v3/groups/" + id + "/users/member").send().json().get("id").asText()).isEqualTo("member");
        assertThat(v3("DELETE", "/api/v3/groups/" + id).send().json().get("id").asText()).isEqualTo(id);
        assertThat(v3("GET", "/api/v3/groups/" + id).send().verdict()).isEqualTo("404 groupNotFound");
        assertThat(v3("DELETE", "/api/v3/groups/@no_group").send().verdict()).isEqualTo("400 groupPredefined");
    }

    /** 61 section 8.2: one part named image; the picture comes back as it is. */
    @Test
    void picturesGoThrough() throws Exception {
        create("pictured");
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", png);
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes("--b\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        form.writeBytes(png.toByteArray());
        form.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
        Answer set = v3("POST", "/api/v3.2/users/pictured/avatar").body("multipart/form-data; boundary=b", form.toByteArray()).send();
        assertThat(set.status()).as(set.text()).isEqualTo(200);
        assertThat(set.json().at("/user/avatar").asText()).contains("/users/pictured/avatar");
        Answer got = v3("GET", "/api/v3.2/users/pictured/avatar").send();
        assertThat(got.header("Content-Type")).isEqualTo("image/png");
        assertThat(ImageIO.read(new java.io.ByteArrayInputStream(got.raw().body())).getWidth()).isEqualTo(4);
        assertThat(v3("DELETE", "/api/v3.2/users/pictured/avatar").send().json().get("id").asText()).isEqualTo("pictured");
        assertThat(v3("GET", "/api/v3.2/users/pictured/avatar").send().verdict()).isEqualTo("404 avatarNotFound");
    }

    /** 61/AO-14, AO-16, AO-17, AV-3, AV-5; 61 section 5: refusals with the words of version 3, rights as in version 4. */
    @ParameterizedTest
    @CsvSource({
        "GET, /api/v3/users, wrong, 403 accessTokenInvalid", "GET, /api/v3/users, , 403 accessTokenInvalid",
        "GET, /api/v3.11/nothing, , 404 routeNotFound", "GET, /api/v3.99/users/nobody, program, 404 userNotFound",
        "GET, /api/v2/users, program, 404 routeNotFound", "GET, /api/v3.1/users, narrow, 403 forbidden",
        "POST, /api/v3.1/groups, program, 400 required", "DELETE, /api/v3/users/nobody, program, 404 userNotFound",
        "PATCH, /api/v3/users/nobody, program, 404 userNotFound"})
    void refusalsAreThoseOfVersion3(String method, String path, String token, String verdict) {
        Call call = api.call(method, path);
        if (token != null) {
            call.bearer(token.equals("program") ? program : token.equals("narrow") ? api.identity.applicationToken("groups:read") : token);
        }
        Answer answer = call.send();
        assertThat(answer.verdict()).isEqualTo(verdict);
        assertThat(answer.json().at("/error/code").asInt()).isEqualTo(answer.status());
        assertThat(answer.header("WWW-Authenticate")).isEmpty();
    }

    /** 61/TR-14: without token from this host only where that is on; off by default. */
    @Test
    void thisHostNeedsATokenUnlessThatIsSwitchedOff() {
        assertThat(api.call("GET", "/api/v3.4/users").send().verdict()).isEqualTo("403 accessTokenInvalid");
        api.access.change(new AdministratorAccess.Rule(true, api.access.rule().networks(), true), "127.0.0.1", true, "test");
        try {
            assertThat(api.call("GET", "/api/v3.4/users").send().status()).isEqualTo(200);
            assertThat(api.call("GET", "/api/v3.4/users").header("X-Forwarded-For", "127.0.0.1").send().verdict()).isEqualTo("403 accessTokenInvalid");
        } finally {
            api.access.reset();
        }
    }

    /** 61/TR-16: packed ones are version 4's business. */
    @Test
    void packedBodiesGoThrough() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (var gzip = new java.util.zip.GZIPOutputStream(packed)) {
            gzip.write("{\"display_name\":\"Packed\"}".getBytes(StandardCharsets.US_ASCII));
        }
        Answer made = v3("POST", "/api/v3/groups").header("Content-Encoding", "gzip").body("application/json", packed.toByteArray()).send();
        assertThat(made.json().at("/group/display_name").asText()).isEqualTo("Packed");
    }

    /** 61/TR-2, 61/TR-3: nobody is told that he changed something when nothing of what he sent was understood. */
    @Test
    void whatIsNoObjectIsRefused() {
        create("marked");
        Answer marked = v3("PUT", "/api/v3/users/marked").body("application/json", "\uFEFF{\"company\":\"ACME\"}").send();
        assertThat(marked.json().at("/user/company").asText()).as(marked.text()).isEqualTo("ACME");
        for (String type : List.of("", "text/plain", "application/json")) {
            assertThat(v3("PUT", "/api/v3/users/marked").body(type, "company=Other").send().verdict()).as(type).isEqualTo("400 malformed");
        }
        assertThat(v3("GET", "/api/v3/users/marked").send().json().at("/user/company").asText()).isEqualTo("ACME");
    }

    /** Bad bodies are refused by version 4, with the usual words; nothing is stored. */
    @Test
    void badBodiesAreRefused() {
        Object before = whole.state();
        assertThat(v3("POST", "/api/v3/users").body("application/json", "{'login").send().verdict()).isEqualTo("400 malformed");
        assertThat(v3("POST", "/api/v3/users").json("{'login_name':{'a':1},'password':'correct horse'}").send().status()).isEqualTo(400);
        byte[] large = ("{\"display_name\":\"" + "x".repeat(1_200_000) + "\"}").getBytes(StandardCharsets.US_ASCII);
        assertThat(v3("POST", "/api/v3/groups").body("application/json", large).send().verdict()).isEqualTo("413 tooLarge");
        assertThat(whole.state()).isEqualTo(before);
    }
}
