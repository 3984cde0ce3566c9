// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.AdministratorService.NewAdministrator;

/** Creates an administrator. */
@Service
@Command(scope = "rostrum", name = "admin-create", description = "Creates an administrator.")
public final class AdminCreateCommand extends AdminCommand {

    @Argument(index = 0, name = "login", required = true)
    String login = "";

    @Option(name = "--name", description = "Name for people; default: the login")
    String name = "";

    @Option(name = "--security", description = "Security administrator: reads reports, changes nothing")
    boolean security;

    @Option(name = "--password-file", description = "File with the password; default: asked")
    @Nullable String passwordFile;

    @Override
    void run() {
        Set<AdminRole> roles = Set.of(security ? AdminRole.SECURITY_ADMIN : AdminRole.ADMIN);
        out().println("admin:" + administrators.create(new NewAdministrator(login, name, password(passwordFile), roles), by()).login());
    }
}
