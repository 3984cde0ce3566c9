// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.rostrum.identity.SetupService;

/** Shows the one-time code of the first set-up. */
@Service
@Command(scope = "rostrum", name = "setup-code", description = "Shows the one-time code of the first set-up.")
public final class SetupCodeCommand extends RostrumCommand {

    @Reference
    @SuppressWarnings("NullAway.Init") // Karaf sets it
    SetupService setup;

    @Override
    void run() {
        out().println(setup.code());
    }
}
