// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.store.internal.Migration;
import org.rostrum.store.internal.MigrationSource;
import org.rostrum.test.TestDatabase;

/** 10/BKP-5: what is damaged, newer or not ours is refused with a code before anything is touched. */
class RefusedBackupTest {

    @TempDir
    Path folder;

    private Path good;

    @BeforeEach
    void backup() throws SQLException, IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        try (TestDatabase database = TestDatabase.Kind.H2.create()) {
            SampleData.fill(database, 700);
            SampleData.files(data, "from");
            good = SampleData.backup(database, data);
        }
    }

    private String opened(ZipEdit edit) throws IOException {
        Path file = edit.writeTo(folder.resolve("edited.zip"));
        return SampleData.code(() -> BackupFile.open(file).close());
    }

    @Test
    void theRightOneIsTaken() {
        assertThat(SampleData.code(() -> BackupFile.open(good).close())).isEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.5, 0.9, 0.999})
    void aTruncatedFile(double part) throws IOException {
        byte[] whole = Files.readAllBytes(good);
        Path file = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, (int) (whole.length * part)));
        assertThat(SampleData.code(() -> BackupFile.open(file).close())).isEqualTo("backupDamaged");
    }

    /** 10/BKP-5: one bit anywhere in the compressed rows. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.2, 0.3, 0.4})
    void aFlippedBit(double place) throws IOException {
        byte[] bytes = Files.readAllBytes(good);
        bytes[(int) (bytes.length * place)] ^= 4;
        Path file = Files.write(folder.resolve("flipped.zip"), bytes);
        assertThat(SampleData.code(() -> BackupFile.open(file).close())).isEqualTo("backupDamaged");
    }

    @Test
    void aRowTooFewATableMissingAValueOfAnotherType() throws IOException {
        String table = "tables/sample_item.jsonl";
        assertThat(opened(ZipEdit.of(good).replace(table, text -> text.substring(0, text.lastIndexOf('\n'))))).isEqualTo("backupDamaged");
        assertThat(opened(ZipEdit.of(good).remove(table))).isEqualTo("backupDamaged");
        assertThat(opened(ZipEdit.of(good).replace(table, text -> text.replace("true", "7")))).isEqualTo("backupDamaged");
        assertThat(opened(ZipEdit.of(good).replace(table, text -> text.replace("2026-02-28T", "2026-02-30T")))).isEqualTo("backupDamaged");
        assertThat(opened(ZipEdit.of(good).replace(table, text -> text.replace("]", ",1]")))).isEqualTo("backupDamaged");
        assertThat(opened(ZipEdit.of(good).remove("data/licence.json"))).isEqualTo("backupDamaged");
    }

    @Test
    void aNewerFormat() throws IOException {
        assertThat(opened(ZipEdit.of(good).replace("manifest.json", text -> text.replace("\"format\" : 1", "\"format\" : 2")))).isEqualTo("backupNewer");
    }

    @Test
    void aManifestThatIsNotOurs() throws IOException {
        assertThat(opened(ZipEdit.of(good).remove("manifest.json"))).isEqualTo("backupForeign");
        assertThat(opened(ZipEdit.of(good).replace("manifest.json", text -> "{\"name\":\"other\"}"))).isEqualTo("backupForeign");
        assertThat(opened(ZipEdit.of(good).replace("manifest.json", text -> "<xml/>"))).isEqualTo("backupForeign");
        assertThat(opened(ZipEdit.of(good).replace("manifest.json", text -> "null"))).isEqualTo("backupForeign");
        assertThat(opened(ZipEdit.of(good).replace("manifest.json", text -> text.replace("\"tables\"", "\"tafeln\"")))).isEqualTo("backupDamaged");
        assertThat(opened(ZipEdit.of(good).replace("manifest.json", text -> text.replace("\"meet.test\"", "[]")))).isEqualTo("backupDamaged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../escape", "etc/../../escape", "/etc/passwd", "keys/..", "etc\\\\x", "keys/secrets.key", "etc/org.rostrum.store.cfg", "db/password",
        "run/pid", "etc/.hidden/x", "etc//x", "etc/"})
    void aNameThatLeadsElsewhere(String name) throws IOException {
        ZipEdit edit = ZipEdit.of(good).add("data/" + name.replace("\\\\", "\\"))
                .replace("manifest.json", text -> text.replace("\"licence.json\"", "\"licence.json\", \"" + name + "\""));
        assertThat(opened(edit)).isEqualTo("backupUnsafe");
    }

    @Test
    void anEntryThatTheManifestDoesNotName() throws IOException {
        assertThat(opened(ZipEdit.of(good).add("data/etc/extra.cfg"))).isEqualTo("backupUnsafe");
    }

    @Test
    void aTableThatIsNoName() throws IOException {
        assertThat(opened(ZipEdit.of(good).replace("manifest.json", text -> text.replace("\"sample_child\"", "\"x; drop table y\"")))).isEqualTo("backupUnsafe");
    }

    @Test
    void migrationsThatThisVersionDoesNotHave() {
        Migration other = Migration.of("0001-first.sql", "create table sample_other (id integer);");
        List<MigrationSource> wrong = List.of(unit -> List.of(), unit -> List.of(other), unit -> List.of(SampleData.SECOND));
        try (BackupFile backup = BackupFile.open(good)) {
            for (MigrationSource scripts : wrong) {
                assertThat(SampleData.code(() -> Load.check(backup.manifest(), scripts))).isEqualTo("backupMigrationUnknown");
            }
            assertThat(SampleData.code(() -> Load.check(backup.manifest(), SampleData.NEW))).isEqualTo("null");
        }
    }
}
