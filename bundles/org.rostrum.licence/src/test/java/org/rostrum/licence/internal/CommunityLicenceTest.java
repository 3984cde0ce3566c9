// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.licence.Licence;
import org.rostrum.licence.Pool;

class CommunityLicenceTest {

    private final CommunityLicence licence = new CommunityLicence();

    @Test
    void hasEveryFeature() {
        // 00/R-3
        assertThat(licence.edition()).isEqualTo("community");
        assertThat(licence.has("public-conferences")).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Pool.class)
    void countsEachPoolApartAndAUnitOnce(Pool pool) {
        // 10/LIC-1
        Licence.Unit unit = licence.take(pool).orElseThrow();
        licence.take(pool).orElseThrow();
        assertThat(licence.inUse(pool)).isEqualTo(2);
        unit.close();
        unit.close();
        assertThat(licence.inUse(pool)).as("given back twice, counted once").isEqualTo(1);
        for (Pool other : Pool.values()) {
            assertThat(other == pool ? 0 : licence.inUse(other)).isZero();
        }
    }

    @Test
    void losesNothingWhenManyTakeAndGiveAtOnce() throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            threads.add(new Thread(() -> {
                for (int i = 0; i < 10_000; i++) {
                    licence.take(Pool.GUEST).orElseThrow().close();
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(licence.inUse(Pool.GUEST)).isZero();
    }
}
