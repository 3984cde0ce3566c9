// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.rostrum.extension.FeatureService;

/** Removes an extension. */
@Service
@Command(scope = "rostrum", name = "extension-remove", description = "Takes an extension out of the server and deletes its file.")
public final class ExtensionRemoveCommand extends RostrumCommand {

    @Argument(index = 0, name = "name", required = true)
    String name = "";

    @Reference
    @SuppressWarnings("NullAway.Init") // Karaf sets it
    FeatureService features;

    @Override
    void run() {
        features.remove(name, by());
    }
}
