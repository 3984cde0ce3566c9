// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which bandwidth limit holds (30 §5). */
class BandwidthLimitsTest {

    // 30/BW-8: groups Developers 2048 in / 4096 out, user 1024 in only
    @ParameterizedTest(name = "30/BW-3, 30/BW-4, 30/UX-8: own {0}, groups {1} and {2} give {3}")
    @CsvSource({
        "1024, 2048, , 1024", // 30/BW-8, inbound
        ", 4096, , 4096", // 30/BW-8, outbound
        "8192, 2048, 1024, 8192", // 30/BW-4: the own value wins also when it is higher
        ", 2048, 1024, 1024", // 30/BW-3: the lowest of the groups
        ", 2048, , 2048", // a group that sets none limits nothing
        ", , , ", // unlimited
    })
    void theOwnValueElseTheLowestOfTheGroupsHolds(
            @Nullable Integer own, @Nullable Integer one, @Nullable Integer other, @Nullable Integer expected) {
        List<BandwidthLimits> groups = List.of(new BandwidthLimits(one, null), new BandwidthLimits(other, 64));
        assertThat(BandwidthLimits.effective(new BandwidthLimits(own, null), groups)).isEqualTo(new BandwidthLimits(expected, 64));
        List<BandwidthLimits> turned = List.of(new BandwidthLimits(null, one), new BandwidthLimits(64, other));
        assertThat(BandwidthLimits.effective(new BandwidthLimits(null, own), turned)).isEqualTo(new BandwidthLimits(64, expected));
    }

    @ParameterizedTest
    @CsvSource({"31, false", "32, true", "1000000, true", "1000001, false", "-1, false", ", true"})
    void limitsHaveARange(@Nullable Integer kbps, boolean valid) {
        assertThat(new BandwidthLimits(kbps, null).isValid()).isEqualTo(valid);
        assertThat(new BandwidthLimits(null, kbps).isValid()).isEqualTo(valid);
    }
}
