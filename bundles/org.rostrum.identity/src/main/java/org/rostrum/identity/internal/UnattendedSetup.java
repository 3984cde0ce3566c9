// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.AccountService.NewAccount;
import org.rostrum.identity.SetupService.Request;

/** Set-up from environment variables. Source: 00/R-10. Pure but for reading the password file. */
final class UnattendedSetup {

    static final String SERVER_NAME = "ROSTRUM_SERVER_NAME";
    static final String ADMIN_LOGIN = "ROSTRUM_ADMIN_LOGIN";
    static final String ADMIN_PASSWORD = "ROSTRUM_ADMIN_PASSWORD";
    static final String ADMIN_PASSWORD_FILE = "ROSTRUM_ADMIN_PASSWORD_FILE";
    static final String ACCOUNTS = "ROSTRUM_ACCOUNTS";

    private UnattendedSetup() {}

    /**
     * What the environment asks for; empty if it names no administrator.
     *
     * @param serverName name to keep where the environment has none
     * @throws RostrumException for values that make no sense
     */
    static Optional<Request> from(Map<String, String> environment, String serverName) {
        String login = environment.getOrDefault(ADMIN_LOGIN, "");
        if (login.isBlank()) {
            return Optional.empty();
        }
        String name = environment.getOrDefault(SERVER_NAME, "");
        return Optional.of(new Request(name.isBlank() ? serverName : name.strip(), login, password(environment), accounts(environment)));
    }

    private static String password(Map<String, String> environment) {
        String direct = environment.getOrDefault(ADMIN_PASSWORD, "");
        String file = environment.getOrDefault(ADMIN_PASSWORD_FILE, "");
        if (!direct.isEmpty() || file.isBlank()) {
            return direct;
        }
        try {
            return Files.readString(Path.of(file)).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new RostrumException(CommonError.INVALID_VALUE, "the password file cannot be read", ADMIN_PASSWORD_FILE, e);
        }
    }

    /** {@code login:password:display name}, separated by semicolons; the name may be left out. */
    static List<NewAccount> accounts(Map<String, String> environment) {
        List<NewAccount> accounts = new ArrayList<>();
        for (String entry : environment.getOrDefault(ACCOUNTS, "").split(";")) {
            if (!entry.isBlank()) {
                accounts.add(account(entry.strip().split(":", 3)));
            }
        }
        return accounts;
    }

    private static NewAccount account(String[] parts) {
        if (parts.length < 2) {
            throw new RostrumException(CommonError.MALFORMED, "an account is written login:password:display name", ACCOUNTS);
        }
        return new NewAccount(parts[0].strip(), parts.length == 3 ? parts[2].strip() : "", "", parts[1]);
    }
}
