// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlotNumbersTest {

    private final SlotNumbers numbers = new SlotNumbers(1000, 64);

    @Test
    void whatIsLeftOutLeavesNoHoleWhatIsLostKeepsItsPlace() {
        numbers.begin(50);
        assertThat(numbers.take(50)).isEqualTo(1001);
        assertThat(numbers.skip(51)).isEqualTo(-1);
        assertThat(numbers.skip(52)).isEqualTo(-1);
        assertThat(numbers.take(53)).isEqualTo(1002);
        // 54 and 55 are lost
        assertThat(numbers.take(56)).isEqualTo(1005);
        assertThat(numbers.take(54)).as("comes late").isEqualTo(1003);
        assertThat(numbers.skip(55)).as("comes late and is left out: its place must be filled").isEqualTo(1004);
        assertThat(numbers.take(52)).as("was left out").isEqualTo(-1);
        assertThat(numbers.take(49)).as("from before").isEqualTo(-1);
    }

    @Test
    void sourceIsFoundAgain() {
        numbers.begin(50);
        numbers.take(50);
        numbers.skip(51);
        long out = numbers.take(52);
        numbers.note(out, 7);
        numbers.begin(3);
        numbers.take(3);

        assertThat(numbers.remembers(out)).isTrue();
        assertThat(numbers.source(out, 50)).isEqualTo(52);
        assertThat(numbers.note(out)).isEqualTo(7);
        assertThat(numbers.source(out + 1, 3)).isEqualTo(3);
        assertThat(numbers.remembers(out + 2)).isFalse();
        for (int n = 4; n < 80; n++) {
            numbers.take(n);
        }
        assertThat(numbers.remembers(out)).isFalse();
    }

    // a gap that nothing can repair must not make the numbers run away
    @Test
    void longGapIsBounded() {
        numbers.begin(50);
        numbers.take(50);
        assertThat(numbers.take(3_000)).isEqualTo(1001 + 64 + 1);
        assertThat(numbers.take(60)).isEqualTo(-1);
    }
}
