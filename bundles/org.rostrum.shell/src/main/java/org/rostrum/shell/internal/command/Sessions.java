// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.conference.SessionDirectory;

/** The engine may be stopped while the console runs. */
final class Sessions {

    private Sessions() {}

    static SessionDirectory of(@Nullable SessionDirectory sessions) {
        if (sessions == null) {
            throw new RostrumException(CommonError.SHUTTING_DOWN, "the session engine is not running");
        }
        return sessions;
    }
}
