// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import java.util.Locale;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.settings.ServerSettings;

/** Names of servers as people type them. Pure. */
final class ServerNames {

    private ServerNames() {}

    /** 10/REG-6…8: the suffix {@code #vcs} is fine, an address is not. */
    static String checked(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        String name = text.endsWith("#vcs") ? text.substring(0, text.length() - 4) : text;
        if (!ServerSettings.SERVER_NAME.valid().test(name) || name.matches("[0-9.]+")) {
            throw new RostrumException(
                    CommonError.INVALID_VALUE, "The server's name is a DNS name such as video.example.org.", "server_name");
        }
        return name;
    }
}
