// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.MetricSource;
import org.rostrum.media.turn.TurnService;
import org.rostrum.media.turn.TurnService.TurnStats;

/** The built-in TURN server. Thread-safe. */
@Component(service = MetricSource.class)
public final class RelaySource implements MetricSource {

    private final TurnService turn;

    @Activate
    public RelaySource(@Reference TurnService turn) {
        this.turn = turn;
    }

    @Override
    public void collect(Sink sink) {
        TurnStats stats = turn.stats();
        sink.gauge("rostrum_turn_relays", "Relays that live", Map.of(), stats.allocations());
        sink.counter("rostrum_turn_packets_total", "Packets that relays passed", Map.of(), stats.relayedPackets());
        sink.counter("rostrum_turn_bytes_total", "Bytes that relays passed", Map.of(), stats.relayedBytes());
        sink.counter("rostrum_turn_dropped_total", "Packets above the rate of their relay", Map.of(), stats.droppedPackets());
    }
}
