// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.ice.internal;

import org.rostrum.proto.ice.PeerAddress;

/** One address of the peer that passed a check. Confined to its agent. */
public final class Path {

    public final PeerAddress address;
    public long priority;
    public long checkedNs;
    public long nominatedNs;

    public Path(PeerAddress address) {
        this.address = address;
    }
}
