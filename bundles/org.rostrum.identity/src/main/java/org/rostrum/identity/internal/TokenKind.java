// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.time.Duration;

/** What a token is for, and how long it lives without use. */
enum TokenKind {
    /** A page or client of an account. */
    SESSION(Duration.ofDays(60)),
    /** A program of an account; lives as long as it was given, used or not. */
    ACCESS(Duration.ZERO),
    /** A page of an administrator. */
    ADMIN(Duration.ofHours(12)),
    /** A guest's browser. */
    GUEST(Duration.ofDays(365)),
    /** An application of its own right. */
    PROGRAM(Duration.ZERO),
    /** What an application renews its access with; opens nothing else. */
    REFRESH(Duration.ZERO),
    /** The secret API key. */
    KEY(Duration.ZERO);

    private final Duration idle;

    TokenKind(Duration idle) {
        this.idle = idle;
    }

    /** How far each use moves the end; zero: not at all. */
    Duration idle() {
        return idle;
    }
}
