// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.turn.internal;

import java.net.InetSocketAddress;
import org.osgi.service.component.annotations.Component;
import org.rostrum.media.net.RelayedPeers;

/**
 * Tells the media port which of its peers are relays of this server. A component of its own that needs nobody: the media port asks it, and
 * the relays need the media port, so that one component for both would be a cycle. Thread-safe.
 */
@Component(service = {RelayedPeers.class, RelayedAddresses.class})
public final class RelayedAddresses implements RelayedPeers {

    private static final RelayedPeers NONE = peer -> false;

    private volatile RelayedPeers known = NONE;

    /** @param relays those that are open now and later */
    void serve(RelayedPeers relays) {
        known = relays;
    }

    /** Their server stops; does nothing if another has begun meanwhile. */
    void release(RelayedPeers relays) {
        if (known == relays) {
            known = NONE;
        }
    }

    @Override
    public boolean isRelay(InetSocketAddress peer) {
        return known.isRelay(peer);
    }
}
