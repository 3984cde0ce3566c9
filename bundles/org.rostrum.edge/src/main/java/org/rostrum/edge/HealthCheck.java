// SPDX-License-Identifier: Apache-2.0
package org.rostrum.edge;

import org.osgi.annotation.versioning.ConsumerType;

/** Whiteboard service: one thing that an administrator wants to know is well, shown by dashboard and {@code /health}. */
@ConsumerType
public interface HealthCheck {

    /** Unique name for API and metrics, {@code [a-z][a-z0-9_]{0,62}}; constant. */
    String name();

    /** Looks now; may block for seconds, is asked at most every few seconds on a pool thread. Throwing counts as {@link State#FAILED}. */
    Result check();

    /** How it is. */
    enum State {
        OK,
        /** Works, but somebody should look. */
        WARNING,
        FAILED
    }

    /**
     * What was found.
     *
     * @param code    stable word, camelCase, e.g. {@code diskAlmostFull}; {@code ok} if it is
     * @param message English sentence for administrators: what, why, what to do; never secrets
     */
    record Result(State state, String code, String message) {

        public static final Result OK = new Result(State.OK, "ok", "");
    }
}
