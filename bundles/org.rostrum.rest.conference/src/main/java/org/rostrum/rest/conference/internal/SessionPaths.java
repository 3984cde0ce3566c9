// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rostrum.base.id.SessionId;

/** Session IDs in paths, with and without the server's name behind them (00/R-24). Pure. */
final class SessionPaths {

    private static final Pattern ID = Pattern.compile("([0-9A-Fa-f]{1,16})(@.*)?");

    private SessionPaths() {}

    static Optional<SessionId> id(String text) {
        Matcher id = ID.matcher(text);
        return id.matches() ? Optional.of(SessionId.parse(id.group(1))) : Optional.empty();
    }
}
