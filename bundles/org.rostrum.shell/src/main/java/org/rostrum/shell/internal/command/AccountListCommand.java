// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountService;

/** Lists accounts. */
@Service
@Command(scope = "rostrum", name = "account-list", description = "Lists accounts.")
public final class AccountListCommand extends RostrumCommand {

    @Argument(index = 0, name = "text", description = "Part of login, name or e-mail address")
    String text = "";

    @Option(name = "--offset", description = "Rows to leave out")
    int offset;

    @Option(name = "--limit", description = "Rows at most")
    int limit = 100;

    @Reference
    @SuppressWarnings("NullAway.Init") // Karaf sets it
    AccountService accounts;

    @Override
    void run() {
        ShellTable table = new ShellTable().emptyTableText("No accounts");
        table.column("ID");
        table.column("Display name");
        table.column("E-mail");
        table.column("Active");
        table.column("Created");
        for (Account account : accounts.search(text, offset, limit)) {
            table.addRow().addContent(account.id(), account.displayName(), account.email(), account.active(), account.createdAt());
        }
        table.print(out());
    }
}
