// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal.backup;

import org.rostrum.base.error.ErrorCategory;
import org.rostrum.base.error.ErrorCode;

/** Why nothing was backed up, restored or copied. */
enum BackupError implements ErrorCode {
    /** The file to write is there already. */
    EXISTS("backupExists", ErrorCategory.CONFLICT),
    NOT_WRITABLE("backupNotWritable", ErrorCategory.UNAVAILABLE),
    /** The database is in the middle of a migration, or has a column of a type that a backup does not know. */
    DATABASE_UNFIT("backupDatabaseUnfit", ErrorCategory.CONFLICT),
    /** Not a zip, truncated, or its content is not what its manifest says. */
    DAMAGED("backupDamaged", ErrorCategory.INVALID),
    /** A zip, but none of ours. */
    FOREIGN("backupForeign", ErrorCategory.INVALID),
    /** A format that this version does not know. */
    NEWER("backupNewer", ErrorCategory.INVALID),
    /** A migration that this version does not have, or has otherwise. */
    MIGRATION_UNKNOWN("backupMigrationUnknown", ErrorCategory.INVALID),
    /** An entry that would be written outside of what a backup may hold. */
    UNSAFE("backupUnsafe", ErrorCategory.INVALID),
    /** There are data, and nobody said yes. */
    NOT_CONFIRMED("restoreNotConfirmed", ErrorCategory.CONFLICT),
    RESTORE_FAILED("restoreFailed", ErrorCategory.UNAVAILABLE),
    /** The database to copy to has tables of a Rostrum already. */
    TARGET_NOT_EMPTY("storeCopyTargetNotEmpty", ErrorCategory.CONFLICT),
    /** The server does not use the embedded database, or has none yet. */
    NO_SOURCE("storeCopyNoSource", ErrorCategory.CONFLICT);

    private final String code;
    private final ErrorCategory category;

    BackupError(String code, ErrorCategory category) {
        this.code = code;
        this.category = category;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public ErrorCategory category() {
        return category;
    }
}
