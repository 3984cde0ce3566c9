// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import java.util.Locale;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.rostrum.extension.FeatureInfo;
import org.rostrum.extension.FeatureService;

/** Lists extensions. */
@Service
@Command(scope = "rostrum", name = "extension-list", description = "Lists extensions.")
public final class ExtensionListCommand extends RostrumCommand {

    @Option(name = "--all", description = "Parts of the core and libraries too")
    boolean all;

    @Reference
    @SuppressWarnings("NullAway.Init") // Karaf sets it
    FeatureService features;

    @Override
    void run() {
        ShellTable table = new ShellTable().emptyTableText("No extensions");
        table.column("Name");
        table.column("Title");
        table.column("Version");
        table.column("State");
        table.column("Reason");
        for (FeatureInfo feature : features.list()) {
            if (all || feature.kind() == FeatureInfo.Kind.EXTENSION) {
                String reason = feature.reason() == null ? "" : feature.reason();
                table.addRow().addContent(
                        feature.id(), feature.title(), feature.version(), feature.state().name().toLowerCase(Locale.ROOT), reason);
            }
        }
        table.print(out());
    }
}
