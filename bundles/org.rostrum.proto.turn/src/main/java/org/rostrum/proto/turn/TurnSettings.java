// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.turn;

/**
 * Bounds of a server.
 *
 * @param realm              named in challenges; short, since strangers get it
 * @param maxAllocations     in all
 * @param allocationsPerUser of one user name
 * @param kbps               of one relay in each direction, 1,000 octets a second are 8; what is more is dropped
 */
public record TurnSettings(String realm, int maxAllocations, int allocationsPerUser, int kbps) {

    public TurnSettings {
        if (kbps < 100) {
            throw new IllegalArgumentException("100 kbit/s at least");
        }
    }
}
