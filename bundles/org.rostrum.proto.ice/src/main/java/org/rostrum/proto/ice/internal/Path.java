// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.ice.internal;

import java.net.InetSocketAddress;

/** One address of the peer that passed a check. Confined to its agent. */
public final class Path {

    public final InetSocketAddress address;
    public long priority;
    public long checkedNs;
    public long nominatedNs;

    public Path(InetSocketAddress address) {
        this.address = address;
    }
}
