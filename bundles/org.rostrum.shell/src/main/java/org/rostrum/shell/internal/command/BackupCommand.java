// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.rostrum.settings.ServerSettings;
import org.rostrum.settings.SiteSettings;
import org.rostrum.store.Backups;

/** Writes a backup while the server runs. */
@Service
@Command(scope = "rostrum", name = "backup", description = "Writes database, settings, certificates and licence into one file.")
public final class BackupCommand extends RostrumCommand {

    @Argument(index = 0, name = "file", description = "New file on this host; default: one in the folder backups of the data folder")
    @Nullable String file;

    @Reference
    @SuppressWarnings("NullAway.Init") // Karaf sets it
    Backups backups;

    @Reference
    @SuppressWarnings("NullAway.Init") // Karaf sets it
    SiteSettings settings;

    @Override
    void run() {
        Backups.Backup written = backups.create(settings.get(ServerSettings.SERVER_NAME), file == null ? null : Path.of(file).toAbsolutePath());
        out().printf("Backup %s: %d tables, %d rows, %d bytes%n", written.file(), written.tables(), written.rows(), written.bytes());
        written.left().forEach(name -> out().println("Not in it, keep it apart: " + name));
    }
}
