// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import java.util.Locale;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.rostrum.settings.SettingCatalogue;

/** Shows settings with their values. */
@Service
@Command(scope = "rostrum", name = "setting-list", description = "Shows settings with their values.")
public final class SettingListCommand extends RostrumCommand {

    @Argument(description = "Text in name, title, description or group; default: all")
    String text = "";

    @Reference
    @SuppressWarnings("NullAway.Init") // Karaf sets it
    SettingCatalogue catalogue;

    @Override
    void run() {
        ShellTable table = new ShellTable().emptyTableText("No settings");
        table.column("Name");
        table.column("Value");
        table.column("Default");
        table.column("Scope");
        table.column("Title");
        for (SettingCatalogue.Group group : catalogue.groups(text)) {
            for (SettingCatalogue.Entry entry : group.settings()) {
                table.addRow().addContent(entry.name(), oneLine(entry.value()), oneLine(entry.fallback()),
                        entry.scope().name().toLowerCase(Locale.ROOT), entry.info().title());
            }
        }
        table.print(out());
    }

    private static String oneLine(String value) {
        return value.replace("\n", ", ").replaceAll("\\p{Cntrl}", "?");
    }
}
