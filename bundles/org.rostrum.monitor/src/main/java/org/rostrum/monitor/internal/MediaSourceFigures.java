// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.MetricSource;
import org.rostrum.media.net.NetworkStatistics;
import org.rostrum.media.net.NetworkStats;

/** The media port. Thread-safe. */
@Component(service = MetricSource.class)
public final class MediaSourceFigures implements MetricSource {

    private final NetworkStatistics statistics;

    @Activate
    public MediaSourceFigures(@Reference NetworkStatistics statistics) {
        this.statistics = statistics;
    }

    @Override
    public void collect(Sink sink) {
        NetworkStats stats = statistics.read();
        sink.gauge("rostrum_media_transports", "Media transports alive", Map.of("engine", stats.engine()), stats.transports());
        sink.counter("rostrum_media_packets_total", "Packets on the media port", Map.of("direction", "in"), stats.packetsIn());
        sink.counter("rostrum_media_packets_total", "Packets on the media port", Map.of("direction", "out"), stats.packetsOut());
        sink.counter("rostrum_media_bytes_total", "Bytes on the media port", Map.of("direction", "in"), stats.bytesIn());
        sink.counter("rostrum_media_bytes_total", "Bytes on the media port", Map.of("direction", "out"), stats.bytesOut());
        for (int i = 0; i < stats.trains().size(); i++) {
            sink.counter("rostrum_media_trains_total", "Groups in which packets were given to the system, by their least length",
                    Map.of("packets", Integer.toString(1 << i)), stats.trains().get(i));
        }
        stats.drops().forEach((reason, count) -> sink.counter("rostrum_media_dropped_total", "Datagrams dropped",
                Map.of("reason", reason.name().toLowerCase(Locale.ROOT)), count));
    }
}
