// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.store.internal.backup.SampleData.NEW;
import static org.rostrum.store.internal.backup.SampleData.OLD;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.store.Backups;
import org.rostrum.store.internal.DatabaseTarget;
import org.rostrum.store.internal.MigrationSource;
import org.rostrum.store.internal.TargetChoice;
import org.rostrum.test.TestDatabase;
import org.rostrum.test.TestDatabase.Kind;

class RestoreTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    Path folder;

    private Path from;
    private Path to;

    @BeforeEach
    void folders() throws IOException {
        from = Files.createDirectory(folder.resolve("from"));
        to = Files.createDirectory(folder.resolve("to"));
    }

    private DatabaseTarget target(Kind kind, TestDatabase other) {
        return kind == Kind.H2
                ? TargetChoice.choose("", "", "", "", 1, 1000, to)
                : new DatabaseTarget(other.url(), other.user(), "", 1, 1000);
    }

    private Path restore(Path file, DatabaseTarget target, MigrationSource scripts) throws SQLException, IOException {
        try (BackupFile backup = BackupFile.open(file)) {
            return new Restore(to, scripts).restore(backup, target, NOW);
        }
    }

    /** 10/BKP-1, 10/BKP-3: any backup into any database, every value the same. */
    @ParameterizedTest
    @CsvSource({"H2, H2", "H2, POSTGRESQL", "POSTGRESQL, H2", "POSTGRESQL, POSTGRESQL"})
    void everyRowComesBackOnEitherDatabase(Kind source, Kind kind) throws SQLException, IOException {
        try (TestDatabase database = source.create(); TestDatabase other = kind.create(); Connection before = database.connect()) {
            SampleData.fill(database, 1201);
            SampleData.files(from, "from");
            DatabaseTarget target = target(kind, other);

            Path aside = restore(SampleData.backup(database, from), target, OLD);

            assertThat(aside).isNull();
            try (Connection after = Restore.connect(target); Statement statement = after.createStatement()) {
                assertThat(SampleData.rows(after)).isEqualTo(SampleData.rows(before));
                assertThat(SampleData.rows(after).get("sample_item")).hasSize(1201);
                assertThat(new Catalog(after).migrations()).isEqualTo(new Catalog(before).migrations());
                String next = kind == Kind.H2 ? "select next value for sample_item_seq" : "select nextval('sample_item_seq')";
                try (ResultSet row = statement.executeQuery(next)) {
                    row.next();
                    assertThat(row.getLong(1)).as("no number is given twice").isEqualTo(1050);
                }
            }
            assertThat(to.resolve("keys/custom.p12")).hasContent("from keys/custom.p12\n");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(to.resolve("keys/custom.p12")))).isEqualTo("rw-------");
            assertThat(to.resolve("keys/acme/account.pem")).exists();
            assertThat(to.resolve("licence.json")).exists();
            assertThat(to.resolve("keys/secrets.key")).as("never in a backup").doesNotExist();
            assertThat(to.resolve("etc/org.rostrum.store.cfg")).as("a matter of the host").doesNotExist();
            assertThat(to.resolve("run/pid")).doesNotExist();
        }
    }

    /** 10/BKP-3: the state is that of the backup, what was there is kept aside. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatWasThereIsReplacedAndKeptAside(Kind kind) throws SQLException, IOException {
        try (TestDatabase first = Kind.H2.create(); TestDatabase second = Kind.H2.create(); TestDatabase other = kind.create();
                Connection expected = second.connect()) {
            SampleData.fill(first, 9);
            SampleData.fill(second, 2);
            DatabaseTarget target = target(kind, other);
            restore(SampleData.backup(first, from), target, OLD);
            SampleData.files(to, "old");
            SampleData.files(from, "from");
            Files.delete(from.resolve("keys/custom.p12"));

            assertThat(Restore.isOccupied(target, to)).isTrue();
            Path aside = restore(SampleData.backup(second, from), target, OLD);

            try (Connection after = Restore.connect(target)) {
                assertThat(SampleData.rows(after)).isEqualTo(SampleData.rows(expected));
            }
            assertThat(aside).hasFileName("db.before-restore-20260301T100000Z");
            assertThat(aside.resolve("keys/custom.p12")).hasContent("old keys/custom.p12\n");
            assertThat(to.resolve("keys/custom.p12")).as("the backup has none").doesNotExist();
            assertThat(to.resolve("keys/acme/account.pem")).hasContent("from keys/acme/account.pem\n");
            assertThat(to.resolve("keys/secrets.key")).as("stays").hasContent("old keys/secrets.key\n");
            if (kind == Kind.H2) {
                String password = Files.readString(aside.resolve("password")).strip();
                DatabaseTarget kept = new DatabaseTarget(TargetChoice.embeddedUrl(aside.resolve("rostrum")), "rostrum", password, 1, 1000);
                try (Connection old = Restore.connect(kept)) {
                    assertThat(SampleData.rows(old).get("sample_item")).hasSize(9);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void anOlderBackupIsRestoredAtItsLevel(Kind kind) throws SQLException, IOException {
        try (TestDatabase database = Kind.H2.create(); TestDatabase other = kind.create()) {
            SampleData.fill(database, 1);
            DatabaseTarget target = target(kind, other);
            restore(SampleData.backup(database, from), target, NEW);
            try (Connection after = Restore.connect(target)) {
                assertThat(new Catalog(after).migrations()).extracting(Manifest.Applied::number).containsExactly(1);
                assertThat(new Catalog(after).tables().get("sample_kind")).extracting(Manifest.Column::name).containsExactly("name");
            }
        }
    }

    /** A restore that breaks off, for whatever reason, has changed nothing: here a row of the last table refers to none. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void aRestoreThatFailsOnItsWayChangesNothing(Kind kind) throws SQLException, IOException {
        try (TestDatabase database = Kind.H2.create(); TestDatabase other = kind.create()) {
            SampleData.fill(database, 3);
            DatabaseTarget target = target(kind, other);
            Path good = SampleData.backup(database, from);
            restore(good, target, OLD);
            SampleData.files(to, "old");
            Map<String, List<String>> before;
            try (Connection connection = Restore.connect(target)) {
                before = SampleData.rows(connection);
            }
            Path bad = ZipEdit.of(good).replace("tables/sample_child.jsonl", text -> text.replace("[1,\"0", "[1,\"f"))
                    .writeTo(folder.resolve("bad.zip"));

            assertThat(SampleData.code(() -> restore(bad, target, OLD))).isEqualTo("restoreFailed");

            try (Connection connection = Restore.connect(target)) {
                assertThat(SampleData.rows(connection)).isEqualTo(before);
            }
            assertThat(to.resolve("keys/custom.p12")).hasContent("old keys/custom.p12\n");
            assertThat(to.resolve("db/restoring.mv.db")).doesNotExist();
        }
    }

    /** A backup shows one moment: what is committed while it is written is in none of its tables. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void aBackupIsOneMomentAlthoughOthersWrite(Kind kind) throws SQLException, IOException {
        try (TestDatabase database = kind.create(); Connection reader = database.connect(); Connection writer = database.connect();
                Statement write = writer.createStatement()) {
            SampleData.fill(database, 2000);
            Path file = folder.resolve("moment.zip");
            // The writer commits between two tables: sample_kind is written first, sample_child last
            try (var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(file)) {
                @Override
                public void putNextEntry(java.util.zip.ZipEntry entry) throws IOException {
                    super.putNextEntry(entry);
                    if (entry.getName().contains("sample_item")) {
                        try {
                            write.execute("delete from sample_child");
                            write.execute("insert into sample_kind (name) values ('late')");
                        } catch (SQLException e) {
                            throw new IOException(e);
                        }
                    }
                }
            }) {
                new Dump(reader, zip).write("1", null, NOW, new DataFiles(from));
            }
            try (BackupFile backup = BackupFile.open(file)) {
                assertThat(backup.manifest().tables()).extracting(Manifest.Table::name).containsExactly("sample_kind", "sample_item", "sample_child");
                assertThat(backup.manifest().tables()).extracting(Manifest.Table::rows).containsExactly(1L, 2000L, 1L);
            }
        }
    }

    /** 10/BKP-2, and what protects it: the file is the operator's alone, and no file that is there is written over. */
    @Test
    void aBackupIsPrivateAndKeptInTheDataFolderToo() throws SQLException, IOException {
        try (TestDatabase database = Kind.H2.create()) {
            SampleData.fill(database, 5);
            SampleData.files(from, "from");
            Path copy = folder.resolve("mine.zip");
            Backups.Backup backup = SampleData.service(database, from).create("meet.test", copy);
            assertThat(backup.file()).isEqualTo(copy);
            assertThat(backup.rows()).isEqualTo(7);
            assertThat(backup.left()).containsExactly("keys/secrets.key");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy))).isEqualTo("rw-------");
            try (var kept = Files.list(from.resolve("backups"))) {
                assertThat(kept.toList()).singleElement().satisfies(one -> assertThat(one).hasSameBinaryContentAs(copy));
            }
            assertThat(SampleData.code(() -> SampleData.service(database, from).create("meet.test", copy))).isEqualTo("backupExists");
        }
    }
}
