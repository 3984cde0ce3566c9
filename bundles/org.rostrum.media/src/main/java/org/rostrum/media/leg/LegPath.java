// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.leg;

import org.jspecify.annotations.Nullable;

/**
 * The way to an endpoint, for people.
 *
 * @param kind    {@code udp}, {@code tcp}, {@code relay}; {@code unknown} before the connection is there
 * @param address numeric address and port of the other end; null if unknown
 */
public record LegPath(String kind, @Nullable String address) {

    public static final LegPath UNKNOWN = new LegPath("unknown", null);
}
