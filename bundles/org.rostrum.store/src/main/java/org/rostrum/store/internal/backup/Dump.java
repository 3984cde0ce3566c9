// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal.backup;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes everything of a database as of one moment into a zip, row by row; writers are not held up. Confined to one thread. */
final class Dump {

    private static final int ROWS_AT_A_TIME = 500;

    private final Connection connection;
    private final ZipOutputStream zip;

    Dump(Connection connection, ZipOutputStream zip) {
        this.connection = connection;
        this.zip = zip;
    }

    /** @param files those of the data folder; the manifest is the last entry, because only then the rows are counted */
    Manifest write(String version, @Nullable String serverName, Instant at, DataFiles files) throws SQLException, IOException {
        Catalog catalog = new Catalog(connection);
        boolean postgres = catalog.isPostgres();
        connection.setAutoCommit(false);
        // One moment for all tables: a snapshot on both, and with H2 only this level has the tables that come later
        connection.setTransactionIsolation(postgres ? Connection.TRANSACTION_REPEATABLE_READ : Connection.TRANSACTION_SERIALIZABLE);
        stream(!postgres, true);
        try {
            List<Manifest.Applied> migrations = catalog.migrations();
            List<Manifest.Table> tables = new ArrayList<>();
            for (Map.Entry<String, List<Manifest.Column>> table : catalog.tables().entrySet()) {
                tables.add(rows(new Manifest.Table(table.getKey(), table.getValue(), 0)));
            }
            List<Manifest.Sequence> sequences = catalog.sequences();
            List<String> added = files.writeTo(zip);
            Manifest manifest = new Manifest(Manifest.KIND, Manifest.FORMAT, version, serverName, at.toString(), migrations, tables,
                    sequences, added, files.leftOut());
            zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
            zip.write(manifest.write());
            zip.closeEntry();
            return manifest;
        } finally {
            connection.rollback();
            stream(!postgres, false);
        }
    }

    /** H2 would hold a whole result in memory; the pool does not know this setting, so it is put back. */
    private void stream(boolean h2, boolean on) throws SQLException {
        if (h2) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set lazy_query_execution " + (on ? 1 : 0));
            }
        }
    }

    private Manifest.Table rows(Manifest.Table table) throws SQLException, IOException {
        zip.putNextEntry(new ZipEntry(table.entry()));
        String columns = table.columns().stream().map(Manifest.Column::name).collect(Collectors.joining(", "));
        long count = 0;
        try (Statement statement = connection.createStatement();
                JsonGenerator json = new JsonFactory()
                        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                        .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)
                        .createGenerator(zip, JsonEncoding.UTF8)) {
            json.setRootValueSeparator(new com.fasterxml.jackson.core.io.SerializedString("\n"));
            statement.setFetchSize(ROWS_AT_A_TIME);
            try (ResultSet row = statement.executeQuery("select " + columns + " from " + table.name())) {
                while (row.next()) {
                    json.writeStartArray();
                    for (int i = 0; i < table.columns().size(); i++) {
                        table.columns().get(i).type().write(row, i + 1, json);
                    }
                    json.writeEndArray();
                    count++;
                }
            }
        }
        zip.closeEntry();
        return new Manifest.Table(table.name(), table.columns(), count);
    }
}
