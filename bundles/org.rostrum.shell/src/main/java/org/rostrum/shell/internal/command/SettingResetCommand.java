// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import java.util.HashMap;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.rostrum.settings.SettingCatalogue;

/** Sets a setting back to its default. */
@Service
@Command(scope = "rostrum", name = "setting-reset", description = "Sets a setting back to its default.")
public final class SettingResetCommand extends RostrumCommand {

    @Argument(description = "Name of the setting", required = true)
    String name = "";

    @Reference
    @SuppressWarnings("NullAway.Init") // Karaf sets it
    SettingCatalogue catalogue;

    @Override
    void run() {
        Map<String, @Nullable String> values = new HashMap<>();
        values.put(name, null);
        catalogue.change(values, by());
    }
}
