// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.rest.internal.TestApi.Answer;
import org.rostrum.rest.internal.TestApi;
import org.rostrum.test.VirtualTime;

class BackupsResourceTest {

    private final TestApi api = new TestApi();
    private final NoEvents events = new NoEvents();
    private final Deque<Runnable> background = new ArrayDeque<>();
    private FakeBackups backups;
    private String admin;

    @TempDir
    Path data;

    @BeforeEach
    void start() throws IOException {
        Path folder = Files.createDirectory(data.resolve("backups"));
        backups = new FakeBackups(folder);
        VirtualTime time = new VirtualTime();
        api.serve(new BackupsResource(new BackupJob(backups, new BackupFolder(folder), api.settings, events, background::add, time)));
        admin = api.identity.administratorToken();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private Answer send(String method, String path) {
        return api.call(method, path).page(admin).send();
    }

    private String make() {
        assertThat(send("POST", "/backups").status()).isEqualTo(202);
        background.remove().run();
        return send("GET", "/backups").json().at("/backup/name").asText();
    }

    @Test // 10/BKP-1, BKP-2: the file is listed, fetched and deleted; each step is an event
    void aBackupIsMadeFetchedAndDeleted() {
        assertThat(send("GET", "/backups").text()).contains("\"state\":\"idle\"", "\"cnt\":0");
        assertThat(send("POST", "/backups").text()).startsWith("{\"backup\":{\"state\":\"running\"");
        assertThat(send("POST", "/backups").verdict()).as("one at a time").isEqualTo("409 backupRunning");
        assertThat(background).hasSize(1);
        background.remove().run();
        String name = send("GET", "/backups").json().at("/backup/name").asText();
        assertThat(send("GET", "/backups").json().at("/list/0/name").asText()).isEqualTo(name);
        Answer file = send("GET", "/backups/" + name);
        assertThat(file.text()).startsWith("backup of ");
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"" + name + "\"");
        assertThat(api.call("GET", "/backups/" + name).page(admin).header("Accept-Encoding", "gzip, deflate, br").send().text()).isEqualTo(file.text());
        assertThat(send("DELETE", "/backups/" + name).status()).isEqualTo(204);
        assertThat(send("DELETE", "/backups/" + name).verdict()).isEqualTo("404 backupNotFound");
        assertThat(send("GET", "/backups/" + name).verdict()).isEqualTo("404 backupNotFound");
        assertThat(events.types()).containsExactly("backup.created", "backup.downloaded", "backup.downloaded", "backup.deleted");
    }

    @ParameterizedTest // nothing else of the folder, nothing outside of it
    @ValueSource(strings = {"..", "..%2Fkeys", "notes.txt", "rostrum-backup-20300101T000000Z.zip.part", "link", "%2e%2e%5Ckeys", "rostrum-backup-x.zip",
        "rostrum-backup-20300101T000009Z.zip"})
    void otherNamesAreNone(String name) throws IOException {
        Path folder = data.resolve("backups");
        Files.writeString(folder.resolve("notes.txt"), "mine");
        Files.writeString(folder.resolve("rostrum-backup-20300101T000000Z.zip.part"), "half");
        Path secret = Files.writeString(data.resolve("secret"), "secret");
        Files.createSymbolicLink(folder.resolve("rostrum-backup-20300101T000009Z.zip"), secret);
        for (String method : new String[] {"GET", "DELETE"}) {
            assertThat(send(method, "/backups/" + name).status()).as(method).isBetween(400, 405);
        }
        assertThat(send("GET", "/backups").json().path("cnt").asInt()).isZero();
        assertThat(folder.resolve("notes.txt")).exists();
        assertThat(secret).exists();
    }

    @Test
    void aFailureIsToldAndTheNextOneRuns() {
        backups.failure = new RostrumException(CommonError.STORE_UNAVAILABLE, "the database is away");
        make();
        assertThat(send("GET", "/backups").text()).contains("\"state\":\"failed\"", "\"reason\":\"storeUnavailable\"", "the database is away", "\"cnt\":0");
        backups.failure = new IllegalStateException("secret detail");
        make();
        assertThat(send("GET", "/backups").text()).contains("\"reason\":\"internal\"").doesNotContain("secret detail");
        backups.failure = null;
        assertThat(make()).startsWith("rostrum-backup-");
        assertThat(events.types()).containsExactly("backup.failed", "backup.failed", "backup.created");
    }

    @Test
    void onlyTheNewestAreKeptWhereThatIsSet() {
        make();
        make();
        make();
        assertThat(send("GET", "/backups").json().path("cnt").asInt()).as("by default all").isEqualTo(3);
        api.settings.set("backup.keepNewest", "2");
        String last = make();
        assertThat(send("GET", "/backups").json().path("list").findValuesAsText("name")).hasSize(2).first().isEqualTo(last);
        assertThat(events.types()).containsSubsequence("backup.created", "backup.deleted", "backup.deleted");
    }

    @Test // as AdministratorsResource: the key makes no more of itself
    void theApiKeyDoesNotFetchFiles() {
        String name = make();
        assertThat(api.get("/backups/" + name).bearer(api.identity.apiKey()).send().verdict()).isEqualTo("403 forbidden");
        assertThat(api.get("/backups").bearer(api.identity.apiKey()).send().status()).isEqualTo(200);
    }
}
