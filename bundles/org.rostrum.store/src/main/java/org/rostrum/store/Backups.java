// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Backups of the running server, an OSGi service: the whole database as of one moment, and the node's settings, certificates and
 * licence, in one file that any Rostrum restores into H2 or PostgreSQL (10/BKP-1, BKP-3). Thread-safe; blocks while it writes.
 */
@ProviderType
public interface Backups {

    /**
     * One file of the folder of backups.
     *
     * @param file   absolute
     * @param tables number of tables
     * @param rows   rows of all of them
     * @param left   files that a backup never contains and that must be kept apart, relative to the data folder
     */
    record Backup(Path file, Instant at, long bytes, int tables, long rows, List<String> left) {}

    /**
     * Writes a backup under {@code <data>/backups} (10/BKP-2), readable by the server's user only; meetings go on meanwhile.
     *
     * @param serverName name of this server, for whoever looks for the right file later; null if it has none
     * @param copy       a further place for the same file, which must not exist yet; null for none
     * @throws org.rostrum.base.error.RostrumException {@code backupExists}, {@code backupNotWritable},
     *     {@code backupDatabaseUnfit}, {@code storeUnavailable}
     */
    Backup create(@Nullable String serverName, @Nullable Path copy);
}
