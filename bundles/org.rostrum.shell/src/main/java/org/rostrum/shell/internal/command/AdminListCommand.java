// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import java.time.Instant;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jspecify.annotations.Nullable;
import org.rostrum.identity.Administrator;

/** Lists administrators. */
@Service
@Command(scope = "rostrum", name = "admin-list", description = "Lists administrators.")
public final class AdminListCommand extends AdminCommand {

    @Override
    void run() {
        ShellTable table = new ShellTable().emptyTableText("No administrators: set-up is still to be done");
        for (String column : new String[] {"Login", "Name", "Roles", "Active", "Second factor", "Locked until", "Last sign-in"}) {
            table.column(column);
        }
        for (Administrator one : administrators.list()) {
            table.addRow().addContent(one.login(), one.displayName(), AdminRoles.words(one.roles()), one.active(), one.secondFactor(),
                    text(one.lockedUntil()), text(one.lastSignInAt()));
        }
        table.print(out());
    }

    private static String text(@Nullable Instant at) {
        return at == null ? "" : at.toString();
    }
}
