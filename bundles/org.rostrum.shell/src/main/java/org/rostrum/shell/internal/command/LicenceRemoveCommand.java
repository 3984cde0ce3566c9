// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.rostrum.licence.LicenceAdministration;

/** Returns to the built-in edition. */
@Service
@Command(scope = "rostrum", name = "licence-remove", description = "Removes the licence: returns to the built-in edition.")
public final class LicenceRemoveCommand extends RostrumCommand {

    @Reference
    @SuppressWarnings("NullAway.Init") // Karaf sets it
    LicenceAdministration administration;

    @Override
    void run() {
        out().println(administration.remove(by()).edition());
    }
}
