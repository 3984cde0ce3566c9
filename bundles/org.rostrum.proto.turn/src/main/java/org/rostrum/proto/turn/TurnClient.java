// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.turn;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * The 5-tuple that an allocation belongs to (RFC 8656 section 3.2), as far as it is not the same for all.
 *
 * @param address as the packets show it
 * @param stream  the owner's number of the stream, above zero; 0 for datagrams
 * @param asked   the server's address that the client sends datagrams to, and that answers have to come from; null where there is only one
 */
public record TurnClient(InetSocketAddress address, long stream, @Nullable InetAddress asked) {

    public static TurnClient datagram(InetSocketAddress address) {
        return new TurnClient(address, 0, null);
    }

    /** @param asked the address of this server that the datagram came to */
    public static TurnClient datagram(InetSocketAddress address, InetAddress asked) {
        return new TurnClient(address, 0, asked);
    }

    /** @param number of the stream, above zero */
    public static TurnClient stream(InetSocketAddress address, long number) {
        return new TurnClient(address, number, null);
    }
}
