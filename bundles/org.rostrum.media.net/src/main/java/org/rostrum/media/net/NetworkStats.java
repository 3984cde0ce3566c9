// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net;

import java.util.Map;

/**
 * Counters of the media port since its start, over all workers.
 *
 * @param engine     {@code epoll} or {@code nio}
 * @param port       UDP port
 * @param transports alive now
 * @param drops      every reason with its count
 */
public record NetworkStats(
        String engine, int port, int transports,
        long packetsIn, long bytesIn, long packetsOut, long bytesOut, Map<DropReason, Long> drops) {

    public NetworkStats {
        drops = Map.copyOf(drops);
    }
}
