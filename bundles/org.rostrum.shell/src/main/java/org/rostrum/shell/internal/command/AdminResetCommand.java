// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Gives an administrator a new password, removes lock and second factor, enables him. */
@Service
@Command(scope = "rostrum", name = "admin-reset", description = "Gives an administrator a new password, removes lock and second factor, enables him.")
public final class AdminResetCommand extends AdminCommand {

    @Argument(index = 0, name = "login", required = true)
    String login = "";

    @Option(name = "--password-file", description = "File with the new password; default: one is made up and shown")
    @Nullable String passwordFile;

    @Override
    void run() {
        String chosen = passwordFile == null ? null : password(passwordFile);
        String now = administrators.reset(login, chosen, by());
        out().println(chosen == null ? "New password of " + login + ": " + now : "The password of " + login + " is changed.");
    }
}
