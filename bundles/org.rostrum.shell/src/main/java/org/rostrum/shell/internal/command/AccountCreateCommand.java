// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.rostrum.identity.AccountService;

/** Creates an account. */
@Service
@Command(scope = "rostrum", name = "account-create", description = "Creates an account.")
public final class AccountCreateCommand extends RostrumCommand {

    @Argument(index = 0, name = "login", required = true)
    String login = "";

    @Option(name = "--name", description = "Display name; default: the login")
    String name = "";

    @Option(name = "--email", description = "E-mail address")
    String email = "";

    @Option(name = "--password-file", description = "File with the password; default: asked")
    @Nullable String passwordFile;

    @Reference
    @SuppressWarnings("NullAway.Init") // Karaf sets it
    AccountService accounts;

    @Override
    void run() {
        AccountService.NewAccount wanted = new AccountService.NewAccount(login, name, email, password(passwordFile));
        out().println(accounts.create(wanted, by()).id());
    }
}
