// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.rostrum.push.PushDevices.Outcome;

/**
 * What the answer of a push service means (RFC 8030 sections 5, 7 and 8).
 *
 * @param retryAfter what the service asks for; null: nothing
 */
record Verdict(Outcome outcome, @Nullable Duration retryAfter) {

    static final Verdict UNREACHABLE = new Verdict(Outcome.UNREACHABLE, null);

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int MAX_DIGITS = 6;

    /**
     * @param retryAfter the header, in seconds; a date or anything else counts as not given; null: none
     */
    static Verdict of(int status, @Nullable String retryAfter) {
        if (status >= 200 && status < 300) {
            return new Verdict(Outcome.DELIVERED, null);
        }
        if (status == 404 || status == 410) {
            return new Verdict(Outcome.GONE, null);
        }
        boolean later = status >= 500 || status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT;
        return later ? new Verdict(Outcome.UNREACHABLE, seconds(retryAfter)) : new Verdict(Outcome.REFUSED, null);
    }

    private static @Nullable Duration seconds(@Nullable String header) {
        boolean usable = header != null && header.length() <= MAX_DIGITS && header.matches("[0-9]+");
        return usable ? Duration.ofSeconds(Long.parseLong(header)) : null;
    }
}
