// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.Account;
import org.rostrum.identity.AdministratorAccess;
import org.rostrum.rest.internal.TestApi.Answer;

/** Who gets in: contract 61 section 4.6, cookies with CSRF and origin. */
class GuardTest {

    private final TestApi api = new TestApi();
    private Account ada;
    private String token;

    @BeforeEach
    void start() {
        api.serve(new ProbeResource());
        ada = api.identity.account("ada");
        token = api.identity.token(ada);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    /** 20/SEC-7: an administrator's session counts only where administration is allowed; accounts and programs are not concerned. */
    @Test
    void administratorsFromForeignAddressesAreRefused() {
        String root = api.identity.administratorToken();
        api.access.admitting = false;
        for (String need : java.util.List.of("administrator", "anybody")) {
            assertThat(api.get("/probe/as/" + need).bearer(root).send().verdict()).isEqualTo("403 addressNotAllowed");
        }
        assertThat(api.get("/probe/as/user").bearer(token).send().status()).isEqualTo(200);
        api.access.admitting = true;
        assertThat(api.get("/probe/as/administrator").bearer(root).send().status()).isEqualTo(200);
    }

    /** 00/R-11, 70/A-ADM-5: off by default; if on, judged by the request alone, and a change still needs the value that only our page reads. */
    @Test
    void localhostAdministersWithoutSignInOnlyWhereThatIsOn() {
        assertThat(api.get("/probe/as/administrator").send().verdict()).isEqualTo("401 unauthorized");
        api.access.change(new AdministratorAccess.Rule(true, api.access.rule().networks(), true), "127.0.0.1", true, "test");
        assertThat(api.get("/probe/as/administrator").send().json().get("id").asText()).isEqualTo("admin:#localhost");
        assertThat(api.get("/probe/as/administrator").cookie("ended").send().status()).isEqualTo(200);
        assertThat(api.get("/probe/as/administrator").bearer("wrong").send().verdict()).isEqualTo("401 unauthorized");
        assertThat(api.get("/probe/as/administrator").header("X-Forwarded-For", "127.0.0.1").send().verdict()).isEqualTo("401 unauthorized");
        assertThat(api.get("/probe/as/user").cookie(token).send().json().get("id").asText()).isEqualTo("ada@video.example.org");
        assertThat(api.post("/probe/run").send().status()).as("who needs not sign in is nobody").isEqualTo(200);
        assertThat(api.call("PATCH", "/probe/echo").json("{}").send().verdict()).isEqualTo("403 csrf");
        assertThat(api.call("PATCH", "/probe/echo").header("Origin", "https://elsewhere.example").json("{}").send().verdict()).isEqualTo("403 csrf");
        api.access.reset();
        assertThat(api.get("/probe/as/administrator").send().verdict()).isEqualTo("401 unauthorized");
    }

    /** 61/AO-13, 61/AO-14: both ways, and the header wins. */
    @Test
    void tokenByHeaderOrByQuery() {
        assertThat(api.get("/probe/as/user").bearer(token).send().json().get("id").asText()).isEqualTo("ada@video.example.org");
        assertThat(api.get("/probe/as/user?access_token=" + token).send().status()).isEqualTo(200);
        assertThat(api.get("/probe/as/user?access_token=wrong").bearer(token).send().status()).isEqualTo(200);
        assertThat(api.get("/probe/as/user?access_token=" + token).bearer("wrong").send().verdict()).isEqualTo("401 unauthorized");
        assertThat(api.get("/probe/as/user").header("Authorization", "bearer  " + token).send().status()).isEqualTo(200);
        assertThat(api.get("/probe/as/user").cookie(token).bearer("wrong").send().verdict()).isEqualTo("401 unauthorized");
    }

    /** 61/AO-14: the token of the query is for nobody's eyes, operations included. */
    @Test
    void tokenDoesNotStayInTheQuery() {
        assertThat(api.get("/probe/query?text=a&access_token=" + token).send().text())
                .isEqualTo("{\"text\":\"a\",\"number\":null,\"flag\":null,\"token\":null}");
        assertThat(Query.of("access_token=" + token).toString()).doesNotContain(token);
    }

    /** 61/AO-16 */
    @ParameterizedTest
    @CsvSource({"''", "unknown", "Bearer", "%20"})
    void unknownTokensAre401(String wrong) {
        Answer answer = api.get("/probe/as/user").bearer(wrong).send();
        assertThat(answer.verdict()).isEqualTo("401 unauthorized");
        assertThat(answer.json().at("/error/message").asText()).isEqualTo("Unauthorized");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void hugeTokensNeverReachTheDatabase() {
        assertThat(api.get("/probe/as/user").bearer("x".repeat(2000)).send().verdict()).isEqualTo("401 unauthorized");
        assertThat(api.identity.lookUps).hasValue(0);
    }

    /** 61/AO-17: by kind of identity. */
    @ParameterizedTest
    @CsvSource({
        "user, user, 200", "user, administrator, 403 forbidden", "user, anybody, 200",
        "administrator, user, 403 forbidden", "administrator, administrator, 200", "administrator, anybody, 200",
        "guest, user, 403 forbidden", "guest, administrator, 403 forbidden", "guest, anybody, 403 forbidden",
        "nobody, user, 401 unauthorized", "nobody, administrator, 401 unauthorized", "nobody, anybody, 401 unauthorized",
    })
    void kindsOfIdentity(String who, String operation, String verdict) {
        String credential = switch (who) {
            case "user" -> token;
            case "administrator" -> api.identity.administratorToken();
            case "guest" -> api.identity.guestToken();
            default -> "";
        };
        assertThat(api.get("/probe/as/" + operation).bearer(credential).send().verdict()).isEqualTo(verdict);
    }

    @Test
    void anOperationWithoutDeclarationIsClosed() {
        assertThat(api.get("/probe/undeclared").bearer(api.identity.administratorToken()).send().verdict()).isEqualTo("403 forbidden");
    }

    @Test
    void cookieAloneReadsButChangesNothing() {
        assertThat(api.get("/probe/as/user").cookie(token).send().status()).isEqualTo(200);
        assertThat(api.call("PATCH", "/probe/echo").cookie(token).json("{}").send().verdict()).isEqualTo("403 csrf");
        assertThat(api.call("PUT", "/probe/echo").cookie(token).json("{}").send().verdict()).isEqualTo("403 csrf");
        assertThat(api.call("DELETE", "/probe/echo").cookie(token).send().verdict()).isEqualTo("403 csrf");
        assertThat(api.post("/probe/echo").cookie(token).send().verdict()).isEqualTo("403 csrf");
        assertThat(api.call("PATCH", "/probe/echo").cookie(token).header("X-CSRF-Token", "wrong").json("{}").send().verdict())
                .isEqualTo("403 csrf");
        String other = api.identity.token(api.identity.account("bob"));
        String foreign = api.identity.csrf(other);
        assertThat(api.call("PATCH", "/probe/echo").cookie(token).header("X-CSRF-Token", foreign).json("{}").send().verdict())
                .isEqualTo("403 csrf");
        assertThat(api.call("PATCH", "/probe/echo").page(token).json("{}").send().status()).isEqualTo(200);
        assertThat(api.call("DELETE", "/probe/echo").page(token).send().status()).isEqualTo(204);
    }

    @Test
    void bearerNeedsNoCsrfAndComesFromAnywhere() {
        Answer answer = api.call("PATCH", "/probe/echo").bearer(token).header("Origin", "https://elsewhere.example").json("{}").send();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.raw().headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 200", "own, 200", "https://127.0.0.1:PORT, 200", "https://video.example.org, 200", "https://video.example.org:443, 200",
        "http://127.0.0.1, 403 csrf", "https://elsewhere.example, 403 csrf", "https://video.example.org:8443, 403 csrf",
        "http://127.0.0.1.elsewhere.example:PORT, 403 csrf", "null, 403 csrf", "file://, 403 csrf", "'not an address', 403 csrf",
    })
    void changesWithCookieComeFromOurOwnPages(String origin, String verdict) {
        api.settings.set("server.externalUrl", "https://video.example.org/");
        String sent = origin.equals("own") ? api.base() : origin.replace("PORT", String.valueOf(api.port()));
        assertThat(api.call("PATCH", "/probe/echo").page(token).header("Origin", sent).json("{}").send().verdict()).isEqualTo(verdict);
        assertThat(api.post("/probe/run").header("Origin", sent).send().verdict()).isEqualTo(verdict);
        assertThat(api.post("/probe/run?access_token=x").header("Origin", sent).send().verdict()).as("no way round").isEqualTo(verdict);
        assertThat(api.post("/probe/run").bearer("x").header("Origin", sent).send().verdict()).as("no way round").isEqualTo(verdict);
        assertThat(api.get("/probe/as/user").cookie(token).header("Origin", sent).send().status()).isEqualTo(200);
    }

    @Test
    void operationsForNobodyDoNotLookAtTokens() {
        assertThat(api.get("/probe/page").bearer("unknown").send().status()).isEqualTo(200);
        assertThat(api.identity.lookUps).hasValue(0);
        assertThat(api.post("/probe/echo").bearer("unknown").send().json().get("caller").asText()).isEqualTo("nobody");
        assertThat(api.post("/probe/echo").bearer(token).send().json().get("caller").asText()).isEqualTo("ada@video.example.org");
    }

    @Test
    void nothingAnswersBeforeSetUp() {
        api.identity.setupRequired = true;
        assertThat(api.get("/probe/page").send().verdict()).isEqualTo("409 setupRequired");
        assertThat(api.get("/probe/as/user").bearer(token).send().verdict()).isEqualTo("409 setupRequired");
        assertThat(api.get("/nothing").send().verdict()).isEqualTo("404 routeNotFound");
    }

    @Test
    void aDatabaseThatIsAwayIsToldAndHeals() {
        api.identity.failure = new RostrumException(CommonError.STORE_UNAVAILABLE, "The database does not answer.");
        assertThat(api.get("/probe/as/user").bearer(token).send().verdict()).isEqualTo("503 storeUnavailable");
        assertThat(api.get("/probe/page").send().status()).isEqualTo(200);
        api.identity.failure = null;
        assertThat(api.get("/probe/as/user").bearer(token).send().status()).isEqualTo(200);
    }

    /** 80/UGP-4: links use the external address, with its port; without it the address that was used. */
    @Test
    void baseOfLinks() {
        assertThat(api.post("/probe/echo").send().json().get("base").asText()).isEqualTo(api.base());
        api.settings.set("server.externalUrl", "https://video.example.org:4433/");
        assertThat(api.post("/probe/echo").send().json().get("base").asText()).isEqualTo("https://video.example.org:4433");
    }
}
