// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net;

import java.net.InetSocketAddress;
import org.osgi.annotation.versioning.ConsumerType;

/** Knows which peers are reached through a relay of this server; an OSGi service of the relay, collected by the media port. */
@FunctionalInterface
@ConsumerType
public interface RelayedPeers {

    /** Whether packets from this address come out of a relay of ours. Thread-safe, never blocks. */
    boolean isRelay(InetSocketAddress peer);
}
