// SPDX-License-Identifier: Apache-2.0
package org.rostrum.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A span of time of a report, both ends included; null: open.
 *
 * @param from not before
 * @param to   not after
 */
public record Span(@Nullable Instant from, @Nullable Instant to) {

    /** All of it. */
    public static final Span ALWAYS = new Span(null, null);
}
