// SPDX-License-Identifier: Apache-2.0
package org.rostrum.signal.internal;

import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.rostrum.edge.MetricSource;

/** What the signalling socket counts. Thread-safe. */
final class SignalFigures implements MetricSource {

    private final Hub hub;

    SignalFigures(Hub hub) {
        this.hub = hub;
    }

    @Override
    public void collect(Sink sink) {
        sink.gauge("rostrum_signal_connections", "Open signalling connections", Map.of(), hub.size());
        sink.gauge("rostrum_users_online", "Accounts with an open signalling connection", Map.of(), hub.usersOnline());
        counter(sink, "refused", "Signalling connections refused", "foreign_origin", hub.foreignOrigin);
        counter(sink, "refused", "Signalling connections refused", "no_room", hub.noRoom);
        counter(sink, "faults", "Bounds of signalling that clients broke", "malformed", hub.malformed);
        counter(sink, "faults", "Bounds of signalling that clients broke", "overrun", hub.overrun);
        counter(sink, "faults", "Bounds of signalling that clients broke", "slow_reader", hub.slow);
    }

    private static void counter(Sink sink, String name, String help, String reason, LongAdder count) {
        sink.counter("rostrum_signal_" + name + "_total", help, Map.of("reason", reason), count.sum());
    }
}
