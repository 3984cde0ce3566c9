// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net;

import java.util.List;
import java.util.Map;

/**
 * Counters of the media port since its start, over all workers.
 *
 * @param engine     {@code epoll} or {@code nio}
 * @param port       UDP port
 * @param transports alive now
 * @param trains     media packets leave in trains, one for the system to cut: how many trains there were of 1, 2 to 3, 4 to 7, 8 to 15,
 *                   16 to 31, 32 and more packets
 * @param drops      every reason with its count
 */
public record NetworkStats(
        String engine, int port, int transports,
        long packetsIn, long bytesIn, long packetsOut, long bytesOut, List<Long> trains,
        Map<DropReason, Long> drops) {

    public NetworkStats {
        trains = List.copyOf(trains);
        drops = Map.copyOf(drops);
    }
}
