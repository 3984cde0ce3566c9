// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.turn;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** What has sockets: sends, opens relays, and says who may be reached. Called on the thread of the server only; must not block. */
public interface TurnOwner {

    /** Sends to a client. The array belongs to the server again on return. */
    void toClient(TurnClient client, byte[] buffer, int offset, int length);

    /** Sends from a relay. The array belongs to the server again on return. */
    void toPeer(long relay, byte[] buffer, int offset, int length, InetSocketAddress peer);

    /**
     * Opens a relay; {@link TurnServer#relayOpened} or {@link TurnServer#relayFailed} follows, now or later.
     *
     * @param six  an IPv6 address is wanted
     * @param even an even port is wanted
     */
    void openRelay(long relay, boolean six, boolean even);

    /** Closes a relay that was opened. */
    void closeRelay(long relay);

    /** Whether anything behind this address may be reached at all, for permissions. */
    boolean mayReach(InetAddress peer);

    /** Whether exactly this may be reached, for packets. */
    boolean mayReach(InetSocketAddress peer);
}
