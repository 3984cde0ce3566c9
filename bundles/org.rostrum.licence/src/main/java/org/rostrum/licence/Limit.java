// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence;

/**
 * A number that a licence sets a limit to; {@code unlimited} is legal everywhere (00/R-1). Immutable.
 *
 * @param value 0 to {@link #LARGEST}, or {@link Long#MAX_VALUE}: no limit
 */
public record Limit(long value) {

    public static final Limit UNLIMITED = new Limit(Long.MAX_VALUE);
    public static final Limit NONE = new Limit(0);

    /** Largest number that can be written; whatever is more is called unlimited. */
    public static final long LARGEST = 1_000_000_000;

    public Limit {
        if (value < 0 || value > LARGEST && value != Long.MAX_VALUE) {
            throw new IllegalArgumentException("a limit is 0 to " + LARGEST + " or unlimited, not " + value);
        }
    }

    public static Limit of(long value) {
        return new Limit(value);
    }

    public boolean unlimited() {
        return value == Long.MAX_VALUE;
    }

    /** Whether one more is allowed. */
    public boolean roomAfter(long used) {
        return used < value;
    }

    /** For counters of type int. */
    public int asInt() {
        return (int) Math.min(value, Integer.MAX_VALUE);
    }

    @Override
    public String toString() {
        return unlimited() ? "unlimited" : Long.toString(value);
    }
}
