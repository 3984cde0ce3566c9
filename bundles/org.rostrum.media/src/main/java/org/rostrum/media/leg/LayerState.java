// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.leg;

/**
 * Whether an endpoint is to send one of the layers of a source: what nobody watches costs its encoder and its way up.
 *
 * @param rid    name of the layer; empty if there is one only
 * @param active false: nobody watches it
 */
public record LayerState(String rid, boolean active) {}
