// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.ice;

import java.net.InetSocketAddress;

/**
 * Where a peer is: an address that datagrams come from, or the other end of one stream (RFC 6544). Two streams from the same address
 * and port, one after the other, are two places.
 *
 * @param address as the packets show it
 * @param stream  the owner's number of the stream, above zero; 0 for datagrams
 */
public record PeerAddress(InetSocketAddress address, long stream) {

    public static PeerAddress datagram(InetSocketAddress address) {
        return new PeerAddress(address, 0);
    }

    public boolean isStream() {
        return stream != 0;
    }
}
