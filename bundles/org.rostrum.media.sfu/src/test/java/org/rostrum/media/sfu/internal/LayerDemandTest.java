// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rostrum.media.MediaSource;
import org.rostrum.media.leg.LayerState;
import org.rostrum.media.leg.LegInput.Encoding;

class LayerDemandTest {

    private static final long MS = 1_000_000L;

    private final LayerDemand demand = new LayerDemand(MediaSource.CAMERA, List.of(new Encoding("h", 0, 0), new Encoding("m", 0, 0), new Encoding("l", 0, 0)));

    private List<String> active() {
        return demand.states().stream().filter(LayerState::active).map(LayerState::rid).toList();
    }

    private boolean run(long fromMs, long toMs, int... wanted) {
        boolean changed = false;
        for (long ms = fromMs; ms < toMs; ms += 100) {
            for (int rank : wanted) {
                demand.want(rank);
            }
            changed |= demand.settle(ms * MS);
        }
        return changed;
    }

    @Test
    void layersAreStoppedAfterAWhileWithoutWatchersAndStartedAtOnce() {
        assertThat(run(0, 1_900, 2)).isFalse();
        assertThat(active()).containsExactly("h", "m", "l");
        assertThat(run(1_900, 2_200, 2)).isTrue();
        assertThat(active()).containsExactly("l");
        demand.want(0);
        assertThat(demand.settle(2_200 * MS)).isTrue();
        assertThat(active()).containsExactly("h", "l");
    }

    @Test
    void shortLossOfWatchersStopsNothing() {
        for (long ms = 0; ms < 20_000; ms += 3_000) {
            assertThat(run(ms, ms + 1_500, 0, 1, 2)).isFalse();
            assertThat(run(ms + 1_500, ms + 3_000)).isFalse();
        }
    }

    @Test
    void everythingIsStoppedWhenNobodyWatches() {
        run(0, 3_000);
        assertThat(active()).isEmpty();
        assertThat(demand.allStopped()).isTrue();
        assertThat(demand.comesOnDemand(0, 3_000 * MS)).isTrue();
        demand.want(1);
        demand.settle(3_000 * MS);
        assertThat(demand.allStopped()).isFalse();
        assertThat(demand.comesOnDemand(1, 6_000 * MS)).as("just started").isTrue();
        assertThat(demand.comesOnDemand(1, 8_000 * MS)).as("it should have come long ago").isFalse();
        assertThat(demand.comesOnDemand(0, 8_000 * MS)).isTrue();
    }
}
