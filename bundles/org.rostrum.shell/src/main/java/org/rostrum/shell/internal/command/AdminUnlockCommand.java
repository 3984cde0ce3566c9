// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Ends the lock of an administrator after wrong passwords. */
@Service
@Command(scope = "rostrum", name = "admin-unlock", description = "Ends the lock of an administrator after wrong passwords.")
public final class AdminUnlockCommand extends AdminCommand {

    @Argument(index = 0, name = "login", required = true)
    String login = "";

    @Override
    void run() {
        administrators.unlock(login, by());
        out().println(login + " is not locked.");
    }
}
