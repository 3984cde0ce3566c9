// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.licence.LicenceError;
import org.rostrum.licence.Limit;
import org.rostrum.licence.Pool;
import org.rostrum.licence.file.IssuerKey;
import org.rostrum.licence.file.LicenceFile;
import org.rostrum.licence.file.LicenceFileException;
import org.rostrum.licence.file.LicenceTerms;
import org.rostrum.licence.file.RegistrationKey;
import org.rostrum.licence.file.RequestFile;

/** Every command of the tool; {@link #aKeyARequestAndItsAnswerByTheShippedJar} runs it as it is shipped. */
@Tag("slow")
class ToolTest {

    private static final String PASSWORD = "a long password";
    private static final String HOST = "a".repeat(64);
    private static final String OTHER_HOST = "b".repeat(64);

    @TempDir
    Path place;

    private final Map<String, String> environment = new java.util.HashMap<>(Map.of(Passwords.VARIABLE, PASSWORD));

    private record Run(int exit, String out, String err) {}

    /** Made once: sealing the key takes its time by intention. */
    @TempDir
    static Path made;

    @BeforeAll
    static void init() {
        Run run = run(made, Map.of(Passwords.VARIABLE, PASSWORD), "init", "--name", "Exämple issuer");
        assertThat(run.exit()).as(run.err()).isZero();
    }

    @BeforeEach
    void copy() throws IOException {
        Files.createDirectory(place.resolve("issuer"));
        for (String file : List.of("issuer.key", "issuer.pem", "name")) {
            Files.copy(made.resolve("issuer").resolve(file), place.resolve("issuer").resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    @Test
    void theKeyIsSealedAndForItsOwnerAlone() throws Exception {
        Path key = place.resolve("issuer/issuer.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key))).isEqualTo("rw-------");
        assertThat(Files.readString(key)).contains("\"iterations\" : 600000");
        environment.put(Passwords.VARIABLE, "another password");
        refused("the password is wrong", "issue", "--server-id", "EB2MM");
        environment.put(Passwords.VARIABLE, "short");
        refused("10 characters", "init", "--name", "x", "--folder", place.resolve("second").toString());
        assertThat(place.resolve("second")).doesNotExist();
        assertThat(place.resolve("issuer/register.jsonl")).doesNotExist();
    }

    @Test
    void nothingOverwritesAnIssuer() throws Exception {
        byte[] key = Files.readAllBytes(place.resolve("issuer/issuer.key"));
        refused("already", "init", "--name", "Another");
        assertThat(Files.readAllBytes(place.resolve("issuer/issuer.key"))).isEqualTo(key);
    }

    /** 00/R-3: the table of the template free, row by row. */
    @Test
    void theTemplateFreeIsThatOfTheRuling() throws Exception {
        LicenceTerms free = issue("--server-id", "EB2MM");
        assertThat(free.edition()).isEqualTo("free");
        assertThat(free.accounts()).isEqualTo(Limit.of(10));
        assertThat(free.conferences()).isEqualTo(Limit.of(1));
        assertThat(free.pools()).isEqualTo(Map.of(
                Pool.GUEST, Limit.of(1), Pool.GATEWAY, Limit.of(1), Pool.PRO, Limit.of(10), Pool.ONLINE, Limit.of(15)));
        assertThat(free.features().names())
                .doesNotContain("federation", "watermark", "multicast", "streaming", "dlp", "directory", "licence-manager", "border",
                        "sdk", "transcription")
                .contains("ldap", "gateway", "public-conferences", "interpretation", "calendar", "mail-plugins", "recording",
                        "file-sharing", "screen-sharing", "slideshow");
        assertThat(free.authorityRequired()).as("00/R-6").isFalse();
        assertThat(free.validUntil()).isNull();
        assertThat(free.host()).isNull();
    }

    @Test
    void trialHasAllFunctionsForThreeWeeksAndUnlimitedHasNoEnd() throws Exception {
        // 10/LIC-3
        LicenceTerms trial = issue("--server-id", "EB2MM", "--template", "trial");
        assertThat(trial.features().unlimited()).isTrue();
        assertThat(Duration.between(Instant.now(), trial.validUntil())).isBetween(Duration.ofHours(503), Duration.ofHours(504));
        LicenceTerms unlimited = issue("--server-id", "EB2MM", "--template", "unlimited");
        assertThat(unlimited.validUntil()).isNull();
        assertThat(unlimited.pools().values()).containsOnly(Limit.UNLIMITED);
        assertThat(unlimited.number()).isNotEqualTo(trial.number());
    }

    @Test
    void theCommandLineWinsOverTheTemplate() throws Exception {
        LicenceTerms terms = issue("--server-id", "EB2MM", "--edition", "annual", "--organization", "Örg", "--contact", "Zoë",
                "--online", "unlimited", "--pro", "7", "--guest", "0", "--gateway", "3", "--accounts", "99", "--conferences", "2",
                "--participants", "16x110,49x49", "--add-feature", "streaming", "--add-feature", "x-partner", "--remove-feature", "ldap",
                "--support", "extended", "--valid-from", "2026-01-01", "--valid-until", "2099-12-31", "--grace-days", "14",
                "--major-version", "unlimited", "--authority-required", "true");
        assertThat(terms.edition()).isEqualTo("annual");
        assertThat(terms.organization()).isEqualTo("Örg");
        assertThat(terms.pool(Pool.ONLINE)).isEqualTo(Limit.UNLIMITED);
        assertThat(terms.pool(Pool.GUEST)).isEqualTo(Limit.NONE);
        assertThat(terms.participants().participants(20)).isEqualTo(Limit.of(49));
        assertThat(terms.features().names()).contains("streaming", "x-partner", "gateway").doesNotContain("ldap");
        assertThat(terms.validUntil()).isEqualTo(Instant.parse("2100-01-01T00:00:00Z"));
        assertThat(terms.graceDays()).isEqualTo(Limit.of(14));
        assertThat(terms.majorVersion()).isEqualTo(Limit.UNLIMITED);
        assertThat(issue("--server-id", "EB2MM", "--features", "ldap,gateway").features().names()).isEqualTo(Set.of("ldap", "gateway"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "issue|--server-id is required", "issue --server-id eb2mm|no server ID", "issue --server-id EB2MM --guest many|--guest is a number",
        "issue --server-id EB2MM --gest 1|no option --gest", "issue --server-id EB2MM --template none|no template none",
        "issue --server-id EB2MM --template ../../etc/passwd|letters, digits and hyphens",
        "issue --server-id EB2MM --add-feature fly|no feature fly", "issue --server-id EB2MM --valid-until tomorrow|is a date",
        "issue --server-id EB2MM --valid-until 2020-01-01|before it begins", "issue --server-id EB2MM --days 3 --valid-until 2099-01-01|exclude",
        "issue --server-id EB2MM --participants 16|speakers x participants", "issue --server-id EB2MM --edition Bad!|edition",
        "issue --server-id EB2MM more|what is", "issue --server-id|needs a value", "fly|no command fly", "answer|takes one argument",
        "answer nowhere.txt|no file", "key|--organization is required", "reset-binding EB2MM|not bound", "free-name a.example|no server has",
        "list --folder nowhere|no issuer"
    })
    void whatMakesNoSenseIsRefusedInOneLineAndChangesNothing(String command, String complaint) throws Exception {
        refused(complaint, command.split(" "));
        assertThat(place.resolve("issuer/register.jsonl")).doesNotExist();
    }

    @Test
    void aKeyARequestAndItsAnswer() throws Exception {
        // 10/REG-1, 10/REG-15…20 from the issuer's side
        RegistrationKey key = key("Örganisation");
        RequestFile request = request(key, "video.example.org", HOST);
        LicenceTerms answer = answer(request, "--guest", "5");
        assertThat(answer.serverId()).isEqualTo(key.serverId());
        assertThat(answer.keyDigest()).isEqualTo(key.digest());
        assertThat(answer.requestId()).isEqualTo(request.id());
        assertThat(answer.organization()).isEqualTo("Örganisation");
        assertThat(answer.pool(Pool.GUEST)).isEqualTo(Limit.of(5));
        assertThat(answer.host()).isNull();
        // 10/REG-3: the register holds no secret
        assertThat(Files.readString(place.resolve("issuer/register.jsonl"))).doesNotContain(key.reveal().substring(6));
        // a licence without request is for the same key
        assertThat(issue("--server-id", key.serverId()).keyDigest()).isEqualTo(key.digest());
    }

    @Test
    void aRequestWithAStrangersKeyIsRefused() throws Exception {
        RegistrationKey stranger = RegistrationKey.of("EB2MM-22222-33333-44444");
        refused("did not make", "answer", file(request(stranger, "a.example.org", HOST)));
        RegistrationKey own = key("O");
        RequestFile without = new RequestFile("1".repeat(32), own.serverId(), null, "a.example.org", HOST, 0, Instant.now());
        refused("made without", "answer", file(without));
        Path damaged = Files.writeString(place.resolve("damaged.txt"), request(own, "a.example.org", HOST).write().substring(3));
        refused("not a file that begins", "answer", damaged.toString());
    }

    @Test
    void aBoundServerMovesOnlyAfterAReset() throws Exception {
        // 10/REG-4, 10/REG-22, 10/REG-23
        RegistrationKey key = key("O");
        assertThat(answer(request(key, "a.example.org", HOST), "--bind-host").host()).isEqualTo(HOST);
        assertThat(answer(request(key, "a.example.org", HOST)).host()).as("stays bound").isEqualTo(HOST);
        String moved = file(request(key, "a.example.org", OTHER_HOST));
        refused("computer change is not available", "answer", moved);
        assertThat(run("reset-binding", key.serverId()).exit()).isZero();
        assertThat(answer(request(key, "a.example.org", OTHER_HOST), "--bind-host").host()).isEqualTo(OTHER_HOST);
    }

    @Test
    void aNameBelongsToOneServerUntilItIsFreed() throws Exception {
        // 10/REG-25
        RegistrationKey one = key("One");
        RegistrationKey two = key("Two");
        answer(request(one, "video.example.org", HOST));
        refused("belongs to server " + one.serverId(), "answer", file(request(two, "video.example.org", HOST)));
        assertThat(run("free-name", "video.example.org").out()).contains("is free");
        answer(request(two, "video.example.org", HOST));
        // the other way: the first server takes another name
        answer(request(two, "other.example.org", HOST));
        answer(request(one, "video.example.org", HOST));
    }

    @Test
    void listsWhatWasIssued() throws Exception {
        // 10/LIN-1
        RegistrationKey key = key("O");
        answer(request(key, "a.example.org", HOST));
        issue("--server-id", "ZZZZZ");
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> all = new ArrayList<>();
        for (String line : run("list").out().split("\n")) {
            all.add(json.readTree(line));
        }
        assertThat(all).hasSize(3);
        assertThat(all.get(1).path("server_name").asText()).isEqualTo("a.example.org");
        assertThat(run("list", "--server-id", "ZZZZZ").out().lines()).hasSize(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place.resolve("issuer/register.jsonl"))))
                .isEqualTo("rw-------");
        Files.writeString(place.resolve("issuer/register.jsonl"), Files.readString(place.resolve("issuer/register.jsonl")) + "{\n");
        refused("line 4", "issue", "--server-id", "ZZZZZ");
    }

    @Test
    void ownTemplatesShowAndHelp() throws Exception {
        Files.createDirectories(place.resolve("issuer/templates"));
        Files.writeString(place.resolve("issuer/templates/school.json"), """
                {"edition":"school","pools":{"online":1000,"pro":1000,"guest":0,"gateway":0},"accounts":1000,"conferences":"unlimited",
                "participants":"unlimited","features":[],"support_level":"","authority_required":false,"valid_days":365,"grace_days":7}""");
        assertThat(run("templates").out()).contains("free ", "trial ", "unlimited ", "school ");
        assertThat(issue("--server-id", "EB2MM", "--template", "school").pool(Pool.ONLINE)).isEqualTo(Limit.of(1000));
        Files.writeString(place.resolve("issuer/templates/bad.json"), "{\"edition\":\"x\"}");
        refused("make no licence", "issue", "--server-id", "EB2MM", "--template", "bad");
        Path out = place.resolve("licence.txt");
        assertThat(run("issue", "--server-id", "EB2MM", "--out", out.toString()).out()).isEmpty();
        assertThat(run("show", out.toString()).out()).contains("\"edition\" : \"free\"", "Exämple issuer");
        assertThat(run("help").out()).contains("answer FILE");
        assertThat(IssuerKey.id(IssuerKey.read(run("public-key").out()))).hasSize(32);
    }

    private RegistrationKey key(String organization) throws Exception {
        Run run = run("key", "--organization", organization);
        assertThat(run.exit()).as(run.err()).isZero();
        return RegistrationKey.of(run.out());
    }

    private static RequestFile request(RegistrationKey key, String name, String host) {
        byte[] id = new byte[16];
        new java.security.SecureRandom().nextBytes(id);
        return new RequestFile(java.util.HexFormat.of().formatHex(id), key.serverId(), key.digest(), name, host, 0, Instant.now());
    }

    private String file(RequestFile request) throws IOException {
        return Files.writeString(place.resolve(request.id() + ".txt"), request.write()).toString();
    }

    private LicenceTerms answer(RequestFile request, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of("answer", file(request)));
        command.addAll(List.of(options));
        return terms(run(command.toArray(String[]::new)));
    }

    private LicenceTerms issue(String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of("issue"));
        command.addAll(List.of(options));
        return terms(run(command.toArray(String[]::new)));
    }

    private LicenceTerms terms(Run run) throws Exception {
        assertThat(run.exit()).as(run.err()).isZero();
        var key = IssuerKey.read(Files.readString(place.resolve("issuer/issuer.pem")));
        String broken = run.out().replaceFirst("Issuer: .", "Issuer: x");
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                LicenceFileException.class, () -> LicenceFile.read(broken).terms(key)).error()).isEqualTo(LicenceError.FILE_SIGNATURE);
        return LicenceFile.read(run.out()).terms(key);
    }

    private void refused(String complaint, String... command) throws Exception {
        Run run = run(command);
        assertThat(run.exit()).as("%s: %s", List.of(command), run.out()).isEqualTo(1);
        assertThat(run.err()).startsWith("rostrum-issuer: ").contains(complaint).hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    private Run run(String... arguments) {
        return run(place, environment, arguments);
    }

    private static Run run(Path place, Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Main.run(arguments, place, environment, print(out), print(err));
        return new Run(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    /** From an empty folder to an accepted answer, each step a process of its own. */
    @Test
    void aKeyARequestAndItsAnswerByTheShippedJar() throws Exception {
        environment.put("ROSTRUM_ISSUER_FOLDER", place.resolve("fresh").toString());
        assertThat(process("init", "--name", "Exämple issuer").out()).contains("key ID");
        RegistrationKey key = RegistrationKey.of(process("key", "--organization", "Örganisation").out());
        RequestFile request = request(key, "video.example.org", HOST);
        Run answer = process("answer", file(request), "--template", "trial");
        assertThat(answer.err()).isEmpty();
        var issuer = IssuerKey.read(process("public-key").out());
        LicenceTerms terms = LicenceFile.read(answer.out()).terms(issuer);
        assertThat(terms.organization()).isEqualTo("Örganisation");
        assertThat(terms.requestId()).isEqualTo(request.id());
        assertThat(process("list").out().lines()).hasSize(2);
        Run refused = process("answer", "nowhere.txt");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).isEqualTo("rostrum-issuer: there is no file nowhere.txt\n");
        environment.remove(Passwords.VARIABLE);
        assertThat(process("issue", "--server-id", "EB2MM").err()).contains("no terminal");
    }

    private Run process(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-jar", System.getProperty("issuer.jar")));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(place.toFile());
        builder.environment().remove(Passwords.VARIABLE);
        builder.environment().putAll(environment);
        builder.environment().put("LC_ALL", "C.UTF-8");
        File out = place.resolve("out").toFile();
        File err = place.resolve("err").toFile();
        Process process = builder.redirectOutput(out).redirectError(err)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null"))).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ended").isTrue();
        return new Run(process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
    }
}
