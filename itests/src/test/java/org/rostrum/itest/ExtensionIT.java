// SPDX-License-Identifier: Apache-2.0
package org.rostrum.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.test.Eventually.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rostrum.itest.AdminApi.Answer;

/** Extensions come and go by API, deploy folder and console; what is wrong with them is told and leaves nothing behind. */
@ExtendWith(SharedServer.class)
class ExtensionIT {

    private static final String ID = "org.example.applause";

    private ServerProcess server;
    private AdminApi api;

    @BeforeEach
    void signIn(ServerProcess shared) {
        server = shared;
        api = new AdminApi(shared);
    }

    @AfterEach
    void leaveNothing() {
        for (JsonNode feature : api.get("/features").body().path("list")) {
            if (feature.path("kind").asText().equals("extension")) {
                api.delete("/extensions/" + feature.path("id").asText());
            }
        }
    }

    @Test // 10/EXT, 00/R-4: in, used, stopped, started, out, in again, upgraded, gone
    void anExtensionComesByUploadAndGoes() throws IOException {
        assertThat(api.upload(Files.readAllBytes(Project.applause("1.0.0"))).body().at("/features/0/state").asText()).isEqualTo("active");
        awaitVersion("1.0.0");
        assertThat(server.console("applause:show")).contains("0 claps");
        String module = api.get("/panel-pages").body().at("/list/0/module").asText();
        assertThat(page(module).headers().firstValue("Content-Type")).contains("text/javascript; charset=utf-8");
        assertThat(page(module.replace("index.js", "table.js")).statusCode()).isEqualTo(200);
        assertThat(page("/panel/extensions/applause/index.js").headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(page("/panel/extensions/applause/absent.js").statusCode()).isEqualTo(404);
        assertThat(page("/panel/extensions/applause").body()).as("a route of the panel").isEqualTo(page("/panel/").body()).contains("<html");

        assertThat(api.post("/features/" + ID + "/stop").body().at("/feature/state").asText()).isEqualTo("stopped");
        assertThat(api.get("/applause").verdict()).isEqualTo("404 routeNotFound");
        assertThat(page(module).statusCode()).isEqualTo(404);
        assertThat(api.post("/features/" + ID + "/start").body().at("/feature/state").asText()).isEqualTo("active");
        awaitVersion("1.0.0");

        assertThat(api.post("/features/" + ID + "/uninstall").body().at("/feature/state").asText()).isEqualTo("available");
        assertThat(server.console("bundle:list")).doesNotContain("Applause");
        assertThat(api.post("/features/" + ID + "/start").verdict()).isEqualTo("409 featureState");
        assertThat(api.post("/features/" + ID + "/install").body().at("/feature/state").asText()).isEqualTo("active");

        assertThat(api.upload(Files.readAllBytes(Project.applause("1.1.0"))).body().at("/features/0/version").asText()).isEqualTo("1.1.0");
        awaitVersion("1.1.0");
        assertThat(api.get("/panel-pages").body().at("/list/0/module").asText()).isNotEqualTo(module);
        assertThat(server.console("rostrum:extension-list")).contains(ID, "1.1.0", "active");

        assertThat(api.delete("/extensions/" + ID).status()).isEqualTo(204);
        assertGone();
    }

    @Test // 10/EXT: by a file in the deploy folder, replaced and deleted there
    void anExtensionComesByTheDeployFolderAndGoes() throws IOException {
        Path file = server.data().resolve("deploy/applause.kar");
        drop(Project.applause("1.0.0"), file);
        awaitVersion("1.0.0");
        drop(Project.applause("1.1.0"), file);
        awaitVersion("1.1.0");
        Files.delete(file);
        awaitVersion("");
        assertGone();
    }

    @Test // what the script makes is built with nothing but Maven, and works
    void aNewProjectIsAnExtension() throws IOException {
        Path project = Archive.target().resolve("projects/hello");
        Archive.delete(project);
        Project.run(Archive.target(), List.of(Project.root().resolve("rostrum").toString(), "new-extension", "org.acme.hello", project.toString()));

        assertThat(api.upload(Files.readAllBytes(Project.build(project))).body().at("/features/0/title").asText()).isEqualTo("Hello");

        eventually(() -> api.get("/hello").body().path("greeting").asText().equals("Hello, itest!") ? "" : api.get("/hello").toString());
        assertThat(page("/panel/extensions/hello/index.js").statusCode()).isEqualTo(200);
    }

    @Test // 10/EXT: what an administrator installed, stopped or removed is so after a restart too
    void stateSurvivesARestart() throws IOException {
        try (ServerProcess own = ServerProcess.start("extension-restart", SharedServer.SETUP)) {
            AdminApi first = new AdminApi(own);
            assertThat(first.upload(Files.readAllBytes(Project.applause("1.0.0"))).status()).isEqualTo(200);
            own.stop();
            own.restart();
            eventually(() -> new AdminApi(own).get("/applause").status() == 200 ? "" : "not there after a restart");

            new AdminApi(own).post("/features/" + ID + "/stop");
            own.stop();
            // as a new version of the server does
            Files.delete(own.data().resolve("karaf/id"));
            own.restart();
            eventually(() -> state(new AdminApi(own)).equals("stopped") ? "" : "is " + state(new AdminApi(own)));
            assertThat(new AdminApi(own).post("/features/" + ID + "/start").body().at("/feature/state").asText()).isEqualTo("active");
        }
    }

    private record Wrong(String name, byte[] kar, String verdict) {}

    private static List<Wrong> wrong() throws IOException {
        byte[] right = Files.readAllBytes(Project.applause("1.0.0"));
        return List.of(
                new Wrong("nothing", new byte[0], "400 extensionInvalid"),
                new Wrong("not a zip", "not a zip".getBytes(), "400 extensionInvalid"),
                new Wrong("broken zip", Arrays.copyOf(right, right.length / 2), "400 extensionInvalid"),
                new Wrong("path out of it", Karfile.of("a", "", Map.of("repository/../../../../out-features.xml", "x")), "400 extensionInvalid"),
                new Wrong("no feature file", Karfile.of("a", "", Map.of("repository/a.txt", "x")), "400 extensionInvalid"),
                new Wrong("broken feature file", Karfile.of("a", "", Map.of("repository/a-features.xml", "<features")), "400 extensionInvalid"),
                new Wrong("name of the core", Karfile.empty("rostrum-web", ""), "400 extensionInvalid"),
                new Wrong("feature of the core", Karfile.of("a", "", Map.of("repository/a-features.xml",
                        Karfile.features("rostrum-web", ""))), "400 extensionInvalid"),
                new Wrong("does not resolve", Karfile.unresolved("org.example.lost", "1.0.0"), "409 extensionUnresolved"),
                new Wrong("bundle is missing", Karfile.of("org.example.lost", "", Map.of("repository/a-features.xml",
                        Karfile.features("org.example.lost", "<bundle>mvn:org.example/lost/1</bundle>"))), "409 extensionUnresolved"));
    }

    @Test // 10/EXT-2: a code, nothing half done, nothing left
    void aWrongFileIsRefusedAndLeavesNothing() throws IOException {
        String before = server.console("feature:repo-list; bundle:list");
        for (Wrong wrong : wrong()) {
            assertThat(api.upload(wrong.kar).verdict()).as(wrong.name).isEqualTo(wrong.verdict);
        }
        assertThat(server.console("feature:repo-list; bundle:list")).isEqualTo(before);
        assertGone();
    }

    @Test // 10/EXT-2: an upgrade that does not resolve leaves the version that was there, running, whatever version it says to be
    void aWrongUpgradeLeavesTheOldVersion() throws IOException {
        api.upload(Files.readAllBytes(Project.applause("1.0.0")));
        awaitVersion("1.0.0");
        String before = server.console("feature:repo-list; bundle:list; feature:list -i");
        List<Path> files = files(server.data().resolve("karaf/data/kar"));

        for (String version : List.of("1.0.0", "1.1.0", "0.9.0")) {
            Answer answer = api.upload(Karfile.unresolved(ID, version));

            assertThat(answer.verdict()).as(version).isEqualTo("409 extensionUnresolved");
            assertThat(answer.body().at("/error/errors/0/message").asText()).contains("org.example.nowhere").doesNotContain("rehearsal");
            assertThat(version()).isEqualTo("1.0.0");
        }

        assertThat(server.console("feature:repo-list; bundle:list; feature:list -i")).isEqualTo(before);
        assertThat(files(server.data().resolve("karaf/data/kar"))).isEqualTo(files);
        assertThat(server.data().resolve("karaf/data/kar-staging")).doesNotExist();
    }

    @Test // 10/EXT-2: what the file holds counts, not the version that it says
    void anotherContentOfTheSameVersionIsAnUpgrade() throws IOException {
        byte[] first = Files.readAllBytes(Project.applause("1.0.0"));
        api.upload(first);
        awaitVersion("1.0.0");
        String module = api.get("/panel-pages").body().at("/list/0/module").asText();

        byte[] second = Karfile.replaced(first, "panel/index.js", "export const second = true;");
        assertThat(api.upload(second).body().at("/features/0/state").asText()).isEqualTo("active");

        eventually(() -> page("/panel/extensions/applause/index.js").body().contains("second") ? "" : "still the first page");
        assertThat(api.get("/panel-pages").body().at("/list/0/module").asText()).isNotEqualTo(module);
        awaitVersion("1.0.0");
    }

    @Test // 00/R-22: panel and API do not stop by mistake
    void aPartThatTheAdministratorNeedsStopsOnlyWhenConfirmed() {
        assertThat(api.post("/features/rostrum-http/stop").verdict()).isEqualTo("409 wouldCutYouOff");
        assertThat(api.post("/features/rostrum-manager/stop", "{\"confirm\":false}").verdict()).isEqualTo("409 wouldCutYouOff");
        assertThat(api.post("/features/rostrum-lib-http/stop").verdict()).isEqualTo("409 featureState");
        assertThat(api.post("/features/nothing/stop").verdict()).isEqualTo("404 featureNotFound");

        Answer stopped = api.post("/features/rostrum-manager/stop", "{\"confirm\":true}");
        assertThat(stopped.status()).isEqualTo(200);
        eventually(() -> api.get("/features").verdict().equals("404 routeNotFound") ? "" : "still there");
        server.console("feature:start rostrum-manager");
        eventually(() -> api.get("/features").status() == 200 ? "" : "not there again");
    }

    private HttpResponse<String> page(String path) {
        return server.send(HttpRequest.newBuilder(server.https(path)).build());
    }

    /** The engine takes new resources up a moment after they have come. */
    private void awaitVersion(String expected) {
        eventually(() -> version().equals(expected) ? "" : "version " + version());
    }

    private String version() {
        return api.get("/applause").body().path("version").asText();
    }

    private static String state(AdminApi api) {
        for (JsonNode feature : api.get("/features").body().path("list")) {
            if (feature.path("id").asText().equals(ID)) {
                return feature.path("state").asText();
            }
        }
        return "absent";
    }

    private static void drop(Path kar, Path file) throws IOException {
        Path draft = Files.copy(kar, file.resolveSibling("draft"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private void assertGone() throws IOException {
        assertThat(state(api)).isEqualTo("absent");
        assertThat(api.get("/applause").verdict()).isEqualTo("404 routeNotFound");
        assertThat(server.console("bundle:list")).doesNotContain("Applause");
        assertThat(files(server.data().resolve("extensions"))).isEmpty();
        assertThat(files(server.data().resolve("karaf/data/kar"))).isEmpty();
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }
}
