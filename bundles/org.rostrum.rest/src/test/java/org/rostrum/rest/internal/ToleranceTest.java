// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.rest.internal.TestApi.Answer;

/** Contract 61 section 2: what existing programs send must be understood. */
class ToleranceTest {

    private static TestApi api;

    @BeforeAll
    static void start() {
        api = new TestApi().serve(new ProbeResource());
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    /** 61/TR-2, 61/TR-3, 61/TR-5, 61/TR-6, 61/TR-7, 61/AO-2: content type, body, and what is read from it. */
    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "TR-2 json        | application/json                  | {'text':'a','number':1,'flag':true}      | a | 1 | true",
        "TR-2 charset     | application/json; charset=utf-8   | {'text':'é'}                             | é |   |",
        "TR-2 form        | application/x-www-form-urlencoded | text=a+b%21&number=7&flag=1              | a b! | 7 | true",
        "TR-2 form        | application/x-www-form-urlencoded; charset=UTF-8 | text=%D0%B6&flag=false    | ж |   | false",
        "TR-3 missing     | ``                                | {'text':'a'}                             | a |   |",
        "TR-3 plain       | text/plain                        | {'text':'a'}                             | a |   |",
        "TR-3 form type   | application/x-www-form-urlencoded | {'text':'a'}                             | a |   |",
        "TR-3 blanks      | application/x-www-form-urlencoded | `  {'text':'a'}  `                       | a |   |",
        "TR-3 nonsense    | no/such/type                      | {'text':'a'}                             | a |   |",
        "TR-5 numbers     | application/json                  | {'number':'36','flag':1}                 |   | 36 | true",
        "TR-5 zero        | application/json                  | {'number':'0','flag':0}                  |   | 0 | false",
        "TR-5 texts       | application/json                  | {'flag':'1','text':5}                    | 5 |   | true",
        "TR-5 empty       | application/json                  | {'number':'','flag':''}                  |   |   |",
        "TR-6 unknown     | application/json                  | {'text':'a','groups':'x','avatar':{'b':1}} | a |   |",
        "TR-7 read-only   | application/json                  | {'text':'a','created_at':1,'url':'u'}    | a |   |",
        "nulls            | application/json                  | {'text':null,'number':null,'flag':null}  |   |   |",
    })
    void bodiesAreUnderstood(String name, String type, String body, String text, Integer number, Boolean flag) {
        Answer answer = api.post("/probe/echo").body(type, body.replace('\'', '"')).send();
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().at("/echo/text").asText()).isEqualTo(String.valueOf(text));
        assertThat(answer.json().at("/echo/number").asText()).isEqualTo(String.valueOf(number));
        assertThat(answer.json().at("/echo/flag").asText()).isEqualTo(String.valueOf(flag));
    }

    /** 61/TR-2: lists in forms; 61/TR-5: one value where a list is meant, empty lists and texts where an object is meant. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "application/x-www-form-urlencoded | tags[]=a&tags[]=b           | ['a','b']",
        "application/x-www-form-urlencoded | tags=a&tags=b               | ['a','b']",
        "application/x-www-form-urlencoded | tags=a                      | ['a']",
        "application/json                  | {'tags':'a'}                | ['a']",
        "application/json                  | {'tags':''}                 | []",
        "application/json                  | {'tags':[1,2]}              | ['1','2']",
        "application/json                  | {'inner_object':[]}         | null",
        "application/json                  | {'inner_object':''}         | null",
    })
    void listsAndObjectsAreUnderstood(String type, String body, String tags) {
        Answer answer = api.post("/probe/echo").body(type, body.replace('\'', '"')).send();
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().at("/echo/tags").toString()).isEqualTo(tags.replace('\'', '"'));
        assertThat(answer.json().at("/echo/inner_object").isNull()).isTrue();
    }

    /** 61/TR-4 */
    @ParameterizedTest
    @CsvSource(value = {"''", "application/json", "application/x-www-form-urlencoded", "text/plain"})
    void postWithoutBodyIsAccepted(String type) {
        assertThat(api.post("/probe/run").body(type, "").send().verdict()).isEqualTo("200");
        assertThat(api.post("/probe/echo").body(type, "").send().verdict()).isEqualTo("200");
        assertThat(api.post("/probe/echo").body(type, "  \n").send().verdict()).isEqualTo("200");
    }

    /** 61/TR-6, 61/TR-8 */
    @ParameterizedTest
    @CsvSource(nullValues = "null", value = {
        "text=&number=&flag=, null, null, null",
        "text=a&number=5&flag=1, a, 5, true",
        "text=%20&Content-Type=application/json&x, null, null, null",
        "number=+5&flag=false, null, 5, false",
    })
    void emptyAndUnknownQueryParametersMeanNothing(String query, String text, Integer number, Boolean flag) {
        Answer answer = api.get("/probe/query?" + query).send();
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("text").asText()).isEqualTo(String.valueOf(text));
        assertThat(answer.json().get("number").asText()).isEqualTo(String.valueOf(number));
        assertThat(answer.json().get("flag").asText()).isEqualTo(String.valueOf(flag));
    }

    /** 61 section 5: a text that a database cannot look for is a wrong value, whatever the operation; Jetty lets none into a path. */
    @ParameterizedTest
    @CsvSource({"text=%00, text", "number=1&text=a%00b, text", "unknown=%00, unknown", "access_token=%00, access_token"})
    void zeroCharactersAreWrongValues(String query, String location) {
        Answer answer = api.get("/probe/query?" + query).send();
        assertThat(answer.verdict()).isEqualTo("400 invalidValue");
        assertThat(answer.location()).isEqualTo(location);
        assertThat(api.get("/probe/items/a%00b").send().status()).isEqualTo(400);
    }

    /** 61/TR-9 */
    @ParameterizedTest
    @CsvSource(value = {
        "00000001%40server%23vcs, 00000001@server#vcs",
        "ada@video.example.org, ada@video.example.org",
        "ada%40video.example.org, ada@video.example.org",
        "a+b%20c, a+b c",
        "%D0%B6, ж",
    })
    void pathPartsMayBeEncoded(String sent, String read) {
        assertThat(api.get("/probe/items/" + sent).send().json().get("id").asText()).isEqualTo(read);
    }

    /** 61/AV-2, 61/AV-4 */
    @ParameterizedTest
    @CsvSource({"/api/v4/probe/page", "/api/v4/probe/page/", "/api/v4.1/probe/page", "/api/v4.1/probe/page/"})
    void versionsAndTrailingSlashes(String path) {
        assertThat(api.get(path).send().verdict()).isEqualTo("200");
    }

    /** 61/AV-3 */
    @ParameterizedTest
    @CsvSource({
        "/api/v4/nothing", "/api/v4", "/api/v4/", "/api/v4/probe", "/api/v4/probe/page/more", "/api/v5/probe/page",
        "/api/v3/probe/page", "/api/v4.2/probe/page", "/api/v40/probe/page", "/api/probe", "/api", "/oauth2/authorize", "/oauth2/v2/token",
    })
    void unknownAddressesAreToldSo(String path) {
        Answer answer = api.get(path).send();
        assertThat(answer.verdict()).isEqualTo("404 routeNotFound");
        assertThat(answer.json().at("/error/message").asText()).isEqualTo("Not Found");
    }

    /** 61/AV-5 */
    @Test
    void putIsPatch() {
        String token = api.identity.token(api.identity.account("put"));
        Answer answer = api.call("PUT", "/probe/echo").bearer(token).json("{'text':'a'}").send();
        assertThat(answer.json().at("/echo/text").asText()).isEqualTo("a");
    }

    @Test
    void otherMethodsAreRefused() {
        assertThat(api.call("DELETE", "/probe/page").send().verdict()).isEqualTo("405 methodNotAllowed");
        Answer options = api.call("OPTIONS", "/probe/page").send();
        assertThat(options.verdict()).isEqualTo("405 methodNotAllowed");
        assertThat(options.header("Allow")).contains("GET");
        assertThat(api.call("TRACE", "/probe/page").send().status()).isEqualTo(405);
    }

    @Test
    void headIsGetWithoutBody() {
        Answer answer = api.call("HEAD", "/probe/page").send();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEmpty();
        assertThat(api.call("HEAD", "/nothing").send().status()).isEqualTo(404);
    }

    /** 61/TR-10, 61/TR-11; 61/TR-13: nobody else's pages may read us. */
    @Test
    void answersAreJsonAndNotForOthers() {
        Answer answer = api.get("/probe/page").header("Accept", "text/html").header("Origin", "https://elsewhere.example").send();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(answer.raw().headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    /** 61/TR-16 */
    @Test
    void longAnswersAndRequestsMayBePacked() throws IOException {
        Answer packed = api.get("/probe/long").header("Accept-Encoding", "gzip").send();
        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.raw().body().length).isLessThan(1000);
        assertThat(packed.json().get("text").asText()).hasSize(5000);
        assertThat(api.get("/probe/page").header("Accept-Encoding", "gzip").send().header("Content-Encoding")).isEmpty();

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write("{\"text\":\"packed\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        Answer echo = api.post("/probe/echo").header("Content-Encoding", "gzip").body("application/json", bytes.toByteArray()).send();
        assertThat(echo.json().at("/echo/text").asText()).isEqualTo("packed");
    }

    /** 61/AP-1 */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "``                          | 1 | 50 | 0",
        "page=                       | 1 | 50 | 0",
        "page=0                      | 1 | 50 | 0",
        "page=2                      | 2 | 50 | 50",
        "page=3&page_size=10         | 3 | 10 | 20",
        "page_size=1000              | 1 | 1000 | 0",
        "page_size=2000000           | 1 | 1000 | 0",
        "page=2147483647&page_size=5 | 2147483647 | 5 | 2147483647",
    }, quoteCharacter = '`')
    void pages(String query, int page, int size, int offset) {
        Answer answer = api.get("/probe/page?" + query).send();
        assertThat(answer.json().get("page").asInt()).isEqualTo(page);
        assertThat(answer.json().get("size").asInt()).isEqualTo(size);
        assertThat(answer.json().get("offset").asInt()).isEqualTo(offset);
    }

    /** 61/AP-1 */
    @ParameterizedTest
    @CsvSource({"page=-1, page", "page=x, page", "page_size=0, page_size", "page_size=99999999999, page_size"})
    void wrongPages(String query, String location) {
        Answer answer = api.get("/probe/page?" + query).send();
        assertThat(answer.verdict()).isEqualTo("400 invalidValue");
        assertThat(answer.location()).isEqualTo(location);
    }
}
