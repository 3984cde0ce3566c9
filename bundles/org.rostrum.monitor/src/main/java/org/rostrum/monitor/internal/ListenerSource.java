// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.MetricSource;
import org.rostrum.listener.ListenerAddresses;
import org.rostrum.listener.ListenerCounters;

/** The listener. Thread-safe. */
@Component(service = MetricSource.class)
public final class ListenerSource implements MetricSource {

    private final ListenerAddresses listener;

    @Activate
    public ListenerSource(@Reference ListenerAddresses listener) {
        this.listener = listener;
    }

    @Override
    public void collect(Sink sink) {
        ListenerCounters counters = listener.counters();
        sink.counter("rostrum_listener_streams_total", "Connections of other protocols than HTTP", Map.of(), counters.streams());
        sink.counter("rostrum_listener_plain_requests_total", "HTTP requests without TLS", Map.of(), counters.plainRequests());
        closed(sink, "unclaimed", counters.unclaimedStreams());
        closed(sink, "unknown", counters.unknown());
        closed(sink, "too_slow", counters.tooSlow());
    }

    private static void closed(Sink sink, String reason, long count) {
        sink.counter("rostrum_listener_closed_total", "Connections closed by the listener", Map.of("reason", reason), count);
    }
}
