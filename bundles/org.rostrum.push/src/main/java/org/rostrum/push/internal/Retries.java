// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a message is tried again: three times within ten minutes (55/PSH-9), sooner for what lives shorter. Pure. */
final class Retries {

    private static final List<Duration> SLOW = List.of(Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(480));
    private static final List<Duration> QUICK = List.of(Duration.ofSeconds(2), Duration.ofSeconds(8), Duration.ofSeconds(20));
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private Retries() {}

    /**
     * How long to wait; empty: give up.
     *
     * @param failed     how many attempts have failed, at least 1
     * @param life       of the message
     * @param age        of the message
     * @param retryAfter what the push service asks for; null: nothing
     */
    static Optional<Duration> next(int failed, Duration life, Duration age, @Nullable Duration retryAfter) {
        List<Duration> steps = life.compareTo(LONGEST) < 0 ? QUICK : SLOW;
        if (failed > steps.size()) {
            return Optional.empty();
        }
        Duration step = steps.get(failed - 1);
        Duration wait = retryAfter != null && retryAfter.compareTo(step) > 0 ? retryAfter : step;
        Duration then = age.plus(wait);
        return then.compareTo(life) < 0 && then.compareTo(LONGEST) < 0 ? Optional.of(wait) : Optional.empty();
    }
}
