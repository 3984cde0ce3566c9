// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.rostrum.identity.AdministratorService.Change;

/** Sets the roles of an administrator. */
@Service
@Command(scope = "rostrum", name = "admin-role", description = "Sets the roles of an administrator.")
public final class AdminRoleCommand extends AdminCommand {

    @Argument(index = 0, name = "login", required = true)
    String login = "";

    @Argument(index = 1, name = "roles", description = "admin, security-admin", required = true, multiValued = true)
    List<String> roles = List.of();

    @Override
    void run() {
        administrators.change(login, new Change(null, roles.stream().map(AdminRoles::of).collect(Collectors.toSet()), null), by());
        out().println(login + ": " + String.join(", ", roles));
    }
}
