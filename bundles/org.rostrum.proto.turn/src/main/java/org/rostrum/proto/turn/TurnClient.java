// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.turn;

import java.net.InetSocketAddress;

/**
 * The client's end of the 5-tuple that an allocation belongs to (RFC 8656 section 3.2).
 *
 * @param address as the packets show it
 * @param stream  the owner's number of the stream, above zero; 0 for datagrams
 */
public record TurnClient(InetSocketAddress address, long stream) {

    public static TurnClient datagram(InetSocketAddress address) {
        return new TurnClient(address, 0);
    }
}
