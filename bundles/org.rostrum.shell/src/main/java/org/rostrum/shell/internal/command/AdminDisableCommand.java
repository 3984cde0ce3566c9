// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.rostrum.identity.AdministratorService.Change;

/** Disables an administrator and ends his sessions. */
@Service
@Command(scope = "rostrum", name = "admin-disable", description = "Disables an administrator and ends his sessions.")
public final class AdminDisableCommand extends AdminCommand {

    @Argument(index = 0, name = "login", required = true)
    String login = "";

    @Override
    void run() {
        administrators.change(login, new Change(null, null, false), by());
        out().println(login + " is disabled.");
    }
}
