// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CowMapTest {

    @Test
    void behavesLikeAMapAndNeverChangesWhatWasHandedOut() {
        Random random = new Random(11);
        Map<String, Integer> expected = new HashMap<>();
        CowMap<String, Integer> map = CowMap.empty();
        for (int i = 0; i < 5_000; i++) {
            CowMap<String, Integer> before = map;
            int size = before.size();
            String key = "p" + random.nextInt(300);
            if (random.nextInt(3) == 0) {
                expected.remove(key);
                map = map.without(key);
            } else {
                expected.put(key, i);
                map = map.with(key, i);
            }
            assertThat(before.size()).isEqualTo(size);
            assertThat(map.size()).isEqualTo(expected.size());
            assertThat(map.get(key)).isEqualTo(expected.get(key));
        }
        Map<String, Integer> content = new HashMap<>();
        map.forEach(content::put);
        assertThat(content).isEqualTo(expected);
    }

    @Test
    void equalityIsThatOfContentWhateverTheHistory() {
        CowMap<String, Integer> one = CowMap.<String, Integer>empty().with("a", 1).with("b", 2).with("c", 3).without("c");
        CowMap<String, Integer> other = CowMap.<String, Integer>empty().with("b", 2).with("a", 1);
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one.with("a", 9)).isNotEqualTo(other);
        assertThat(one.without("a").without("b")).isEqualTo(CowMap.empty());
    }
}
