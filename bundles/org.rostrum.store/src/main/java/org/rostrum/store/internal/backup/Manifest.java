// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.RostrumException;

/**
 * What a backup says of itself, {@code manifest.json}. Immutable.
 *
 * @param kind       always {@link #KIND}
 * @param format     {@link #FORMAT} of the version that wrote it
 * @param version    version of the server
 * @param serverName name of the server; null if it had none
 * @param createdAt  ISO instant
 * @param migrations what has been applied, in order
 * @param tables     parents before those that refer to them
 * @param files      files of the data folder, relative to it
 * @param notContained files that belong to the server and are left out on purpose: the key of the secrets
 */
record Manifest(String kind, int format, String version, @Nullable String serverName, String createdAt,
        List<Applied> migrations, List<Table> tables, List<Sequence> sequences, List<String> files, List<String> notContained) {

    static final String KIND = "rostrum-backup";
    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** What comes from a file has nulls nowhere but where they are allowed. */
    Manifest {
        Objects.requireNonNull(version);
        Objects.requireNonNull(createdAt);
        migrations = List.copyOf(migrations);
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
        files = List.copyOf(files);
        notContained = List.copyOf(notContained);
    }

    /** One script, as {@code store_migration} remembers it. */
    record Applied(String unit, int number, String name, String checksum) {
        Applied {
            Objects.requireNonNull(unit);
            Objects.requireNonNull(name);
            Objects.requireNonNull(checksum);
        }
    }

    record Column(String name, ColumnType type) {
        Column {
            Objects.requireNonNull(name);
            Objects.requireNonNull(type);
        }
    }

    record Table(String name, List<Column> columns, long rows) {

        Table {
            Objects.requireNonNull(name);
            columns = List.copyOf(columns);
        }

        String entry() {
            return "tables/" + name + ".jsonl";
        }
    }

    /** @param next no value that was given is as large */
    record Sequence(String name, long next) {
        Sequence {
            Objects.requireNonNull(name);
        }
    }

    /** The part that tells whether the rest can be read at all. */
    private record Head(@Nullable String kind, int format) {}

    byte[] write() {
        try {
            return MAPPER.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws RostrumException {@code backupForeign}, {@code backupNewer}, {@code backupDamaged} */
    static Manifest read(byte[] json) {
        try {
            Head head = MAPPER.readerFor(Head.class)
                    .without(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .readValue(json);
            if (head == null || !KIND.equals(head.kind())) {
                throw new RostrumException(BackupError.FOREIGN, "this is no backup of Rostrum");
            }
            if (head.format() < 1 || head.format() > FORMAT) {
                throw new RostrumException(BackupError.NEWER, "the backup has format " + head.format() + ", this version reads up to "
                        + FORMAT + ": restore it with the version that made it, or a later one");
            }
        } catch (IOException e) {
            throw new RostrumException(BackupError.FOREIGN, "this is no backup of Rostrum", null, e);
        }
        try {
            return MAPPER.readValue(json, Manifest.class);
        } catch (IOException e) {
            throw new RostrumException(BackupError.DAMAGED, "the manifest cannot be read", null, e);
        }
    }
}
