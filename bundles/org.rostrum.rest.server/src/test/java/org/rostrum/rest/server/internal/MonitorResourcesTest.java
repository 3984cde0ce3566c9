// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.licence.internal.LicenceManager;
import org.rostrum.rest.internal.TestApi.Answer;
import org.rostrum.rest.internal.TestApi;
import org.rostrum.test.DirectThreads;
import org.rostrum.test.VirtualTime;

/** Dashboard and server log. */
class MonitorResourcesTest {

    private static final String LOG = """
            2026-01-01T10:00:00,001 | INFO  | main             | Listener                         | org.rostrum.listener | listening at 8443
            2026-01-01T10:00:01,002 | WARN  | pool-1           | StoredSettings                   | org.rostrum.settings | a | with bars
            2026-01-01T10:00:02,003 | ERROR | pool-2           | ErrorMapper                      | org.rostrum.rest | request failed, trace 42
            java.lang.IllegalStateException: boom
            \tat org.rostrum.X.y(X.java:1)
            """;

    private final VirtualTime time = new VirtualTime();
    private final TestApi api = new TestApi();
    private LicenceManager licence;
    private Path log;
    private String token;

    @TempDir
    Path data;

    @BeforeEach
    void start() throws IOException {
        licence = new LicenceManager(data, "a".repeat(64), 0, false, new DirectThreads(time), new NoEvents(), time);
        log = data.resolve("log/rostrum.log");
        Files.createDirectories(log.getParent());
        Files.writeString(log, LOG);
        api.serve(MonitorApi.dashboard(data, licence, api.settings), new ServerLogResource(new LogFile(log)));
        token = api.identity.securityAdministratorToken();
    }

    @AfterEach
    void stop() {
        api.close();
        licence.close();
    }

    private Answer get(String path) {
        return api.get(path).bearer(token).send();
    }

    // 10/K Dashboard tab: Now, Status, Storage; 10/SUM-2: the real state; 60/SA-6
    @Test
    void dashboardTellsNowStatusStorageAndServer() {
        JsonNode body = get("/dashboard").json();
        assertThat(body.at("/now/conferences").asInt()).isEqualTo(2);
        assertThat(body.at("/now/participants").asInt()).isEqualTo(8);
        assertThat(body.at("/now/guests").asInt()).isEqualTo(3);
        assertThat(body.at("/now/cpu").asInt()).isEqualTo(26);
        assertThat(body.at("/status/1").toString())
                .isEqualTo("{\"name\":\"disk\",\"state\":\"warning\",\"code\":\"diskAlmostFull\",\"message\":\"500 MB are free.\"}");
        assertThat(body.at("/storage/free_bytes").asLong()).isPositive();
        assertThat(body.at("/storage/log_bytes").asLong()).isEqualTo(LOG.length());
        assertThat(body.at("/server/state").asText()).isEqualTo("warning");
        assertThat(body.at("/server/version").asText()).isEqualTo("1.2.3");
        assertThat(body.at("/server/uptime_seconds").asLong()).isEqualTo(77);
    }

    // 10/SUM-1
    @Test
    void historyHasTheSpanAskedForOrTheLastDay() {
        long now = MonitorApi.NOW.getEpochSecond();
        assertThat(get("/dashboard/history?metric=participants").json().toString())
                .isEqualTo("{\"points\":[[" + (double) (now - 86_400) + ",5.0],[" + (double) (now - 1) + ",120.0]]}".replace("E9", "E9"));
        assertThat(get("/dashboard/history?metric=cpu&from=1000&to=2000&points=7").json().toString())
                .isEqualTo("{\"points\":[[1000.0,0.0],[1999.0,7.0]]}");
    }

    @ParameterizedTest
    @CsvSource({"metric=heat, metric", "'', metric", "metric=cpu&points=0, points", "metric=cpu&points=2001, points",
        "metric=cpu&from=2000&to=2000, from", "metric=cpu&from=-1, from", "metric=cpu&to=99999999999999, to"})
    void wrongSpansAreRefused(String query, String location) {
        Answer answer = get("/dashboard/history?" + query);
        assertThat(answer.verdict()).isEqualTo("400 invalidValue");
        assertThat(answer.location()).isEqualTo(location);
    }

    // 10/LOG-1, 60/SA-8
    @Test
    void logHasEntriesWithTheirTraces() {
        JsonNode lines = get("/server-log").json().get("lines");
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1).get("text").asText()).isEqualTo("a | with bars");
        assertThat(lines.get(2).get("text").asText()).startsWith("request failed, trace 42\njava.lang").endsWith("X.java:1)");
        assertThat(lines.get(0).get("logger").asText()).isEqualTo("Listener");
    }

    @ParameterizedTest
    @CsvSource({"level=error, 1", "level=warn, 2", "level=INFO, 3", "search=BOOM, 1", "search=storedsettings, 1", "search=nothing, 0",
        "lines=1, 1", "lines=2, 2"})
    void logIsFiltered(String query, int entries) {
        assertThat(get("/server-log?" + query).json().get("lines")).hasSize(entries);
    }

    @ParameterizedTest
    @CsvSource({"level=loud, level", "lines=0, lines", "lines=5001, lines"})
    void wrongFiltersAreRefused(String query, String location) {
        Answer answer = get("/server-log?" + query);
        assertThat(answer.verdict()).isEqualTo("400 invalidValue");
        assertThat(answer.location()).isEqualTo(location);
    }

    // 10/LOG-1: saved as a text file
    @Test
    void logIsSavedAsAFile() throws IOException {
        Answer file = get("/server-log/file");
        assertThat(file.text()).isEqualTo(LOG);
        assertThat(file.header("Content-Type")).startsWith("text/plain");
        assertThat(file.header("Content-Disposition")).contains("rostrum.log");
        Files.delete(log);
        assertThat(get("/server-log/file").verdict()).isEqualTo("404 logNotFound");
        assertThat(get("/server-log").json().get("lines")).isEmpty();
    }
}
