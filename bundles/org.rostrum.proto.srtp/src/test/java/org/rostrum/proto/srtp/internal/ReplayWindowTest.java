// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.srtp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rostrum.proto.srtp.SrtpStatus;

class ReplayWindowTest {

    /** Against a set that remembers everything: nothing twice, nothing young refused. */
    @Test
    void agreesWithASetThatRemembersEverything() {
        Random random = new Random(6479);
        ReplayWindow window = new ReplayWindow();
        Set<Long> seen = new HashSet<>();
        long highest = -1;
        for (int i = 0; i < 200_000; i++) {
            long step = random.nextInt(100) == 0 ? random.nextInt(3_000) : random.nextInt(4);
            long index = Math.max(0, highest + step - random.nextInt(random.nextInt(20) == 0 ? 1_500 : 8));
            SrtpStatus expected = highest - index >= ReplayWindow.GUARANTEED
                    ? SrtpStatus.TOO_OLD
                    : seen.contains(index) ? SrtpStatus.REPLAYED : SrtpStatus.OK;
            assertThat(window.check(index)).as("index %d, highest %d", index, highest).isEqualTo(expected);
            if (expected == SrtpStatus.OK) {
                window.accept(index);
                seen.add(index);
                highest = Math.max(highest, index);
            }
        }
        assertThat(window.highest()).isEqualTo(highest);
    }

    @Test
    void sourcesAreForgottenOldestFirst() {
        SourceTable table = new SourceTable(3);
        for (int ssrc : new int[] {0, -1, 7}) {
            table.add(ssrc).accept(ssrc + 10);
        }
        assertThat(table.full()).isTrue();
        table.find(0);
        table.evictOldest();
        assertThat(table.find(-1)).isNull();
        assertThat(table.find(0).highest()).isEqualTo(10);
        assertThat(table.find(7).highest()).isEqualTo(17);
    }

    @Test
    void theTableFindsWhatIsInItUnderChange() {
        SourceTable table = new SourceTable(100);
        Random random = new Random(1);
        int[] last = new int[100];
        for (int i = 0; i < 20_000; i++) {
            int ssrc = random.nextInt();
            if (table.full()) {
                table.evictOldest();
            }
            table.add(ssrc).accept(i);
            last[i % 100] = ssrc;
            if (i > 100) {
                int back = random.nextInt(100);
                ReplayWindow window = table.find(last[(i - back) % 100]);
                if (back < 50) {
                    assertThat(window).isNotNull();
                }
            }
        }
    }
}
