// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.rest.internal.TestApi.Answer;

/** Contract 61 section 5: the body of refusals; and what wrong, huge and truncated requests get. */
class RefusalTest {

    private static TestApi api;

    @BeforeAll
    static void start() {
        api = new TestApi().serve(new ProbeResource());
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    /** 61 section 5: every field of the body. */
    @Test
    void bodyOfARefusal() {
        Answer answer = api.get("/probe/items/missing").send();
        assertThat(answer.json().at("/error/code").asInt()).isEqualTo(400);
        assertThat(answer.json().at("/error/message").asText()).isEqualTo("Bad Request");
        assertThat(answer.json().at("/error/trace_id").asText()).matches("[0-9a-f]{32}");
        assertThat(answer.json().at("/error/errors")).hasSize(1);
        assertThat(answer.json().at("/error/errors/0").toString())
                .isEqualTo("{\"reason\":\"invalidValue\",\"message\":\"No.\",\"locationType\":\"path\",\"location\":\"item_id\"}");
    }

    /** 00/R-73: all faults at once. */
    @Test
    void everyFaultIsTold() {
        Answer answer = api.post("/probe/checks").send();
        assertThat(answer.verdict()).isEqualTo("400 required");
        assertThat(answer.json().at("/error/errors")).hasSize(2);
        assertThat(answer.json().at("/error/errors/1/reason").asText()).isEqualTo("notSupported");
        assertThat(answer.json().at("/error/errors/1/location").asText()).isEqualTo("pin");
        assertThat(answer.json().at("/error/errors/1/locationType").asText()).isEqualTo("parameter");
    }

    @Test
    void unexpectedFailuresTellOnlyTheirTraceAndAreLoggedOnce() {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream error = System.err;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        Answer answer;
        try {
            answer = api.get("/probe/broken").send();
        } finally {
            System.setErr(error);
        }
        assertThat(answer.verdict()).isEqualTo("500 internal");
        assertThat(answer.text()).doesNotContain("secret").doesNotContain("Exception").doesNotContain("org.rostrum");
        String trace = answer.json().at("/error/trace_id").asText();
        assertThat(log.toString(StandardCharsets.UTF_8)).containsOnlyOnce(trace).containsOnlyOnce("secret detail of the inside");
    }

    /** 61/TR-16: an answer within the limit, whatever the domain does. */
    @Test
    void stagesAreAwaitedWithALimit() {
        assertThat(api.get("/probe/slow").send().verdict()).isEqualTo("503 timeout");
        assertThat(api.get("/probe/failed").send().verdict()).isEqualTo("503 storeUnavailable");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "application/json | {'text':                       | malformed    |",
        "application/json | {'text':'a'} trailing          | malformed    |",
        "application/json | {'text':'a'                    | malformed    |",
        "application/json | []                             | ``           |",
        "application/json | [1]                            | malformed    |",
        "application/json | 'text'                         | malformed    |",
        "application/json | 17                             | malformed    |",
        "application/json | a=b                            | malformed    |",
        "application/json | {'number':'x'}                 | invalidValue | number",
        "application/json | {'number':1.5}                 | invalidValue | number",
        "application/json | {'number':99999999999}         | invalidValue | number",
        "application/json | {'number':{}}                  | invalidValue | number",
        "application/json | {'flag':'maybe'}               | invalidValue | flag",
        "application/json | {'flag':{}}                    | invalidValue | flag",
        "application/json | {'flag':[]}                    | invalidValue | flag",
        "application/json | {'text':{'a':1}}               | invalidValue | text",
        "application/json | {'text':'a\\u0000b'}           | invalidValue | text",
        "application/json | {'text':'\\ud800'}             | invalidValue | text",
        "application/json | {'inner_object':{'size':'x'}}  | invalidValue | inner_object.size",
        "application/json | {'inner_object':7}             | invalidValue | inner_object",
        "application/json | {'tags':[{}]}                  | invalidValue | tags[0]",
        "application/x-www-form-urlencoded | text=%zz      | malformed    |",
        "multipart/form-data; boundary=x   | --x           | malformed    |",
        "text/plain       | hello                          | malformed    |",
    })
    void wrongBodies(String type, String body, String reason, String location) {
        Answer answer = api.post("/probe/echo").body(type, body.replace('\'', '"')).send();
        assertThat(answer.verdict()).as(answer.text()).isEqualTo(reason.isEmpty() ? "200" : "400 " + reason);
        assertThat(answer.location()).isEqualTo(location == null ? "" : location);
    }

    @Test
    void deepAndLongInputIsRefused() {
        String deep = "{\"inner_object\":".repeat(70) + "1" + "}".repeat(70);
        assertThat(api.post("/probe/echo").json(deep).send().verdict()).isEqualTo("400 malformed");
        assertThat(api.post("/probe/echo").json("{\"unknown\":" + "[".repeat(5000)).send().verdict()).isEqualTo("400 malformed");
        assertThat(api.post("/probe/echo").json("{\"number\":" + "1".repeat(200) + "}").send().verdict()).isEqualTo("400 malformed");
        assertThat(api.post("/probe/echo").json("{\"" + "n".repeat(2000) + "\":1}").send().verdict()).isEqualTo("400 malformed");
        assertThat(api.post("/probe/echo").body("application/x-www-form-urlencoded", "a=1&".repeat(1001)).send().verdict())
                .isEqualTo("400 malformed");
    }

    @Test
    void invalidUtf8IsRefused() {
        byte[] bytes = "{\"text\":\"a?\"}".getBytes(StandardCharsets.US_ASCII);
        bytes[bytes.length - 3] = (byte) 0xFF;
        assertThat(api.post("/probe/echo").body("application/json", bytes).send().verdict()).isEqualTo("400 malformed");
    }

    @Test
    void hugeBodiesAreRefused() throws IOException {
        String huge = "{\"text\":\"" + "x".repeat(1 << 20) + "\"}";
        assertThat(api.post("/probe/echo").json(huge).send().verdict()).isEqualTo("413 tooLarge");
        assertThat(api.post("/probe/echo").json(huge).sendChunked().verdict()).isEqualTo("413 tooLarge");
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
            out.write(huge.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(api.post("/probe/echo").header("Content-Encoding", "gzip").body("application/json", bomb.toByteArray()).send().verdict())
                .isEqualTo("413 tooLarge");
        assertThat(api.post("/probe/echo").header("Content-Encoding", "gzip").body("application/json", "{}").send().verdict())
                .isEqualTo("400 malformed");
        String large = "{\"text\":\"" + "x".repeat((1 << 20) - 20) + "\"}";
        assertThat(api.post("/probe/echo").json(large).send().status()).isEqualTo(200);
    }

    @Test
    void truncatedBodiesAreRefusedAndTheServerGoesOn() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", api.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(("POST /api/v4/probe/echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 100\r\n\r\n{\"text\":").getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("malformed").doesNotContain("Exception");
        }
        assertThat(api.get("/probe/page").send().status()).isEqualTo(200);
    }

    @Test
    void brokenQueriesAreRefused() {
        assertThat(raw("GET /api/v4/probe/query?text=%zz HTTP/1.1")).contains("400").contains("malformed");
        assertThat(api.get("/probe/query?number=x").send().verdict()).isEqualTo("400 invalidValue");
        assertThat(api.get("/probe/query?flag=maybe").send().location()).isEqualTo("flag");
    }

    private static String raw(String requestLine) {
        try (Socket socket = new Socket("127.0.0.1", api.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
