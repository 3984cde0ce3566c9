// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.AdministratorService;
import org.rostrum.identity.Identity;

/** Lists administrators. */
@Service
@Command(scope = "rostrum", name = "admin-list", description = "Lists administrators.")
public final class AdminListCommand extends RostrumCommand {

    @Reference
    @SuppressWarnings("NullAway.Init") // Karaf sets it
    AdministratorService administrators;

    @Override
    void run() {
        ShellTable table = new ShellTable().emptyTableText("No administrators: set-up is still to be done");
        table.column("Login");
        table.column("Roles");
        for (Identity.Administrator administrator : administrators.list()) {
            String roles = administrator.roles().stream().map(AdminRole::name).sorted().collect(Collectors.joining(", "));
            table.addRow().addContent(administrator.login(), roles);
        }
        table.print(out());
    }
}
