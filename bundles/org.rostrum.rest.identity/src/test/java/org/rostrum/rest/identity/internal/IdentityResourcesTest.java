// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.Account;
import org.rostrum.identity.PasswordRules;
import org.rostrum.rest.internal.DescribedApi;
import org.rostrum.rest.internal.FakeIdentity;
import org.rostrum.rest.internal.FakePasswords;
import org.rostrum.rest.internal.ResourceClasses;
import org.rostrum.rest.internal.TestApi.Answer;
import org.rostrum.rest.internal.TestApi;

/** Set-up, sign-in, tokens, the server about itself: each operation with each of its answers. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IdentityResourcesTest {

    private static final String SETUP = "{'code':'12345678','server_name':'video.example.org',"
            + "'administrator':{'login':'root','password':'long enough'},"
            + "'accounts':[{'login':'first','display_name':'First','email':'f@example.org','password':'p'}]}";

    private static IdentityApi whole;
    private static TestApi api;
    private static DescribedApi described;
    private static int number;

    private Account ada;
    private String token;

    @BeforeAll
    static void start() {
        whole = new IdentityApi();
        api = whole.api;
        described = new DescribedApi(api, ResourceClasses.beside(ServerResource.class).stream()
                .filter(type -> !ManagementResourcesTest.RESOURCES.contains(type) && !AccountResourcesTest.RESOURCES.contains(type)
                        && type != ZonesResource.class) // of GroupResourcesTest
                .toList());
    }

    @AfterAll
    static void stop() {
        whole.close();
    }

    @BeforeEach
    void account() {
        ada = api.identity.account("ada" + ++number);
        token = api.identity.token(ada);
    }

    @AfterEach
    void reset() {
        api.identity.setupRequired = false;
        api.identity.failure = null;
        api.access.reset();
        whole.administrators.reset();
        List.of("server.externalUrl", "web.companyName", "web.contactName", "web.contactPhone").forEach(s -> api.settings.set(s, ""));
    }

    /** 10/INS-7 */
    @Test
    void setUpOnce() {
        assertThat(api.get("/setup").send().text()).isEqualTo("{\"setup\":{\"required\":false,"
                + "\"your_address\":\"127.0.0.1\",\"address_allowed\":true}}");
        assertThat(api.post("/setup").json(SETUP).send().verdict()).isEqualTo("409 setupAlreadyDone");
        api.identity.setupRequired = true;
        assertThat(api.get("/setup").send().json().at("/setup/required").asBoolean()).isTrue();
        assertThat(api.post("/setup").json(SETUP.replace("12345678", "00000000")).send().verdict()).isEqualTo("403 setupCodeWrong");
        assertThat(api.post("/setup").json(SETUP.replace("12345678", "braked")).send().verdict()).isEqualTo("429 tooManyRequests");
        Answer weak = api.post("/setup").json(SETUP.replace("long enough", "short")).send();
        assertThat(weak.verdict()).isEqualTo("400 passwordTooShort");
        assertThat(weak.location()).isEqualTo("administrator.password");
        api.identity.failure = new RostrumException(CommonError.STORE_UNAVAILABLE, "away");
        assertThat(api.post("/setup").json(SETUP).send().verdict()).isEqualTo("503 storeUnavailable");
        api.identity.failure = null;
        assertThat(api.post("/setup").json(SETUP).send().status()).isEqualTo(204);
        assertThat(api.identity.resolve("first")).isPresent();
        assertThat(api.get("/setup").send().json().at("/setup/required").asBoolean()).isFalse();
        api.identity.setupRequired = true;
        assertThat(api.post("/setup").json(SETUP).send().verdict()).isEqualTo("400 uniqueValueAlreadyInUse");
    }

    /** 80/UGP-3: told where it is typed, not when all is typed. */
    @Test
    void theCodeCanBeAskedForAlone() {
        assertThat(api.post("/setup/code").json("{'code':'12345678'}").send().verdict()).isEqualTo("409 setupAlreadyDone");
        api.identity.setupRequired = true;
        assertThat(api.post("/setup/code").json("{}").send().verdict()).isEqualTo("400 required");
        assertThat(api.post("/setup/code").json("{'code':'00000000'}").send().verdict()).isEqualTo("403 setupCodeWrong");
        assertThat(api.post("/setup/code").json("{'code':'braked'}").send().verdict()).isEqualTo("429 tooManyRequests");
        assertThat(api.post("/setup/code").json("{'code':'12345678'}").send().status()).isEqualTo(204);
        api.identity.failure = new RostrumException(CommonError.STORE_UNAVAILABLE, "away");
        assertThat(api.post("/setup/code").json("{'code':'12345678'}").send().verdict()).isEqualTo("503 storeUnavailable");
        assertThat(api.identity.setupRequired).isTrue();
    }

    /** 80/UOP-1: every missing field is named. */
    @Test
    void setUpNamesWhatIsMissing() {
        api.identity.setupRequired = true;
        Answer answer = api.post("/setup").json("{'accounts':[{}]}").send();
        assertThat(answer.verdict()).isEqualTo("400 required");
        assertThat(answer.json().at("/error/errors").findValuesAsText("location")).containsExactly("code", "server_name",
                "administrator.login", "administrator.password", "accounts[0].login", "accounts[0].password");
    }

    /** 00/R-10: until set-up is done only these answer. */
    @Test
    void beforeSetUp() {
        api.identity.setupRequired = true;
        assertThat(api.get("/server").send().status()).isEqualTo(200);
        Answer page = api.get("/guest-page").send();
        assertThat(page.json().at("/guest_page/setup_required").asBoolean()).isTrue();
        assertThat(api.get("/endpoints/connects").send().verdict()).isEqualTo("409 setupRequired");
        assertThat(api.post("/sign-in").json("{'login':'a','password':'b'}").send().verdict()).isEqualTo("409 setupRequired");
    }

    @Test
    void signInSetsTheCookies() {
        Answer answer = api.post("/sign-in").json("{'login':'" + ada.id().login() + "','password':'correct horse'}").send();
        assertThat(answer.status()).isEqualTo(200);
        String csrf = answer.json().get("csrf_token").asText();
        assertThat(answer.json().get("user").toString()).isEqualTo(("{'id':'X','uid':'X@video.example.org','display_name':'"
                + ada.displayName() + "','email':'X@mail.example.org','kind':'user','roles':[],'second_factor':null,'language':null}").replace("X", ada.id().login()).replace('\'', '"'));
        assertThat(answer.headers("Set-Cookie")).hasSize(2);
        assertThat(answer.headers("Set-Cookie").get(0)).matches("rostrum_session=[^;]+; Path=/; Secure; SameSite=Lax; HttpOnly");
        assertThat(answer.headers("Set-Cookie").get(1)).isEqualTo("rostrum_csrf=" + csrf + "; Path=/; Secure; SameSite=Lax");
        String session = answer.headers("Set-Cookie").get(0).replaceFirst("rostrum_session=([^;]+);.*", "$1");
        assertThat(api.get("/me").cookie(session).send().json().get("csrf_token").asText()).isEqualTo(csrf);
    }

    @ParameterizedTest
    @CsvSource({"unknown, correct horse, 401 InvalidCredentials", "ADA, wrong, 401 InvalidCredentials", "ADA, braked, 429 tooManyRequests"})
    void signInRefused(String login, String password, String verdict) {
        String body = "{'login':'" + login.replace("ADA", ada.id().login()) + "','password':'" + password + "'}";
        Answer answer = api.post("/sign-in").json(body).send();
        assertThat(answer.verdict()).isEqualTo(verdict);
        assertThat(answer.headers("Set-Cookie")).isEmpty();
    }

    @Test
    void signInOfInactiveAccountsIsRefused() {
        api.identity.setActive(ada.key(), false, "test");
        assertThat(api.post("/sign-in").json("{'login':'" + ada.id() + "','password':'correct horse'}").send().verdict())
                .isEqualTo("403 accountInactive");
    }

    @Test
    void signInNeedsNameAndPassword() {
        Answer answer = api.post("/sign-in").json("{'login':' '}").send();
        assertThat(answer.verdict()).isEqualTo("400 required");
        assertThat(answer.json().at("/error/errors").findValuesAsText("location")).containsExactly("login", "password");
        assertThat(api.post("/sign-in").json("{'login':'a','password':'b','realm':'x'}").send().location()).isEqualTo("realm");
        api.identity.failure = new RostrumException(CommonError.STORE_UNAVAILABLE, "away");
        assertThat(api.post("/sign-in").json("{'login':'a','password':'b'}").send().verdict()).isEqualTo("503 storeUnavailable");
    }

    @Test
    void signInAgainEndsTheFormerSessionOfTheBrowser() {
        api.post("/sign-in").cookie(token).json("{'login':'" + ada.id() + "','password':'wrong'}").send();
        assertThat(api.identity.isAlive(token)).isTrue();
        api.post("/sign-in").cookie(token).json("{'login':'" + ada.id() + "','password':'correct horse'}").send();
        assertThat(api.identity.isAlive(token)).isFalse();
    }

    @Test
    void administratorsSignInInTheirRealm() {
        Answer answer = api.post("/sign-in").json("{'login':'root','password':'correct horse','realm':'admin'}").send();
        assertThat(answer.json().at("/user/kind").asText()).isEqualTo("administrator");
        assertThat(answer.json().at("/user/uid").asText()).isEqualTo("admin:root");
        assertThat(answer.json().at("/user/roles").toString()).isEqualTo("[\"admin\"]");
        assertThat(answer.json().at("/user/second_factor").toString()).isEqualTo("false");
        assertThat(api.post("/sign-in").json("{'login':'root','password':'correct horse'}").send().verdict())
                .isEqualTo("401 InvalidCredentials");
        assertThat(api.get("/me").bearer(api.identity.administratorToken()).send().json().at("/user/id").asText()).isEqualTo("root");
    }

    @Test
    void signOutEndsTheSessionAndClearsTheCookies() {
        assertThat(api.post("/sign-out").cookie(token).send().verdict()).isEqualTo("403 csrf");
        assertThat(api.identity.isAlive(token)).isTrue();
        Answer answer = api.post("/sign-out").page(token).send();
        assertThat(answer.status()).isEqualTo(204);
        assertThat(api.identity.isAlive(token)).isFalse();
        assertThat(answer.headers("Set-Cookie")).containsExactly("rostrum_session=; Max-Age=0; Path=/; Secure; SameSite=Lax; HttpOnly",
                "rostrum_csrf=; Max-Age=0; Path=/; Secure; SameSite=Lax");
        assertThat(api.post("/sign-out").cookie(token).send().status()).isEqualTo(204);
        assertThat(api.post("/sign-out").send().status()).isEqualTo(204);
        String program = api.identity.token(ada);
        assertThat(api.post("/sign-out").bearer(program).send().headers("Set-Cookie")).as("a program has no cookies").isEmpty();
        assertThat(api.identity.isAlive(program)).isFalse();
    }

    /** 10/CMP-4, 00/R-20: several at once, each can be ended. */
    @Test
    void sessionsOfAnAccount() {
        String other = api.identity.token(ada);
        Answer list = api.get("/me/sessions").bearer(token).send();
        assertThat(list.json().get("sessions")).hasSize(2);
        assertThat(list.json().at("/sessions/0").fieldNames()).toIterable()
                .containsExactly("id", "address", "user_agent", "created_at", "last_used_at", "current");
        assertThat(list.json().get("sessions").findValues("current")).filteredOn(node -> node.asBoolean()).hasSize(1);
        String id = list.json().get("sessions").get(0).get("current").asBoolean()
                ? list.json().at("/sessions/1/id").asText() : list.json().at("/sessions/0/id").asText();
        String stranger = api.identity.token(api.identity.account("bob" + number));
        assertThat(api.call("DELETE", "/me/sessions/" + id).bearer(stranger).send().status()).isEqualTo(204);
        assertThat(api.identity.isAlive(other)).isTrue();
        assertThat(api.call("DELETE", "/me/sessions/" + id).bearer(token).send().status()).isEqualTo(204);
        assertThat(api.identity.isAlive(other)).isFalse();
        assertThat(api.identity.isAlive(token)).isTrue();
    }

    /** 61 section 7: me and token. */
    @Test
    void whoAmI() {
        assertThat(api.get("/me").bearer(token).send().json().at("/user/display_name").asText()).isEqualTo(ada.displayName());
        assertThat(api.get("/me").send().verdict()).isEqualTo("401 unauthorized");
        Answer info = api.get("/api/v4.1/me/token").bearer(token).send();
        assertThat(info.json().at("/token/user_id").asText()).isEqualTo(ada.id().login());
        assertThat(info.json().at("/token/expires_in").asLong()).isEqualTo(86_400);
        assertThat(info.text()).doesNotContain(token);
    }

    /** 40/GI-1, 40/GI-2, 40/GI-3: the browser stays the same guest under another name; another browser is another guest. */
    @Test
    void guestsKeepTheirIdentity() {
        Answer first = api.post("/guests").json("{'display_name':'Bea'}").send();
        assertThat(first.status()).isEqualTo(200);
        String cookie = first.header("Set-Cookie");
        assertThat(cookie).matches("rostrum_guest=[^;]+; Max-Age=31536000; Path=/; Secure; SameSite=Lax; HttpOnly");
        String sent = cookie.substring(0, cookie.indexOf(';'));
        Answer again = api.post("/guests").header("Cookie", sent).json("{'display_name':'Beatrice'}").send();
        assertThat(again.json().at("/guest/id")).isEqualTo(first.json().at("/guest/id"));
        assertThat(again.json().at("/guest/display_name").asText()).isEqualTo("Beatrice");
        Answer other = api.post("/guests").json("{'display_name':'Bea'}").send();
        assertThat(other.json().at("/guest/id")).isNotEqualTo(first.json().at("/guest/id"));
    }

    /** 80/UCP-5 */
    @Test
    void guestsNeedAName() {
        assertThat(api.post("/guests").json("{}").send().verdict()).isEqualTo("400 displayNameInvalid");
        api.identity.failure = new RostrumException(CommonError.STORE_UNAVAILABLE, "away");
        assertThat(api.post("/guests").json("{'display_name':'a'}").send().verdict()).isEqualTo("503 storeUnavailable");
    }

    /** 80/UGP-1, 80/UGP-2, 80/UGP-4, 80/UGP-7 */
    @Test
    void guestPage() {
        Answer bare = api.get("/guest-page").send();
        assertThat(bare.json().get("guest_page").toString()).isEqualTo(("{'server_name':'video.example.org','company_name':'Rostrum',"
                + "'external_url':'" + api.base() + "','setup_required':false,'contacts':null,'languages':['en'],"
                + "'administration':true,'legal_documents':[]}").replace('\'', '"'));
        api.access.admitting = false;
        assertThat(api.get("/guest-page").send().json().at("/guest_page/administration").asBoolean()).as("20/SEC-6").isFalse();
        api.access.admitting = true;
        api.settings.set("server.externalUrl", "https://video.example.org:4433");
        api.settings.set("web.companyName", "Example Ltd");
        api.settings.set("web.contactPhone", "+1");
        Answer set = api.get("/guest-page").send();
        assertThat(set.json().at("/guest_page/external_url").asText()).isEqualTo("https://video.example.org:4433");
        assertThat(set.json().at("/guest_page/company_name").asText()).isEqualTo("Example Ltd");
        assertThat(set.json().at("/guest_page/contacts").toString()).isEqualTo("{\"name\":\"\",\"phone\":\"+1\",\"email\":\"\"}");
    }

    /** 61/AO-18, 61/SV-1, 61/SV-2 */
    @Test
    void server() {
        api.settings.set("server.externalUrl", "https://video.example.org");
        Answer answer = api.get("/server").send();
        assertThat(answer.json().get("product").toString()).isEqualTo(("{'id':'video.example.org','name':'Rostrum',"
                + "'display_name':'video.example.org','version':'5.5.6.0','platform':'linux',"
                + "'implementation':{'name':'Rostrum','version':'1.2.3'}}").replace('\'', '"'));
        assertThat(answer.json().at("/links/site_url").asText()).isEqualTo("https://video.example.org");
        assertThat(answer.json().at("/links/documentation").asText()).startsWith("https://");
        assertThat(answer.json().at("/web_config/url").asText()).isEqualTo("https://video.example.org");
        assertThat(api.get("/endpoints/connects").send().text()).isEqualTo("{\"connects\":[\"video.example.org:4307\"]}");
    }

    private Answer asRoot(String method, String path, String body) {
        TestApi.Call call = api.call(method, path).bearer(api.identity.administratorToken());
        return (body.isEmpty() ? call : call.json(body)).send();
    }

    /** 00/R-10, 30/LCK-6, 20/SEC-7 */
    @ParameterizedTest
    @CsvSource({"locked, 403 accountLocked", "elsewhere, 403 addressNotAllowed", "with code, 401 secondFactorRequired", "x, 401 InvalidCredentials"})
    void administratorsAreRefused(String password, String verdict) {
        String body = "{'login':'root','realm':'admin','password':'" + password + "'";
        assertThat(api.post("/sign-in").json(body + "}").send().verdict()).isEqualTo(verdict);
        assertThat(api.post("/sign-in").json(body.replace(password, "with code") + ",'code':'123456'}").send().status()).isEqualTo(200);
        assertThat(api.post("/sign-in").json(body.replace(password, "with code") + ",'code':'000000'}").send().verdict())
                .isEqualTo("401 InvalidCredentials");
    }

    /** 00/R-10 */
    @Test
    void administratorsAreListedAndMade() {
        String made = "{'login':'new','display_name':'','password':'long enough','roles':['admin','security-admin']}";
        Answer answer = asRoot("POST", "/administrators", made);
        assertThat(answer.json().get("administrator").toString()).isEqualTo(("{'login':'new','display_name':'new','roles':['admin',"
                + "'security-admin'],'active':true,'second_factor':false,'locked_until':null,'created_at':1767225600,"
                + "'last_sign_in_at':null}").replace('\'', '"'));
        assertThat(asRoot("GET", "/administrators", "").json().get("cnt").asInt()).isEqualTo(3);
        assertThat(asRoot("POST", "/administrators", made).verdict()).isEqualTo("400 uniqueValueAlreadyInUse");
        assertThat(asRoot("POST", "/administrators", made.replace("new", "a b")).verdict()).isEqualTo("400 loginInvalid");
        assertThat(asRoot("POST", "/administrators", made.replace("long enough", "short")).verdict()).isEqualTo("400 passwordTooShort");
        assertThat(asRoot("POST", "/administrators", made.replace("'display_name':''", "'display_name':'" + "x".repeat(241) + "'"))
                .verdict()).isEqualTo("400 displayNameInvalid");
        assertThat(asRoot("POST", "/administrators", made.replace("'admin'", "'king'")).verdict()).isEqualTo("400 invalidValue");
        Answer empty = asRoot("POST", "/administrators", "{}");
        assertThat(empty.json().at("/error/errors").findValuesAsText("location")).containsExactly("login", "password", "roles");
        assertThat(asRoot("GET", "/administrators", "").json().get("cnt").asInt()).isEqualTo(3);
    }

    /** 20/SEC-5, 30/LCK-7 */
    @Test
    void administratorsAreChanged() {
        Answer changed = asRoot("PATCH", "/administrators/sec", "{'display_name':'Sec','roles':['admin'],'active':false}");
        assertThat(changed.json().at("/administrator/display_name").asText()).isEqualTo("Sec");
        assertThat(changed.json().at("/administrator/roles").toString()).isEqualTo("[\"admin\"]");
        assertThat(changed.json().at("/administrator/active").asBoolean(true)).isFalse();
        assertThat(asRoot("PATCH", "/administrators/root", "{'active':false}").verdict()).isEqualTo("409 lastAdministrator");
        assertThat(asRoot("PATCH", "/administrators/root", "{'roles':[]}").verdict()).isEqualTo("400 required");
        assertThat(asRoot("PATCH", "/administrators/root", "{'display_name':'" + "x".repeat(241) + "'}").verdict())
                .isEqualTo("400 displayNameInvalid");
        assertThat(asRoot("PATCH", "/administrators/none", "{}").verdict()).isEqualTo("404 administratorNotFound");
        assertThat(asRoot("DELETE", "/administrators/root", "").verdict()).isEqualTo("409 lastAdministrator");
        whole.administrators.lock("sec");
        assertThat(asRoot("GET", "/administrators", "").json().at("/list/1/locked_until").asLong()).isEqualTo(1_767_225_660);
        assertThat(asRoot("POST", "/administrators/sec/unlock", "").status()).isEqualTo(204);
        assertThat(whole.administrators.find("sec").orElseThrow().lockedUntil()).isNull();
        whole.administrators.secondFactor("sec", true);
        assertThat(asRoot("DELETE", "/administrators/sec/second-factor", "").status()).isEqualTo(204);
        assertThat(whole.administrators.find("sec").orElseThrow().secondFactor()).isFalse();
        assertThat(asRoot("POST", "/administrators/sec/password", "{'password':'long enough'}").status()).isEqualTo(204);
        assertThat(whole.administrators.state().toString()).contains("sec=password long enough by admin:root");
        assertThat(asRoot("POST", "/administrators/sec/password", "{'password':'short'}").verdict()).isEqualTo("400 passwordTooShort");
        assertThat(asRoot("POST", "/administrators/sec/password", "{}").verdict()).isEqualTo("400 required");
        assertThat(asRoot("DELETE", "/administrators/sec", "").status()).isEqualTo(204);
        for (String path : List.of("", "/second-factor")) {
            assertThat(asRoot("DELETE", "/administrators/sec" + path, "").verdict()).isEqualTo("404 administratorNotFound");
        }
        assertThat(asRoot("POST", "/administrators/sec/unlock", "").verdict()).isEqualTo("404 administratorNotFound");
        assertThat(asRoot("POST", "/administrators/sec/password", "{'password':'long enough'}").verdict())
                .isEqualTo("404 administratorNotFound");
    }

    /** 20/SEC-9, 20/SEC-10, 00/R-12 */
    @Test
    void addressesOfAdministration() {
        Answer now = asRoot("GET", "/admin-access", "");
        assertThat(now.text()).isEqualTo("{\"limit_by_address\":true,\"networks\":[{\"address\":\"127.0.0.0\",\"prefix\":8}],"
                + "\"localhost_without_sign_in\":false,\"your_address\":\"127.0.0.1\"}");
        String other = "{'networks':[{'address':'10.1.2.3','prefix':8},{'address':'2001:db8::1'}]";
        assertThat(asRoot("PATCH", "/admin-access", other + "}").verdict()).isEqualTo("409 wouldLockYouOut");
        assertThat(asRoot("GET", "/admin-access", "").text()).isEqualTo(now.text());
        Answer changed = asRoot("PATCH", "/admin-access", other + ",'confirm':true}");
        assertThat(changed.json().get("networks").toString()).isEqualTo(
                "[{\"address\":\"10.0.0.0\",\"prefix\":8},{\"address\":\"2001:db8::1\",\"prefix\":128}]");
        Answer wrong = asRoot("PATCH", "/admin-access", "{'networks':[{'address':'10.0.0'},{'address':'::1','prefix':200},{'prefix':8}]}");
        assertThat(wrong.verdict()).isEqualTo("400 invalidValue");
        assertThat(wrong.json().at("/error/errors").findValuesAsText("location"))
                .containsExactly("networks[0].address", "networks[1].prefix", "networks[2].address");
        assertThat(asRoot("PATCH", "/admin-access", "{'limit_by_address':false,'confirm':true}").json().get("limit_by_address").asBoolean())
                .isFalse();
    }

    /** 00/R-11: an option of its own, which other changes do not touch. */
    @Test
    void localhostMayBeLetInWithoutSignIn() {
        assertThat(asRoot("PATCH", "/admin-access", "{'localhost_without_sign_in':true}").json().get("localhost_without_sign_in").asBoolean()).isTrue();
        assertThat(asRoot("PATCH", "/admin-access", "{'limit_by_address':true}").json().get("localhost_without_sign_in").asBoolean()).isTrue();
        Answer me = api.get("/me").send();
        assertThat(me.json().at("/user/uid").asText()).isEqualTo("admin:#localhost");
        String csrf = me.json().get("csrf_token").asText();
        assertThat(api.call("PATCH", "/me/preferences").json("{'language':'fr'}").send().verdict()).isEqualTo("403 csrf");
        assertThat(api.call("PATCH", "/me/preferences").header("X-CSRF-Token", csrf).json("{'language':'fr'}").send().status()).isEqualTo(200);
        assertThat(api.get("/me/sessions").send().json().get("sessions")).isEmpty();
        assertThat(api.call("POST", "/me/password").header("X-CSRF-Token", csrf).json("{'old_password':'a','password':'long enough'}").send()
                .status()).isBetween(400, 499);
        assertThat(api.call("PATCH", "/admin-access").header("X-CSRF-Token", csrf).json("{'localhost_without_sign_in':false}").send().status())
                .isEqualTo(200);
        assertThat(api.get("/me").send().verdict()).isEqualTo("401 unauthorized");
    }

    /** 10/INS-7, 20/SEC-6: set-up lies outside the filter and offers to add the address that it comes from. */
    @Test
    void setUpAllowsItsAddress() {
        api.identity.setupRequired = true;
        api.access.admitting = false;
        try {
            assertThat(api.get("/setup").send().json().at("/setup/address_allowed").asBoolean(true)).isFalse();
            String body = SETUP.substring(0, SETUP.indexOf(",'accounts'")) + ",'allow_address':true}";
            assertThat(api.post("/setup").json(body).send().status()).isEqualTo(204);
            assertThat(api.identity.allowedAddress).isTrue();
        } finally {
            api.access.admitting = true;
        }
    }

    /** 10/PRF-1, 60/SA-7 */
    @Test
    void preferences() {
        assertThat(asRoot("GET", "/me/preferences", "").text()).isEqualTo("{\"language\":\"en\",\"time_zone\":\"UTC\","
                + "\"use_device_time_zone\":true,\"csv_encoding\":\"UTF-8\",\"csv_delimiter\":\";\"}");
        assertThat(asRoot("PATCH", "/me/preferences", "{'time_zone':'Europe/Paris','csv_delimiter':','}").status()).isEqualTo(200);
        assertThat(asRoot("PATCH", "/me/preferences", "{'time_zone':'Mars/Base'}").location()).isEqualTo("time_zone");
        Answer sec = api.get("/me/preferences").bearer(api.identity.securityAdministratorToken()).send();
        assertThat(sec.json().get("time_zone").asText()).isEqualTo("UTC");
        assertThat(asRoot("GET", "/me/preferences", "").json().get("time_zone").asText()).isEqualTo("Europe/Paris");
    }

    @Test
    void ownPassword() {
        String right = "{'old_password':'correct horse','password':'long enough'}";
        assertThat(asRoot("POST", "/me/password", right.replace("correct horse", "x")).verdict()).isEqualTo("400 oldPasswordWrong");
        assertThat(asRoot("POST", "/me/password", right.replace("correct horse", "braked")).verdict()).isEqualTo("429 tooManyRequests");
        assertThat(asRoot("POST", "/me/password", right.replace("long enough", "short")).verdict()).isEqualTo("400 passwordTooShort");
        assertThat(asRoot("POST", "/me/password", "{}").verdict()).isEqualTo("400 required");
        assertThat(whole.administrators.state().toString()).doesNotContain("own password");
        assertThat(asRoot("POST", "/me/password", right).status()).isEqualTo(204);
        assertThat(whole.administrators.state().toString()).contains("root=own password long enough keeps id-");
    }

    /** 30/PWD-2, 30/UX-16 */
    @Test
    void ownPasswordOfAUser() {
        Account ida = api.identity.account("ida");
        String token = api.identity.token(ida);
        String right = "{'old_password':'correct horse','password':'long enough'}";
        assertThat(api.post("/me/password").bearer(token).json(right.replace("correct horse", "x")).send().verdict())
                .isEqualTo("400 oldPasswordWrong");
        assertThat(api.post("/me/password").bearer(token).json(right.replace("long enough", "short")).send().verdict())
                .isEqualTo("400 passwordTooShort");
        assertThat(IdentityApi.CHANGED).noneMatch(change -> change.startsWith("ida "));
        assertThat(api.post("/me/password").bearer(token).json(right).send().status()).isEqualTo(204);
        assertThat(IdentityApi.CHANGED).anyMatch(change -> change.startsWith("ida long enough keeps "));
    }

    /** 30/PWD-2, PWD-3: each rule has its word, wherever a password is set. */
    @Test
    void eachPasswordRuleHasItsWord() {
        Map<String, String> refused = Map.of("short", "passwordTooShort", "x".repeat(129), "passwordTooLong",
                "strictly", "passwordNeedsBothCases", "strictly Upper", "passwordNeedsDigit", "strictly Upper 1", "passwordNeedsSpecial",
                FakePasswords.LOGIN, "passwordTooWeak");
        refused.forEach((password, word) -> {
            api.identity.setupRequired = true;
            assertThat(api.post("/setup").json(SETUP.replace("long enough", password)).send().verdict()).isEqualTo("400 " + word);
            api.identity.setupRequired = false;
            assertThat(asRoot("POST", "/administrators", "{'login':'pete','password':'" + password + "','roles':['admin']}").verdict())
                    .isEqualTo("400 " + word);
            assertThat(asRoot("POST", "/administrators/sec/password", "{'password':'" + password + "'}").verdict()).isEqualTo("400 " + word);
            assertThat(asRoot("POST", "/me/password", "{'old_password':'correct horse','password':'" + password + "'}").verdict())
                    .isEqualTo("400 " + word);
        });
    }

    /** 30/PWD-3 */
    @Test
    void passwordRulesAreToldBeforeOneIsTyped() {
        api.settings.set(PasswordRules.MINIMUM, 12, "test");
        try {
            JsonNode rules = api.get("/password-rules").send().json().get("password_rules");
            assertThat(rules.get("minimum_characters").asInt()).isEqualTo(12);
            assertThat(rules.get("maximum_characters").asInt()).isEqualTo(128);
            assertThat(rules.get("special_characters").asText()).startsWith("`^'?!*@#").hasSize(31);
        } finally {
            api.settings.set(PasswordRules.MINIMUM, 8, "test");
        }
    }

    /** 00/R-10 */
    @Test
    void ownSecondFactor() {
        String code = "{'code':'123456'}";
        assertThat(asRoot("POST", "/me/second-factor/confirm", code).verdict()).isEqualTo("409 secondFactorNotSet");
        assertThat(asRoot("POST", "/me/second-factor/remove", code).verdict()).isEqualTo("409 secondFactorNotSet");
        assertThat(asRoot("POST", "/me/second-factor", "").text()).isEqualTo("{\"secret\":\"ABC\",\"uri\":\"otpauth://totp/x\"}");
        assertThat(asRoot("POST", "/me/second-factor/confirm", "{'code':'braked'}").verdict()).isEqualTo("429 tooManyRequests");
        assertThat(asRoot("POST", "/me/second-factor/confirm", "{'code':'1'}").verdict()).isEqualTo("400 secondFactorWrong");
        assertThat(asRoot("POST", "/me/second-factor/confirm", "{}").verdict()).isEqualTo("400 required");
        assertThat(asRoot("POST", "/me/second-factor/confirm", code).status()).isEqualTo(204);
        assertThat(asRoot("GET", "/me", "").json().at("/user/second_factor").asBoolean()).isTrue();
        assertThat(asRoot("POST", "/me/second-factor", "").verdict()).isEqualTo("409 secondFactorSet");
        assertThat(asRoot("POST", "/me/second-factor/confirm", code).verdict()).isEqualTo("409 secondFactorSet");
        assertThat(asRoot("POST", "/me/second-factor/remove", "{'code':'braked'}").verdict()).isEqualTo("429 tooManyRequests");
        assertThat(asRoot("POST", "/me/second-factor/remove", "{'code':'1'}").verdict()).isEqualTo("400 secondFactorWrong");
        assertThat(asRoot("POST", "/me/second-factor/remove", "{}").verdict()).isEqualTo("400 required");
        assertThat(asRoot("POST", "/me/second-factor/remove", code).status()).isEqualTo(204);
        assertThat(asRoot("GET", "/me", "").json().at("/user/second_factor").asBoolean(true)).isFalse();
    }

    /** An administrator sees where he is signed in, and ends it. */
    @Test
    void sessionsOfAnAdministrator() {
        String other = api.identity.administratorToken();
        Answer list = asRoot("GET", "/me/sessions", "");
        assertThat(list.json().get("sessions").findValues("current")).filteredOn(node -> node.asBoolean()).hasSize(1);
        String id = api.identity.authenticate(other).orElseThrow().tokenId();
        assertThat(asRoot("DELETE", "/me/sessions/" + id, "").status()).isEqualTo(204);
        assertThat(api.identity.isAlive(other)).isFalse();
    }

    /** 10/CMP-4: the others end, this one goes on. */
    @Test
    void everywhereElse() {
        assertThat(api.call("DELETE", "/me/sessions").bearer(token).send().status()).isEqualTo(204);
        assertThat(api.identity.isAlive(token)).isTrue();
        assertThat(asRoot("DELETE", "/me/sessions", "").verdict()).isEqualTo("403 forbidden");
    }

    /** 00/R-20: an administrator signs somebody out from afar, at one place or everywhere. */
    @Test
    void sessionsOfSomebodyElse() {
        String path = "/users/" + ada.id().login() + "/sessions";
        String other = api.identity.token(ada);
        String last = api.identity.token(ada);
        assertThat(asRoot("GET", path, "").json().get("sessions")).hasSize(3);
        String id = api.identity.authenticate(token).orElseThrow().tokenId();
        assertThat(asRoot("DELETE", path + "/" + id, "").status()).isEqualTo(204);
        assertThat(api.identity.isAlive(token)).isFalse();
        assertThat(api.identity.isAlive(other)).isTrue();
        assertThat(asRoot("DELETE", path, "").status()).isEqualTo(204);
        assertThat(List.of(api.identity.isAlive(other), api.identity.isAlive(last))).containsOnly(false);
        assertThat(asRoot("GET", "/users/nobody/sessions", "").verdict()).isEqualTo("404 userNotFound");
        assertThat(asRoot("DELETE", "/users/nobody/sessions", "").verdict()).isEqualTo("404 userNotFound");
        assertThat(asRoot("DELETE", "/users/nobody/sessions/x", "").verdict()).isEqualTo("404 userNotFound");
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    void engineRefusesWhatItShould() {
        described.provokeEngine(Map.of("session_id", "none", "login", "sec", "user_id", ada.id().login()),
                api.identity.administratorToken());
        assertThat(described.repeatedIds()).isEmpty();
        assertThat(described.incomplete()).isEmpty();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void descriptionIsComplete() {
        assertThat(described.undescribed()).as("seen but not described").isEmpty();
        // the domain's own checks, which the fake does not have
        assertThat(described.unseen()).as("described but not seen").containsExactlyInAnyOrder("completeSetup 400 serverNameInvalid",
                "completeSetup 400 loginInvalid", "completeSetup 400 displayNameInvalid", "completeSetup 400 emailInvalid",
                "completeSetup 403 accounts_limit", "createGuest 429 tooManyRequests", "changeAdminAccess 409 lastAdministrator");
    }
}
