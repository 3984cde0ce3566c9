// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.stats;

/** Which way a stream flows, as the participant sees it. */
public enum Direction {
    /** From the participant to the server. */
    UP,
    /** From the server to the participant. */
    DOWN
}
