// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.rostrum.base.error.RostrumException;
import org.rostrum.settings.SettingCatalogue;
import org.rostrum.settings.SettingError;

/** Shows one setting: value, default, what it means. */
@Service
@Command(scope = "rostrum", name = "setting-get", description = "Shows one setting: value, default, what it means.")
public final class SettingGetCommand extends RostrumCommand {

    @Argument(description = "Name of the setting", required = true)
    String name = "";

    @Reference
    @SuppressWarnings("NullAway.Init") // Karaf sets it
    SettingCatalogue catalogue;

    @Override
    void run() {
        SettingCatalogue.Entry entry = catalogue.find(name).orElseThrow(
                () -> new RostrumException(SettingError.SETTING_NOT_FOUND, "there is no such setting", name));
        out().println(entry.value().replaceAll("[\\p{Cntrl}&&[^\n]]", "?"));
        out().println("# " + entry.info().title() + (entry.info().unit() == null ? "" : " (" + entry.info().unit() + ")")
                + ", default: " + entry.fallback());
        if (!entry.info().description().isEmpty()) {
            out().println("# " + entry.info().description());
        }
        if (entry.info().restart() != null) {
            out().println("# takes effect with a restart of the " + entry.info().restart().word());
        }
        if (entry.changedAt() != null) {
            out().println("# changed " + entry.changedAt() + " by " + entry.changedBy());
        }
    }
}
