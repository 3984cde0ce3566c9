// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.IdentityError;

/** Sets the password of an account and ends its sessions. */
@Service
@Command(scope = "rostrum", name = "account-password", description = "Sets the password of an account and ends its sessions.")
public final class AccountPasswordCommand extends RostrumCommand {

    @Argument(index = 0, name = "login", required = true)
    String login = "";

    @Option(name = "--password-file", description = "File with the password; default: asked")
    @Nullable String passwordFile;

    @Reference
    @SuppressWarnings("NullAway.Init") // Karaf sets it
    AccountService accounts;

    @Override
    void run() {
        Account account = accounts.resolve(login)
                .orElseThrow(() -> new RostrumException(IdentityError.USER_NOT_FOUND, "there is no such account", "login"));
        accounts.setPassword(account.key(), password(passwordFile), by());
        out().println("The password of " + account.id() + " is changed.");
    }
}
