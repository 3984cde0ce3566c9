// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rostrum.media.leg.SlotState.Pause;
import org.rostrum.media.stats.Direction;
import org.rostrum.media.stats.MediaTotals;
import org.rostrum.media.stats.Rating;

class QualitySourceTest {

    private static String text(MediaTotals totals) throws IOException {
        CollectedFigures figures = new CollectedFigures();
        figures.addSource(new QualitySource(() -> totals));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Exposition.write(figures.now(), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** 55/MNT-3 in sums: labels are bounded, each is there from the start. */
    @Test
    void tellsSumsWithBoundedLabels() throws IOException {
        MediaTotals totals = new MediaTotals(Map.of("udp", 3, "carrier pigeon", 7), Map.of(Rating.Level.POOR, 1), Map.of(Pause.BANDWIDTH, 2),
                Map.of(Direction.UP, 4_000_000L), Map.of(Direction.DOWN, 17L),
                new MediaTotals.RoundTrips(List.of(0L, 1L, 2L, 5L, 5L, 5L, 5L, 6L)));
        assertThat(text(totals)).contains(
                "rostrum_media_stream_bits_per_second{direction=\"up\"} 4000000.0", "rostrum_media_stream_lost_total{direction=\"down\"} 17.0",
                "rostrum_media_stream_lost_total{direction=\"up\"} 0.0", "rostrum_media_paths{path=\"udp\"} 3.0",
                "rostrum_media_paths{path=\"relay\"} 0.0", "rostrum_media_quality{level=\"poor\"} 1.0", "rostrum_media_slots{paused=\"bandwidth\"} 2.0",
                "rostrum_media_round_trips_total{le=\"0.1\"} 5.0", "rostrum_media_round_trips_total{le=\"+Inf\"} 6.0").doesNotContain("pigeon");
    }
}
