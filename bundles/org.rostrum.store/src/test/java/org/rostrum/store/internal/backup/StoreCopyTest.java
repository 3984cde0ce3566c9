// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.store.internal.backup.SampleData.OLD;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.store.internal.DatabaseTarget;
import org.rostrum.store.internal.TargetChoice;
import org.rostrum.test.TestDatabase;

class StoreCopyTest {

    private static final String BEFORE = "# ours\nurl = ${env:ROSTRUM_DB_URL:-}\nconnections = 7\n";

    @TempDir
    Path data;

    private Path settings;

    /** A stopped server on its embedded database. */
    @BeforeEach
    void server() throws SQLException, IOException {
        settings = Files.createDirectories(data.resolve("etc")).resolve("org.rostrum.store.cfg");
        DatabaseTarget embedded = TargetChoice.choose("", "", "", "", 1, 1000, data);
        try (TestDatabase database = TestDatabase.Kind.H2.create()) {
            SampleData.fill(database, 600);
            try (BackupFile backup = BackupFile.open(SampleData.backup(database, data))) {
                new Restore(data, OLD).restore(backup, embedded, Instant.EPOCH);
            }
        }
        Files.writeString(settings, BEFORE);
    }

    private Object copy(String url, String user, Map<String, String> environment) throws SQLException, IOException {
        return new StoreCopy(data, OLD, environment).copy(url, user, "", "1.2.3");
    }

    private Map<String, List<String>> embeddedRows() throws SQLException {
        try (Connection connection = Restore.connect(TargetChoice.choose("", "", "", "", 1, 1000, data))) {
            return SampleData.rows(connection);
        }
    }

    @Test
    void everythingIsCopiedAndThenTheServerPointsThere() throws SQLException, IOException {
        try (TestDatabase postgres = TestDatabase.Kind.POSTGRESQL.create(); Connection after = postgres.connect()) {
            copy(postgres.url(), postgres.user(), Map.of());
            assertThat(SampleData.rows(after)).isEqualTo(embeddedRows());
            assertThat(settings).hasContent("# ours\nconnections = 7\nurl = " + postgres.url() + "\nuser = " + postgres.user() + "\npasswordFile = \n");
            assertThat(StoreSettings.of(data, Map.of()).target().url()).isEqualTo(postgres.url());
            assertThat(SampleData.code(() -> copy(postgres.url(), postgres.user(), Map.of()))).isEqualTo("storeCopyNoSource");
        }
    }

    @Test
    void aDatabaseInUseIsRefusedAndNothingChanges() throws SQLException, IOException {
        try (TestDatabase postgres = TestDatabase.Kind.POSTGRESQL.create(); Connection other = postgres.connect()) {
            SampleData.fill(postgres, 2);
            assertThat(SampleData.code(() -> copy(postgres.url(), postgres.user(), Map.of()))).isEqualTo("storeCopyTargetNotEmpty");
            assertThat(SampleData.rows(other).get("sample_item")).hasSize(2);
            assertThat(settings).hasContent(BEFORE);
        }
    }

    @Test
    void whatIsNoPostgresOrNotThereIsRefusedAndNothingChanges() throws SQLException, IOException {
        assertThat(SampleData.code(() -> copy("jdbc:h2:mem:x", "rostrum", Map.of()))).isEqualTo("restoreFailed");
        assertThat(SampleData.code(() -> copy("jdbc:postgresql://127.0.0.1:1/none", "rostrum", Map.of()))).isEqualTo("restoreFailed");
        Map<String, String> elsewhere = Map.of("ROSTRUM_DB_URL", "jdbc:postgresql://127.0.0.1:1/none");
        assertThat(SampleData.code(() -> copy("jdbc:postgresql://127.0.0.1:1/none", "rostrum", elsewhere))).isEqualTo("storeCopyNoSource");
        assertThat(settings).hasContent(BEFORE);
        assertThat(embeddedRows().get("sample_item")).hasSize(600);
    }
}
