// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Sets the password of an administrator and ends his sessions. */
@Service
@Command(scope = "rostrum", name = "admin-password", description = "Sets the password of an administrator and ends his sessions.")
public final class AdminPasswordCommand extends AdminCommand {

    @Argument(index = 0, name = "login", required = true)
    String login = "";

    @Option(name = "--password-file", description = "File with the password; default: asked")
    @Nullable String passwordFile;

    @Override
    void run() {
        administrators.setPassword(login, password(passwordFile), by());
        out().println("The password of " + login + " is changed.");
    }
}
