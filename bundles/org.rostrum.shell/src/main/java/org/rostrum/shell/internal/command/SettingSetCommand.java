// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.settings.SettingCatalogue;
import org.rostrum.settings.SettingType;

/** Changes a setting; a secret is asked or read from a file. */
@Service
@Command(scope = "rostrum", name = "setting-set", description = "Changes a setting; a secret is asked or read from a file.")
public final class SettingSetCommand extends RostrumCommand {

    @Argument(index = 0, description = "Name of the setting", required = true)
    String name = "";

    @Argument(index = 1, description = "Value; of a list, each entry one argument; not for secrets", multiValued = true)
    @Nullable List<String> value;

    @Option(name = "--file", description = "File with a secret on its first line; default: asked")
    @Nullable String file;

    @Reference
    @SuppressWarnings("NullAway.Init") // Karaf sets it
    SettingCatalogue catalogue;

    @Override
    void run() {
        boolean secret = catalogue.find(name).filter(entry -> entry.info().type() == SettingType.SECRET).isPresent();
        if (secret && value != null) {
            throw new RostrumException(CommonError.INVALID_VALUE, "a secret is no argument: the shell's history keeps those", name);
        }
        catalogue.change(Map.of(name, secret ? password(file) : text()), by());
    }

    private String text() {
        if (value == null) {
            throw new RostrumException(CommonError.REQUIRED, "a value is needed; setting-reset goes back to the default", name);
        }
        boolean list = catalogue.find(name).filter(entry -> entry.info().type() == SettingType.LIST).isPresent();
        return String.join(list ? "\n" : " ", value);
    }
}
