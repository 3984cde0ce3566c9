// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.AdministratorService;

/** Creates an administrator. */
@Service
@Command(scope = "rostrum", name = "admin-create", description = "Creates an administrator.")
public final class AdminCreateCommand extends RostrumCommand {

    @Argument(index = 0, name = "login", required = true)
    String login = "";

    @Option(name = "--security", description = "Security administrator: reads reports, changes nothing")
    boolean security;

    @Option(name = "--password-file", description = "File with the password; default: asked")
    @Nullable String passwordFile;

    @Reference
    @SuppressWarnings("NullAway.Init") // Karaf sets it
    AdministratorService administrators;

    @Override
    void run() {
        Set<AdminRole> roles = Set.of(security ? AdminRole.SECURITY_ADMIN : AdminRole.ADMIN);
        out().println(administrators.create(login, password(passwordFile), roles, by()).name());
    }
}
