// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.MetricSource;
import org.rostrum.media.leg.SlotState.Pause;
import org.rostrum.media.stats.Direction;
import org.rostrum.media.stats.MediaStatistics;
import org.rostrum.media.stats.MediaTotals;
import org.rostrum.media.stats.MediaTotals.RoundTrips;
import org.rostrum.media.stats.Rating;

/** How good connections are, over all of them: no label names anybody. Thread-safe. */
@Component(service = MetricSource.class)
public final class QualitySource implements MetricSource {

    /** All that may stand in the label {@code path}. */
    private static final List<String> PATHS = List.of("udp", "tcp", "relay", "unknown");
    private static final double MILLI = 1000.0;

    private final MediaStatistics statistics;

    @Activate
    public QualitySource(@Reference MediaStatistics statistics) {
        this.statistics = statistics;
    }

    @Override
    public void collect(Sink sink) {
        MediaTotals totals = statistics.totals();
        for (Direction direction : Direction.values()) {
            Map<String, String> label = Map.of("direction", word(direction));
            sink.gauge("rostrum_media_stream_bits_per_second", "What all streams carry now", label, totals.bitsPerSecond().getOrDefault(direction, 0L));
            sink.counter("rostrum_media_stream_lost_total", "Packets of streams lost on the way, before repair", label,
                    totals.lost().getOrDefault(direction, 0L));
        }
        PATHS.forEach(path -> sink.gauge("rostrum_media_paths", "Participants with media by the way that it takes", Map.of("path", path),
                totals.paths().getOrDefault(path, 0)));
        for (Rating.Level level : Rating.Level.values()) {
            sink.gauge("rostrum_media_quality", "Participants with media by how good their connection is", Map.of("level", word(level)),
                    totals.ratings().getOrDefault(level, 0));
        }
        for (Pause pause : Pause.values()) {
            sink.gauge("rostrum_media_slots", "Receive slots by why nothing flows; none: it does", Map.of("paused", word(pause)),
                    totals.slots().getOrDefault(pause, 0));
        }
        roundTrips(sink, totals.roundTrips());
    }

    /** With the label that histogram_quantile() of Prometheus reads. */
    private static void roundTrips(Sink sink, RoundTrips roundTrips) {
        for (int i = 0; i < roundTrips.counts().size(); i++) {
            String bound = i < RoundTrips.BOUNDS_MS.size() ? String.valueOf(RoundTrips.BOUNDS_MS.get(i) / MILLI) : "+Inf";
            sink.counter("rostrum_media_round_trips_total", "Round trips measured, at most as long as this, seconds", Map.of("le", bound),
                    roundTrips.counts().get(i));
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
