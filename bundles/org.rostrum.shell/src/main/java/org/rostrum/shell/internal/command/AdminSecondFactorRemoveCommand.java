// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Removes the second factor of an administrator. */
@Service
@Command(scope = "rostrum", name = "admin-second-factor-remove", description = "Removes the second factor of an administrator.")
public final class AdminSecondFactorRemoveCommand extends AdminCommand {

    @Argument(index = 0, name = "login", required = true)
    String login = "";

    @Override
    void run() {
        administrators.removeSecondFactor(login, by());
        out().println(login + " signs in with the password alone.");
    }
}
