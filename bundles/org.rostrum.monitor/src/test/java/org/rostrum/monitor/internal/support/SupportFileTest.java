// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupportFileTest {

    @TempDir
    Path folder;

    private Path data;
    private Path file;

    @BeforeEach
    void aServersFolder() throws IOException {
        data = folder.resolve("data");
        file = folder.resolve("support.zip");
        put("keys/secrets.key", "bWFya2VyTUFSS0VSX2tleTEyMzQ1Ng==\n");
        put("keys/server.pem", "-----BEGIN PRIVATE KEY-----\nMARKERpemPEMpemPEMpem\n-----END PRIVATE KEY-----\n");
        put("setup-code", "MARK-ER00-MARK\n");
        put("karaf/etc/users.properties", "karaf = MARKERconsole,admin,ssh\n");
        put("etc/org.rostrum.store.cfg", "url = jdbc:postgresql://db/rostrum?password=MARKERurl\nuser = rostrum\npassword = MARKERlong \\\n  MARKERnext\n"
                + "# password = MARKERcomment\npasswordFile = " + folder.resolve("db-password") + "\n");
        put("etc/org.rostrum.site.cfg", "mail.password=MARKERsite\nweb.companyName = Example\nmonitor.token = MARKERtoken\nempty.secret =\n");
        put("etc/other.txt", "MARKERother");
        Files.writeString(folder.resolve("db-password"), "MARKERdbfile\nmore");
        put("log/rostrum.log", """
                2026-01-01 | INFO | main | X | b | started with MARKERconsole and MARKERdbfile and MARKERsite
                2026-01-01 | WARN | main | X | b | GET /signal?access_token=MARKERquery refused
                2026-01-01 | WARN | main | X | b | Cookie: rostrum_session=MARKERcookie; x=MARKERcookie2
                2026-01-01 | WARN | main | X | b | set-up code is MARK-ER00-MARK, mail to ann@mail.example.org
                2026-01-01 | WARN | main | X | b | key bWFya2VyTUFSS0VSX2tleTEyMzQ1Ng==
                """);
        put("log/rostrum.1.log", "accounts MARKERaccount, MARKERadmin\n");
        put("db/rostrum.mv.db", "MARKERtable");
        put("licence.json", "MARKERlicence");
    }

    private void put(String name, String text) throws IOException {
        Files.createDirectories(data.resolve(name).getParent());
        Files.writeString(data.resolve(name), text);
    }

    private final Map<String, String> environment = Map.of(
            "ROSTRUM_ACCOUNTS", "ann:MARKERaccount:Ann;bob:MARKERaccount2", "ROSTRUM_ADMIN_PASSWORD", "MARKERadmin",
            "ROSTRUM_HEAP", "2g", "OTHER", "MARKERother", "ROSTRUM_DB_URL", "jdbc:postgresql://x:MARKERuser@h/d");

    private Map<String, String> entries() throws IOException {
        Map<String, String> entries = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    @Test
    void holdsNoSecretWhereverItStood() throws IOException {
        // 10/REG-3: no key in support data; issue: settings, node settings and logs without secrets, nothing of tables
        OfflineSupportFile.write(data, file, false, environment);
        assertThat(entries()).allSatisfy((name, text) -> assertThat(text).as(name).doesNotContainIgnoringCase("marker").doesNotContain("MARK-"));
        assertThat(entries().get("log/rostrum.log")).doesNotContain("bWFya2Vy").doesNotContain("ann@").contains("mail to ***@mail.example.org")
                .contains("GET /signal?access_token=*** refused");
    }

    @Test
    void tellsWhatHelps() throws IOException {
        OfflineSupportFile.write(data, file, true, environment);
        Map<String, String> entries = entries();
        assertThat(entries).containsOnlyKeys("about.txt", "environment.txt", "disk.txt", "ports.txt", "etc/org.rostrum.store.cfg",
                "etc/org.rostrum.site.cfg", "log/rostrum.log", "log/rostrum.1.log");
        assertThat(entries.get("about.txt")).contains("the server was down").contains(System.getProperty("os.version"));
        assertThat(entries.get("environment.txt")).contains("ROSTRUM_HEAP=2g").contains("ROSTRUM_ADMIN_PASSWORD=***").doesNotContain("OTHER");
        assertThat(entries.get("etc/org.rostrum.site.cfg")).isEqualTo("mail.password=***\nweb.companyName = Example\nmonitor.token = ***\nempty.secret =\n");
        assertThat(entries.get("etc/org.rostrum.store.cfg")).contains("user = rostrum").contains("passwordFile = /");
        assertThat(entries.get("disk.txt")).contains(" MB free").contains("db");
        assertThat(entries.get("log/rostrum.log")).contains("ann@mail.example.org");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void aFileThatIsThereStays() throws IOException {
        Files.writeString(file, "mine");
        assertThatThrownBy(() -> OfflineSupportFile.write(data, file, false, Map.of())).hasMessageContaining("is there already");
        assertThat(Files.readString(file)).isEqualTo("mine");
        assertThatThrownBy(() -> OfflineSupportFile.write(data, folder.resolve("none/x.zip"), false, Map.of())).isInstanceOf(IOException.class);
        try (var left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("data", "support.zip", "db-password");
        }
    }

    @Test
    void aPartThatFailsIsToldInItsPlace() throws IOException {
        try (SupportArchive archive = new SupportArchive(file, new Redactor(List.of(), false))) {
            archive.add("bad.txt", () -> {
                throw new IllegalStateException("password=MARKER");
            });
            archive.add("good.txt", () -> "fine");
            archive.finish();
        }
        assertThat(entries()).containsEntry("good.txt", "fine");
        assertThat(entries().get("bad.txt")).startsWith("not to be had").doesNotContain("MARKER");
    }

    @Test
    void ofALongLogOnlyTheEndInWholeLines() throws IOException {
        put("log/rostrum.log", "first token=MARKER\n" + ("x".repeat(999) + "\n").repeat(HostParts.LOG_BYTES / 1000 + 1) + "last\n");
        String end = HostParts.end(data.resolve("log/rostrum.log"));
        assertThat(end).hasSizeLessThanOrEqualTo(HostParts.LOG_BYTES).startsWith("x".repeat(999) + "\n").endsWith("\nlast\n");
    }

    @Test
    void namesWhatListens() {
        String row = "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0 100 0 0 10 0";
        assertThat(ListeningSockets.line("tcp", row, java.util.Set.of("4711"))).isEqualTo("tcp   8080 loopback *");
        assertThat(ListeningSockets.line("tcp", row.replace(" 0A ", " 01 "), java.util.Set.of())).isEmpty();
        assertThat(ListeningSockets.line("udp", row.replace(" 0A ", " 07 ").replace("0100007F", "00000000"), java.util.Set.of())).isEqualTo("udp   8080 all     ");
    }
}
