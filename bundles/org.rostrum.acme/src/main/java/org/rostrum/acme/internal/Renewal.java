// SPDX-License-Identifier: Apache-2.0
package org.rostrum.acme.internal;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/** When to order again. Pure functions. */
final class Renewal {

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(15);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(24);

    private Renewal() {}

    /** At two thirds of the lifetime. */
    static Instant due(X509Certificate certificate) {
        Instant from = certificate.getNotBefore().toInstant();
        Duration life = Duration.between(from, certificate.getNotAfter().toInstant());
        return from.plus(life.multipliedBy(2).dividedBy(3));
    }

    /** Pause after the {@code failures}-th failure in a row: a quarter of an hour, doubled each time, at most a day. */
    static Duration pause(int failures) {
        int doublings = Math.min(Math.max(failures - 1, 0), 10);
        Duration pause = FIRST_PAUSE.multipliedBy(1L << doublings);
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
