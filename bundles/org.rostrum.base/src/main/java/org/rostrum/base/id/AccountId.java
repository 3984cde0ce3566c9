// SPDX-License-Identifier: Apache-2.0
package org.rostrum.base.id;

/**
 * Account ID {@code login@server} as people see it (10/UID-2, 00/R-24).
 *
 * @param login  without domain, never blank
 * @param server name of the home server, never blank
 */
public record AccountId(String login, String server) {

    public AccountId {
        if (login.isBlank() || server.isBlank()) {
            throw new IllegalArgumentException("login and server must not be blank");
        }
    }

    @Override
    public String toString() {
        return login + "@" + server;
    }
}
