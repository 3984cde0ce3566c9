// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.audit.AuditEvent;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.ApplicationService.Created;
import org.rostrum.identity.ApplicationService.NewApplication;
import org.rostrum.identity.SignInService.ClientInfo;
import org.rostrum.rest.internal.DescribedApi;
import org.rostrum.rest.internal.TestApi.Answer;
import org.rostrum.rest.internal.TestApi.Call;
import org.rostrum.rest.internal.TestApi;

/** Users, applications, tokens: the REST operations over the real services. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ManagementResourcesTest {

    static final Set<Class<?>> RESOURCES = Set.of(TokenResource.class, AuthorizeResource.class, UsersResource.class,
            AccountsResource.class, AvatarResource.class, ApplicationsResource.class, PermissionsResource.class, ApiKeyResource.class,
            GroupsResource.class, GroupUsersResource.class, MyRightsResource.class, UserRightsResource.class);

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BACK = "https://bot.example.org/back";

    private static IdentityApi whole;
    private static TestApi api;
    private static RealPeople people;
    private static DescribedApi described;
    private static String root;
    private static int number;

    @BeforeAll
    static void start() {
        whole = new IdentityApi();
        api = whole.api;
        people = whole.people;
        described = new DescribedApi(api, RESOURCES.stream().sorted(java.util.Comparator.comparing(Class::getName)).toList());
        root = api.identity.administratorToken();
    }

    @AfterAll
    static void stop() {
        whole.close();
    }

    @AfterEach
    void reset() {
        api.settings.set("api.publicClient", "false");
    }

    private static Call call(String method, String path) {
        return api.call(method, path).bearer(root);
    }

    private static String login() {
        String login = "user" + ++number;
        people.account(login);
        return login;
    }

    private static Created bot(String... permissions) {
        return people.applications.create(new NewApplication("Bot", true, List.of(BACK), List.of(permissions)), "test");
    }

    private static Answer token(String fields) {
        return api.post("/oauth2/v1/token").body(FORM, fields).send();
    }

    private static String credentials(Created bot) {
        return "client_id=" + bot.application().id() + "&client_secret=" + bot.secret();
    }

    /** 61 section 8.1: every key, always. */
    @Test
    void aUserHasEveryKeyOfTheContract() {
        Answer made = call("POST", "/users").json("{'id':'contract','display_name':'Con Tract','email':'c@example.org',"
                + "'password':'long enough','is_active':1,'first_name':'Con','groups':'x','avatar':'y','type':7}").send();
        assertThat(made.status()).isEqualTo(200);
        JsonNode user = made.json().get("user");
        assertThat(user.fieldNames()).toIterable().containsExactly("id", "uid", "avatar", "login_name", "email", "display_name",
                "first_name", "last_name", "middle_name", "company", "branch", "department", "job_title", "manager", "address",
                "mobile_phone", "work_phone", "home_phone", "sip_number", "groups", "is_active", "status", "created_at",
                "last_sign_in_at", "locked_until");
        assertThat(user.get("uid").asText()).isEqualTo("contract@video.example.org");
        assertThat(user.get("is_active").isBoolean()).isTrue();
        assertThat(user.get("avatar").isNull()).isTrue();
        assertThat(user.at("/groups/0/id").asText()).isEqualTo("@no_group");
        assertThat(call("GET", "/users/contract@video.example.org").send().json().get("user")).isEqualTo(user);
    }

    /** 30/LCK-6, LCK-7: an administrator sees the end of the lock and ends it; both are events. */
    @Test
    void aLockedUserIsUnlocked() {
        String login = login();
        String path = "/users/" + login;
        assertThat(call("GET", path).send().json().at("/user/locked_until").isNull()).isTrue();
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> people.signIn.signIn(login, "wrong password", new ClientInfo("192.0.2.1", "test")))
                    .isInstanceOf(RostrumException.class);
        }
        long until = call("GET", path).send().json().at("/user/locked_until").asLong();
        assertThat(until).isGreaterThan(people.accounts.resolve(login).orElseThrow().createdAt().getEpochSecond());
        assertThat(call("GET", "/users?search=" + login).send().json().at("/users/0/locked_until").asLong()).isEqualTo(until);
        assertThat(call("POST", path + "/unlock").send().status()).isEqualTo(204);
        assertThat(call("POST", path + "/unlock").send().status()).as("without a lock").isEqualTo(204);
        assertThat(call("GET", path).send().json().at("/user/locked_until").isNull()).isTrue();
        assertThat(people.events.stream().filter(event -> String.valueOf(event.subject()).startsWith(login + "@")).map(AuditEvent::type))
                .filteredOn(type -> type.endsWith("lock")).containsExactly("lock", "unlock");
        assertThat(call("POST", "/users/nobody/unlock").send().verdict()).isEqualTo("404 userNotFound");
    }

    /** 61/US-1, 61/US-2, 61/TR-5…TR-7: create, take the refusal for "exists", then put the same body. */
    @Test
    void importsCreateThenPut() {
        String body = "login_name=import1&email=&password=long enough&is_active=0&company=ACME&url=x&status=5";
        assertThat(call("POST", "/users").body(FORM, body).send().json().at("/user/is_active").asBoolean()).isFalse();
        Answer again = call("POST", "/users").body(FORM, body).send();
        assertThat(again.verdict()).isEqualTo("400 uniqueValueAlreadyInUse");
        assertThat(again.location()).isEqualTo("id");
        assertThat(again.json().at("/error/errors/0/locationType").asText()).isEqualTo("parameter");
        Answer put = call("PUT", "/users/import1").body(FORM, body.replace("ACME", "Other")).send();
        assertThat(put.json().at("/user/company").asText()).isEqualTo("Other");
        assertThat(call("PATCH", "/users/import1").json("{'id':'import2'}").send().verdict()).isEqualTo("400 notSupported");
        assertThat(call("POST", "/users").json("{'id':'x'}").send().verdict()).isEqualTo("400 required");
        assertThat(call("POST", "/users").json("{'id':'x','password':'ab'}").send().verdict()).isEqualTo("400 passwordTooShort");
        assertThat(call("POST", "/users").json("{'id':'a b','password':'long enough'}").send().verdict()).isEqualTo("400 loginInvalid");
        assertThat(call("PATCH", "/users/import1").json("{'password':'ab'}").send().verdict()).isEqualTo("400 passwordTooShort");
        assertThat(call("PATCH", "/users/import1").json("{'email':'x'}").send().verdict()).isEqualTo("400 emailInvalid");
        assertThat(call("GET", "/users/nobody-at-all").send().location()).isEqualTo("user_id");
    }

    /** 61/US-2: what a user is shown with can be sent back as it is. */
    @Test
    void theAnswerIsTakenAgain() {
        String path = "/users/" + login();
        String group = call("POST", "/groups").json("{'display_name':'Again'}").send().json().at("/group/id").asText();
        for (String groups : List.of("['" + group + "']", "[]")) {
            JsonNode shown = call("PATCH", path).json("{'groups':" + groups + "}").send().json().get("user");
            Answer again = call("PATCH", path).json(shown.toString()).send();
            assertThat(again.status()).as(again.text()).isEqualTo(200);
            assertThat(again.json().get("user")).isEqualTo(shown);
        }
        Answer made = call("POST", "/users").json("{'id':'again','password':'long enough','groups':['@no_group']}").send();
        assertThat(made.json().at("/user/groups/0/id").asText()).isEqualTo("@no_group");
        assertThat(call("PATCH", path).json("{'groups':['@guests']}").send().verdict()).isEqualTo("409 groupPredefined");
    }

    /** 61 section 5: 409 is nothing that clients expect of users; 10/LIC-2. */
    @Test
    void theLicenceForbidsMoreAccounts() {
        people.licence.takeAway();
        try {
            assertThat(call("POST", "/users").json("{'id':'toomany','password':'long enough'}").send().verdict())
                    .isEqualTo("403 accounts_limit");
        } finally {
            people.licence.builtIn();
        }
    }

    /** 61 section 6 */
    @Test
    void listsPage() {
        for (String login : List.of("page-b", "page-a", "page-c")) {
            people.account(login);
        }
        Answer first = call("GET", "/users?search=page-&page_size=2&sort_field=login&sort_order=1").send();
        assertThat(first.json().get("cnt").asInt()).isEqualTo(3);
        assertThat(first.json().get("users")).extracting(u -> u.get("id").asText()).containsExactly("page-c", "page-b");
        assertThat(first.json().get("next_page_id").asInt()).isEqualTo(2);
        Answer last = call("GET", "/users?search=page-&page_size=2&page=2&sort_order=1&is_active=true").send();
        assertThat(last.json().get("users")).extracting(u -> u.get("id").asText()).containsExactly("page-a");
        assertThat(last.json().get("next_page_id").asInt()).isEqualTo(-1);
        assertThat(call("GET", "/users?sort_field=password").send().verdict()).isEqualTo("400 invalidValue");
        assertThat(call("GET", "/users?sort_order=7").send().verdict()).isEqualTo("400 invalidValue");
        JsonNode account = call("GET", "/accounts?page=1&page_size=1&sort_field=created_at&sort_order=1").send().json().at("/accounts/0");
        assertThat(account.fieldNames()).toIterable().containsExactly("id", "login", "domain", "display_name", "type");
        assertThat(account.get("domain").asText()).isEqualTo("video.example.org");
    }

    /** 00/R-86; 61 section 8.2 */
    @Test
    void usersAreDisconnectedAndDeleted() {
        String login = login();
        String heir = login();
        String access = people.signIn.signIn(login, RealPeople.PASSWORD, new org.rostrum.identity.SignInService.ClientInfo("::1", "t")).token();
        assertThat(api.get("/me/token").bearer(access).send().status()).isEqualTo(200);
        assertThat(call("POST", "/users/" + login + "/disconnect").send().text()).isEqualTo("{\"state\":\"disconnecting\"}");
        assertThat(api.get("/me/token").bearer(access).send().verdict()).isEqualTo("401 unauthorized");
        assertThat(call("DELETE", "/users/" + login + "?conferences_to=nobody-at-all").send().verdict()).isEqualTo("400 ownerInvalid");
        assertThat(call("DELETE", "/users/" + login + "?conferences_to=" + login).send().verdict()).isEqualTo("400 ownerInvalid");
        assertThat(call("DELETE", "/users/" + login + "?conferences_to=" + heir).send().status()).isEqualTo(204);
        assertThat(call("DELETE", "/users/" + login).send().verdict()).isEqualTo("404 userNotFound");
    }

    /** 61 section 8.2: multipart with one part image. */
    @Test
    void picturesComeAsForms() throws IOException {
        String login = login();
        byte[] picture = picture();
        Answer sent = call("POST", "/users/" + login + "/avatar").body("multipart/form-data; boundary=XX", form("image", picture)).send();
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        assertThat(sent.json().at("/user/avatar").asText()).contains("/api/v4/users/" + login + "/avatar?v=");
        Answer read = api.get("/users/" + login + "/avatar").bearer(api.identity.token(api.identity.account("viewer"))).send();
        assertThat(read.header("Content-Type")).isEqualTo("image/png");
        assertThat(ImageIO.read(new java.io.ByteArrayInputStream(read.raw().body())).getWidth()).isEqualTo(4);
        assertThat(call("POST", "/users/" + login + "/avatar").body("multipart/form-data; boundary=XX", form("other", picture)).send().verdict())
                .isEqualTo("400 required");
        assertThat(call("POST", "/users/" + login + "/avatar").body("image/png", "rubbish".getBytes(StandardCharsets.UTF_8)).send().verdict())
                .isEqualTo("400 avatarInvalid");
        assertThat(call("POST", "/users/" + login + "/avatar").body("image/png", new byte[11 << 20]).send().verdict())
                .isEqualTo("413 tooLarge");
        assertThat(call("POST", "/users/" + login + "/avatar").body("multipart/form-data; boundary=XX", form("image", new byte[(10 << 20) + 10]))
                .send().verdict()).isEqualTo("413 tooLarge");
        assertThat(call("POST", "/users/" + login + "/avatar").body("image/jpeg", picture).send().status()).isEqualTo(200);
        assertThat(call("DELETE", "/users/" + login + "/avatar").send().status()).isEqualTo(204);
        assertThat(call("GET", "/users/" + login + "/avatar").send().verdict()).isEqualTo("404 avatarNotFound");
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    private static byte[] form(String part, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(("--XX\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        bytes.write(content);
        bytes.write("\r\n--XX--\r\n".getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }

    /** 60/OC-1…OC-4, 00/R-66 */
    @Test
    void applicationsAreManaged() {
        Answer made = call("POST", "/applications").json("{'name':'Bridge','redirect_uris':['" + BACK + "'],'permissions':['users']}").send();
        assertThat(made.status()).isEqualTo(200);
        String id = made.json().at("/application/id").asText();
        String secret = made.json().get("client_secret").asText();
        assertThat(secret).matches("[0-9a-f]{40}");
        assertThat(call("GET", "/applications/" + id).send().text()).doesNotContain(secret);
        assertThat(call("GET", "/applications").send().text()).contains(id).doesNotContain(secret);
        assertThat(call("POST", "/applications").json("{'name':'B','permissions':['users:fly']}").send().verdict())
                .isEqualTo("400 permissionUnknown");
        assertThat(call("PATCH", "/applications/" + id).json("{'redirect_uris':['http://x/']}").send().verdict())
                .isEqualTo("400 redirectUriInvalid");
        assertThat(call("POST", "/applications").json("{}").send().verdict()).isEqualTo("400 required");
        String access = token("grant_type=client_credentials&client_id=" + id + "&client_secret=" + secret).json().get("access_token").asText();
        assertThat(api.get("/users").bearer(access).send().status()).isEqualTo(200);
        JsonNode listed = call("GET", "/applications/" + id + "/tokens").send().json();
        assertThat(listed.get("cnt").asInt()).isEqualTo(1);
        assertThat(listed.at("/list/0/user_id").isNull()).isTrue();
        // 60/OC-5: at once
        call("PATCH", "/applications/" + id).json("{'permissions':['groups:read']}").send();
        assertThat(api.get("/users").bearer(access).send().text()).contains("lacks the permission users:read");
        call("PATCH", "/applications/" + id).json("{'permissions':['users:read']}").send();
        assertThat(api.get("/users").bearer(access).send().status()).isEqualTo(200);
        assertThat(api.post("/users").bearer(access).json("{'id':'x1','password':'long enough'}").send().verdict()).isEqualTo("403 forbidden");
        String fresh = call("POST", "/applications/" + id + "/secret").send().json().get("client_secret").asText();
        assertThat(token("grant_type=client_credentials&client_id=" + id + "&client_secret=" + secret).status()).isEqualTo(401);
        assertThat(token("grant_type=client_credentials&client_id=" + id + "&client_secret=" + fresh).status()).isEqualTo(200);
        assertThat(api.get("/users").bearer(access).send().status()).as("60/OC-4").isEqualTo(200);
        call("DELETE", "/applications/" + id + "/tokens/" + listed.at("/list/0/id").asText()).send();
        // 61/AO-16: v4 answers 401
        assertThat(api.get("/users").bearer(access).send().verdict()).isEqualTo("401 unauthorized");
        assertThat(call("DELETE", "/applications/" + id).send().status()).isEqualTo(204);
        assertThat(call("GET", "/applications/" + id).send().verdict()).isEqualTo("404 applicationNotFound");
        JsonNode open = call("POST", "/applications").json("{'name':'Desk','confidential':false}").send().json();
        assertThat(open.get("client_secret").isNull()).isTrue();
        assertThat(call("POST", "/applications/" + open.at("/application/id").asText() + "/secret").send().verdict()).isEqualTo("400 notSupported");
        assertThat(call("GET", "/permissions").send().text()).contains("\"name\":\"conferences\"", "conferences.sessions.participants:read");
    }

    /** 20/SEC-20, 20/SEC-21, 61/AO-14, 61/AO-15 */
    @Test
    void theSecretKeyWorksInTheQueryToo() {
        assertThat(call("GET", "/api-key").send().text()).isEqualTo("{\"enabled\":false,\"created_at\":null}");
        String key = call("POST", "/api-key").send().json().get("key").asText();
        assertThat(api.get("/users?access_token=" + key).send().status()).isEqualTo(200);
        assertThat(api.get("/applications").bearer(key).send().text()).contains("The secret API key may not do this.");
        String next = call("POST", "/api-key").send().json().get("key").asText();
        assertThat(api.get("/users").bearer(key).send().verdict()).isEqualTo("401 unauthorized");
        call("DELETE", "/api-key").send();
        assertThat(api.get("/users").bearer(next).send().verdict()).isEqualTo("401 unauthorized");
    }

    /** 61 sections 4.2 and 4.3: forms, JSON and Basic; the fields of the answer; 61/AO-1: a token beside counts for nothing. */
    @Test
    void tokensForPrograms() {
        Created bot = bot("users", "conferences");
        Answer own = token("grant_type=client_credentials&scope=users:read&" + credentials(bot));
        assertThat(own.json().fieldNames()).toIterable()
                .containsExactly("access_token", "expires_in", "token_type", "scope", "display_name");
        assertThat(own.json().get("scope").asText()).isEqualTo("users:read");
        String basic = Base64.getEncoder().encodeToString((bot.application().id() + ":" + bot.secret()).getBytes(StandardCharsets.UTF_8));
        assertThat(api.post("/oauth2/token").header("Authorization", "Basic " + basic).body(FORM, "grant_type=client_credentials").send().status())
                .isEqualTo(200);
        String login = login();
        Answer user = api.post("/oauth2/v1/token?access_token=anything").json("{'grant_type':'password','client_id':'" + bot.application().id()
                + "','client_secret':'" + bot.secret() + "','username':'" + login + "@video.example.org','password':'correct horse'}").send();
        assertThat(user.json().fieldNames()).toIterable().containsExactly(
                "access_token", "expires_in", "token_type", "scope", "refresh_token", "user_id", "display_name");
        assertThat(user.json().get("expires_in").asInt()).isEqualTo(3600);
        assertThat(user.json().get("user_id").asText()).isEqualTo(login);
        String access = user.json().get("access_token").asText();
        assertThat(api.get("/me/token").bearer(access).send().json().at("/token/scope").asText()).contains("users:read", "users:write");
        assertThat(api.get("/users").bearer(access).send().verdict()).as("a user's token is no server-wide one").isEqualTo("403 forbidden");
        Answer again = token("grant_type=refresh_token&refresh_token=" + user.json().get("refresh_token").asText() + "&" + credentials(bot));
        assertThat(again.json().has("refresh_token")).as("61/AO-6").isFalse();
        assertThat(again.json().get("user_id").asText()).isEqualTo(login);
    }

    /** 61 section 4.5, 61/AO-3: both names of the code. */
    @ParameterizedTest
    @ValueSource(strings = {"code", "auth_code"})
    void aCodeGivesTokens(String field) {
        Created bot = bot("conferences");
        String login = login();
        String browser = people.signIn.signIn(login, RealPeople.PASSWORD, new org.rostrum.identity.SignInService.ClientInfo("::1", "t")).token();
        String query = "?response_type=code&client_id=" + bot.application().id() + "&redirect_uri=" + BACK + "&state=s%201";
        JsonNode asked = api.get("/oauth2/authorize" + query).bearer(browser).send().json().get("authorization");
        assertThat(asked.get("application_name").asText()).isEqualTo("Bot");
        assertThat(asked.get("permissions").toString()).contains("read conferences");
        assertThat(asked.get("redirect_to").isNull()).isTrue();
        String answer = "{'response_type':'code','client_id':'" + bot.application().id() + "','redirect_uri':'" + BACK + "','state':'s 1','allow':";
        assertThat(api.post("/oauth2/authorize").cookie(browser).json(answer + "true}").send().verdict()).isEqualTo("403 csrf");
        assertThat(api.post("/oauth2/authorize").bearer(browser).json(answer + "false}").send().json().get("redirect_to").asText())
                .isEqualTo(BACK + "?error=access_denied&state=s+1");
        String address = api.post("/oauth2/authorize").bearer(browser).json(answer + "true}").send().json().get("redirect_to").asText();
        assertThat(address).startsWith(BACK + "?code=").endsWith("&state=s+1");
        String code = address.replaceAll(".*code=([^&]+).*", "$1");
        String exchange = "grant_type=authorization_code&" + field + "=" + code + "&" + credentials(bot);
        assertThat(token(exchange).json().get("user_id").asText()).isEqualTo(login);
        assertThat(token(exchange).json().get("error").asText()).isEqualTo("invalid_grant");
        assertThat(api.post("/oauth2/authorize").bearer(browser).json(answer.replace(BACK, "https://evil.example.org/") + "true}").send().verdict())
                .isEqualTo("400 invalid_redirect");
        assertThat(api.get("/oauth2/authorize?response_type=code&client_id=x&redirect_uri=" + BACK).bearer(browser).send().verdict())
                .isEqualTo("401 invalid_client");
    }

    /** 61/AO-2, 61/AO-4, 61/AO-7, section 4.4. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "grant_type=password&client_id=trueconf_server_users&username=ada&password=x | 401 | invalid_client",
        "grant_type=client_credentials&client_id=a&client_secret=b                   | 401 | invalid_client",
        "grant_type=authorization_code&client_id=a&code=b                            | 401 | invalid_client",
        "grant_type=refresh_token&refresh_token=x                                    | 400 | invalid_grant",
        "grant_type=device_code                                                      | 400 | unsupported_grant_type",
        "client_id=a                                                                 | 400 | invalid_request",
        "grant_type=password&client_id=a&username=b                                  | 400 | invalid_request",
    })
    void tokenRefused(String form, int status, String error) {
        for (String path : List.of("/oauth2/v1/token", "/api/v4/oauth2/token", "/api/v4.1/oauth2/token/")) {
            Answer answer = api.post(path).body(FORM, form).send();
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.json().get("error").asText()).isEqualTo(error);
            assertThat(answer.json().get("error_description").asText()).isNotEmpty();
            assertThat(answer.json().get("message").asText()).isNotEmpty();
            assertThat(answer.json().get("reason").asText()).isEqualTo(error);
        }
    }

    /** 61 section 4.4, 61/AO-4 */
    @Test
    void wrongPasswords() {
        String login = login();
        Created bot = bot("users");
        Answer wrong = token("grant_type=password&" + credentials(bot) + "&password=wrong&username=" + login);
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.json().get("reason").asText()).isEqualTo("InvalidCredentials");
        assertThat(wrong.json().get("error").asText()).isEqualTo("invalid_grant");
        api.settings.set("api.publicClient", "true");
        Answer builtIn = api.post("/oauth2/v1/token").json("{'grant_type':'password','client_id':'trueconf_server_users','client_secret':'',"
                + "'username':'" + login + "','password':'correct horse'}").send();
        assertThat(builtIn.json().get("scope").asText()).isEmpty();
        assertThat(token("grant_type=refresh_token&refresh_token=" + builtIn.json().get("refresh_token").asText()).status())
                .as("61/AO-5").isEqualTo(200);
        assertThat(token("grant_type=client_credentials&client_id=trueconf_server_users").json().get("error").asText())
                .isEqualTo("unauthorized_client");
        assertThat(token("grant_type=client_credentials&scope=groups&" + credentials(bot)).json().get("error").asText())
                .isEqualTo("invalid_scope");
        call("PATCH", "/users/" + login).json("{'is_active':false}").send();
        assertThat(token("grant_type=password&" + credentials(bot) + "&password=correct+horse&username=" + login).verdict())
                .isEqualTo("403 accountInactive");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void descriptionHolds() {
        new DescribedApi(api, List.of(AuthorizeResource.class)).provokeEngine(Map.of(), api.identity.token(api.identity.account("asked")));
        List<Class<?>> others = RESOURCES.stream().filter(type -> type != AuthorizeResource.class).toList();
        new DescribedApi(api, others).provokeEngine(Map.of("user_id", "none", "group_id", "none", "application_id", "none", "token_id", "none"), root);
        assertThat(described.repeatedIds()).isEmpty();
        assertThat(described.incomplete()).isEmpty();
        assertThat(described.undescribed()).as("seen but not described").isEmpty();
    }
}
