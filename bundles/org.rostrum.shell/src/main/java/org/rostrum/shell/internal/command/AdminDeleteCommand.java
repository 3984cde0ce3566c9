// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Deletes an administrator. */
@Service
@Command(scope = "rostrum", name = "admin-delete", description = "Deletes an administrator.")
public final class AdminDeleteCommand extends AdminCommand {

    @Argument(index = 0, name = "login", required = true)
    String login = "";

    @Override
    void run() {
        administrators.delete(login, by());
        out().println(login + " is deleted.");
    }
}
