// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal.backup;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.RostrumException;
import org.rostrum.store.Backups;

/** Writes backups of a database and its data folder, one at a time. Thread-safe. */
public final class BackupService implements Backups {

    /** Below the data folder. */
    static final String FOLDER = "backups";

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'rostrum-backup-'yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Source source;
    private final Path data;
    private final String version;
    private final Clock clock;
    private final Function<SQLException, RuntimeException> failures;

    /** Gives a connection that is the caller's until he closes it. */
    @FunctionalInterface
    public interface Source {
        Connection open() throws SQLException;
    }

    /**
     * @param version  of the server
     * @param failures what a failure of the database means
     */
    public BackupService(Source source, Path data, String version, Clock clock, Function<SQLException, RuntimeException> failures) {
        this.source = source;
        this.data = data;
        this.version = version;
        this.clock = clock;
        this.failures = failures;
    }

    @Override
    public synchronized Backup create(@Nullable String serverName, @Nullable Path copy) {
        if (copy != null && Files.exists(copy)) {
            throw new RostrumException(BackupError.EXISTS, "the file is there already", copy.toString());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        try {
            Path file = free(PrivateFiles.folder(data.resolve(FOLDER)), NAME.format(now));
            Manifest manifest = write(file, serverName, now);
            if (copy != null) {
                PrivateFiles.copy(file, copy.toAbsolutePath());
            }
            long rows = manifest.tables().stream().mapToLong(Manifest.Table::rows).sum();
            return new Backup(copy == null ? file : copy.toAbsolutePath(), now, Files.size(file), manifest.tables().size(), rows,
                    manifest.notContained());
        } catch (SQLException e) {
            throw failures.apply(e);
        } catch (IOException e) {
            String what = e instanceof FileAlreadyExistsException ? "it exists" : e.toString();
            throw new RostrumException(BackupError.NOT_WRITABLE, "the backup cannot be written: " + what, null, e);
        }
    }

    private Manifest write(Path file, @Nullable String serverName, Instant now) throws IOException, SQLException {
        AtomicReference<Manifest> written = new AtomicReference<>();
        try (Connection connection = source.open()) {
            PrivateFiles.write(file, out -> {
                try (ZipOutputStream zip = new ZipOutputStream(out)) {
                    written.set(new Dump(connection, zip).write(version, serverName, now, new DataFiles(data)));
                }
            });
        }
        return Objects.requireNonNull(written.get());
    }

    private static Path free(Path folder, String name) {
        Path file = folder.resolve(name + ".zip");
        for (int i = 2; Files.exists(file); i++) {
            file = folder.resolve(name + "-" + i + ".zip");
        }
        return file;
    }
}
