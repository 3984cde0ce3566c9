// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.AccountService.NewAccount;
import org.rostrum.identity.SetupService;
import org.rostrum.settings.ServerSettings;
import org.rostrum.settings.SiteSettings;

/** Sets the server up: its name, the first administrator, the first accounts. */
@Service
@Command(scope = "rostrum", name = "setup", description = "Sets the server up: its name, the first administrator, the first accounts.")
public final class SetupCommand extends RostrumCommand {

    @Option(name = "--server-name", description = "DNS name of the server (ROSTRUM_SERVER_NAME); default: the present one")
    @Nullable String serverName;

    @Option(name = "--admin-login", description = "Login of the first administrator (ROSTRUM_ADMIN_LOGIN)", required = true)
    String adminLogin = "";

    @Option(name = "--admin-password-file", description = "File with his password (ROSTRUM_ADMIN_PASSWORD_FILE); default: asked")
    @Nullable String adminPasswordFile;

    @Option(name = "--account", description = "login:password:display name (ROSTRUM_ACCOUNTS); may be repeated", multiValued = true)
    @Nullable List<String> accounts;

    @Reference
    @SuppressWarnings("NullAway.Init") // Karaf sets it
    SetupService setup;

    @Reference
    @SuppressWarnings("NullAway.Init") // Karaf sets it
    SiteSettings settings;

    @Override
    void run() {
        String name = serverName == null ? settings.get(ServerSettings.SERVER_NAME) : serverName;
        List<NewAccount> people = accounts == null ? List.of() : accounts.stream().map(SetupCommand::account).toList();
        setup.completeLocally(new SetupService.Request(name, adminLogin, password(adminPasswordFile), people));
        out().println("Set-up is done.");
    }

    private static NewAccount account(String text) {
        String[] parts = text.split(":", 3);
        if (parts.length < 2) {
            throw new RostrumException(CommonError.MALFORMED, "an account is written login:password:display name", "--account");
        }
        return new NewAccount(parts[0], parts.length == 3 ? parts[2] : "", "", parts[1]);
    }
}
