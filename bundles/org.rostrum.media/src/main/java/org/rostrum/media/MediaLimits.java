// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media;

/**
 * How much an administrator lets a participant receive and send, sound, pictures and repair together (30 §5). Immutable.
 *
 * @param receiveBps bits per second to him; {@link #UNLIMITED} if there is no limit
 * @param sendBps    bits per second from him; {@link #UNLIMITED} if there is no limit
 */
public record MediaLimits(long receiveBps, long sendBps) {

    public static final long UNLIMITED = Long.MAX_VALUE;

    /** No limit. */
    public static final MediaLimits NONE = new MediaLimits(UNLIMITED, UNLIMITED);

    /** @throws IllegalArgumentException if a limit is not positive */
    public MediaLimits {
        if (receiveBps <= 0 || sendBps <= 0) {
            throw new IllegalArgumentException("limits are positive: " + receiveBps + ", " + sendBps);
        }
    }
}
