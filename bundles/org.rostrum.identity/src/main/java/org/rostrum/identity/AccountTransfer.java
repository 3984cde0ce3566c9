// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Accounts out of and into CSV files (30/ACC-7, 30 B-3, 00/R-87), an OSGi service. Thread-safe, blocks; an import runs in the
 * background, one at a time.
 */
@ProviderType
public interface AccountTransfer {

    /** Most bytes of a file to import. */
    int MAX_BYTES = 16 << 20;

    /** Most accounts of a file to import. */
    int MAX_ROWS = 20_000;

    /** What an export has. */
    enum Format {
        /** The columns of 30 B-3, for address books of room codecs. */
        STANDARD,
        /** Every field, state and groups, as an import takes them. */
        FULL,
        /** Name and call address only. */
        CODEC
    }

    /** What happens to rows of accounts that exist. */
    enum Existing {
        SKIP,
        UPDATE
    }

    /** What is going on. */
    enum Phase {
        /** There was no import. */
        IDLE,
        RUNNING,
        DONE,
        /** The server or its database stopped in the middle: rows before are done, rows after are not. */
        FAILED
    }

    /**
     * How to import.
     *
     * @param dryRun    says what would happen and changes nothing
     * @param encoding  name of a character set; null: as the file's mark says, else UTF-8
     * @param delimiter one character; null: the one that the header has
     */
    record Options(boolean dryRun, Existing existing, @Nullable String encoding, @Nullable String delimiter) {}

    /**
     * The latest import.
     *
     * @param since    its begin; null: there was none
     * @param rows     of the file
     * @param done     rows that are through: the sum of the following four
     * @param skipped  accounts that exist, and those that have nothing new
     * @param refusals the first of those refused, at most {@link #SHOWN}
     */
    record Progress(Phase phase, @Nullable Instant since, boolean dryRun, int rows, int done, int created, int updated, int skipped,
            int refused, List<Refusal> refusals) {

        /** Most refusals in an answer; {@link AccountTransfer#refusals} has all. */
        public static final int SHOWN = 100;

        /** There was none. */
        public static final Progress IDLE = new Progress(Phase.IDLE, null, false, 0, 0, 0, 0, 0, 0, List.of());

        public Progress {
            refusals = List.copyOf(refusals);
        }
    }

    /**
     * An import that is kept.
     *
     * @param by whoever began it
     */
    record Report(long number, String by, Progress progress) {}

    /**
     * A row that was refused; nothing of it is stored.
     *
     * @param line    of the file, from 1
     * @param login   as it stands there
     * @param code    stable word, see {@link IdentityError}
     * @param field   name on the wire of the field at fault; null: the whole row
     */
    record Refusal(int line, String login, String code, @Nullable String field, String message) {}

    /**
     * Writes accounts by login: header and lines, always with semicolons. Cells that a spreadsheet would take for a formula get
     * an apostrophe, which an import takes away again. The event log tells of it.
     *
     * @param group only those in this group (30/GRP-22); null: all
     * @throws org.rostrum.base.error.RostrumException {@link IdentityError#GROUP_NOT_FOUND}, before anything is written
     */
    void export(Format format, @Nullable String group, Writer out, String by) throws IOException;

    /**
     * Reads a file as a whole, refuses what is no such file before anything is stored, then works through its rows in the background.
     * Each row is stored as a whole or not at all.
     *
     * @throws org.rostrum.base.error.RostrumException {@link IdentityError#CSV_ENCODING}, {@link IdentityError#CSV_MALFORMED},
     *     {@link IdentityError#CSV_COLUMNS}, {@link IdentityError#CSV_TOO_LONG}, {@code tooLarge}, {@code invalidValue} for an option,
     *     {@link IdentityError#IMPORT_RUNNING}
     */
    Progress begin(byte[] file, Options options, String by);

    /** How far the latest one is; after a restart what came of it, as far as it had got. */
    Progress progress();

    /** All rows that the latest one has refused so far, by line. */
    List<Refusal> refusals();

    /** The last ones, newest first; ten are kept. */
    List<Report> reports();

    /** All rows that a kept one has refused, by line; empty for any other. */
    List<Refusal> refusals(long number);
}
