// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.rostrum.identity.AdministratorService.Change;

/** Enables an administrator again. */
@Service
@Command(scope = "rostrum", name = "admin-enable", description = "Enables an administrator again.")
public final class AdminEnableCommand extends AdminCommand {

    @Argument(index = 0, name = "login", required = true)
    String login = "";

    @Override
    void run() {
        administrators.change(login, new Change(null, null, true), by());
        out().println(login + " is enabled.");
    }
}
