// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.leg;

/**
 * Whether an endpoint is to send one of the layers of a source: what nobody watches costs its encoder and its way up.
 *
 * @param rid    name of the layer; empty if there is one only
 * @param active false: nobody watches it
 * @param maxBps bits per second that it may have at most, so that watchers on narrow ways see it too; 0: as the endpoint thinks right
 */
public record LayerState(String rid, boolean active, long maxBps) {

    /** A layer without a bound of its rate. */
    public LayerState(String rid, boolean active) {
        this(rid, active, 0);
    }
}
