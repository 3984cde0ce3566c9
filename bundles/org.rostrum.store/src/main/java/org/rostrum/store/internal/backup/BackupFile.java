// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal.backup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.RostrumException;

/** A backup that is read. Everything about it is checked by {@link #open} before anybody acts on it. Confined to one thread. */
final class BackupFile implements AutoCloseable {

    private static final int LARGEST_MANIFEST = 16 << 20;
    private static final int LARGEST_FILE = 16 << 20;
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private final ZipFile zip;
    private final Manifest manifest;

    /** Takes the values of one row, in the order of the table's columns. */
    @FunctionalInterface
    interface RowReader {
        void row(@Nullable Object[] values) throws SQLException;
    }

    private BackupFile(ZipFile zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /**
     * Opens a file and reads all of it once: names, checksums of the zip, every value of every row, their number (10/BKP-5).
     *
     * @throws RostrumException {@code backupDamaged}, {@code backupForeign}, {@code backupNewer}, {@code backupUnsafe}
     */
    static BackupFile open(Path path) {
        ZipFile zip = null;
        try {
            zip = new ZipFile(path.toFile());
            BackupFile file = new BackupFile(zip, Manifest.read(bytes(zip, Manifest.ENTRY, LARGEST_MANIFEST, BackupError.FOREIGN)));
            file.check();
            return file;
        } catch (IOException | SQLException | IllegalArgumentException e) {
            close(zip);
            throw damaged("the file is no whole zip: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            close(zip);
            throw e;
        }
    }

    Manifest manifest() {
        return manifest;
    }

    private void check() throws IOException, SQLException {
        Set<String> expected = new HashSet<>(Set.of(Manifest.ENTRY));
        for (Manifest.Table table : manifest.tables()) {
            checkName(table.name());
            table.columns().forEach(column -> checkName(column.name()));
            expected.add(table.entry());
        }
        manifest.sequences().forEach(sequence -> checkName(sequence.name()));
        for (String name : manifest.files()) {
            if (!DataFiles.belongs(name)) {
                throw new RostrumException(BackupError.UNSAFE, "the backup holds a file that no backup may hold: " + name);
            }
            expected.add(DataFiles.ENTRY + name);
        }
        Set<String> found = new HashSet<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (!expected.contains(entry.getName())) {
                throw new RostrumException(BackupError.UNSAFE, "the backup holds an entry that its manifest does not name: " + entry.getName());
            }
            if (!found.add(entry.getName())) {
                throw damaged("an entry is there twice: " + entry.getName(), null);
            }
        }
        for (String name : manifest.files()) {
            file(name);
        }
        for (Manifest.Table table : manifest.tables()) {
            rows(table, values -> {});
        }
    }

    private static void checkName(String name) {
        if (!IDENTIFIER.matcher(name).matches()) {
            throw new RostrumException(BackupError.UNSAFE, "the backup names a table or column as none is named: " + name);
        }
    }

    /** Content of one of {@link Manifest#files}. */
    byte[] file(String name) {
        try {
            return bytes(zip, DataFiles.ENTRY + name, LARGEST_FILE, BackupError.DAMAGED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the rows of a table one after the other; their number and types are those of the manifest, or it is refused. */
    void rows(Manifest.Table table, RowReader reader) throws SQLException {
        ZipEntry entry = zip.getEntry(table.entry());
        if (entry == null) {
            throw damaged("table " + table.name() + " is missing", null);
        }
        long count = 0;
        try (InputStream in = zip.getInputStream(entry); JsonParser json = new JsonFactory().createParser(in)) {
            Object[] values = new Object[table.columns().size()];
            while (json.nextToken() != null) {
                read(json, table, values);
                reader.row(values);
                count++;
            }
        } catch (IOException | IllegalArgumentException e) {
            throw damaged("table " + table.name() + " cannot be read after row " + count, e);
        }
        if (count != table.rows()) {
            throw damaged("table " + table.name() + " has " + count + " rows, its manifest says " + table.rows(), null);
        }
    }

    private static void read(JsonParser json, Manifest.Table table, @Nullable Object[] values) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new IllegalArgumentException("a row is no array");
        }
        for (int i = 0; i < values.length; i++) {
            json.nextToken();
            values[i] = table.columns().get(i).type().parse(json);
        }
        if (json.nextToken() != JsonToken.END_ARRAY) {
            throw new IllegalArgumentException("a row has too many values");
        }
    }

    private static byte[] bytes(ZipFile zip, String name, int limit, BackupError missing) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new RostrumException(missing, name + " is not in the file");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] content = in.readNBytes(limit + 1);
            if (content.length > limit) {
                throw damaged(name + " is too large", null);
            }
            return content;
        }
    }

    private static RostrumException damaged(String message, @Nullable Throwable cause) {
        return new RostrumException(BackupError.DAMAGED, message, null, cause);
    }

    private static void close(@Nullable ZipFile zip) {
        if (zip != null) {
            try {
                zip.close();
            } catch (IOException ignored) {
                // it was only read
            }
        }
    }

    @Override
    public void close() {
        close(zip);
    }
}
