// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.presence.Presence;
import org.rostrum.identity.presence.PresenceMarks;
import org.rostrum.identity.presence.PresenceService.Watch;
import org.rostrum.test.DirectThreads;
import org.rostrum.test.VirtualTime;

/** Presence in virtual time: one message a window, last states, hidden from the blocked. 00/R-54, 30/ACC-5, 90/AB-2 */
class PresenceWatchesTest {

    private static final AccountKey ANNA = AccountKey.random();
    private static final AccountKey BORIS = AccountKey.random();
    private static final AccountKey VIEWER = AccountKey.random();

    private final VirtualTime time = new VirtualTime();
    private final PresenceMarks devices = new PresenceMarks();
    private final PresenceMarks calls = new PresenceMarks();
    private final Set<AccountKey> blockers = new HashSet<>();
    private final List<Integer> asked = new ArrayList<>();
    private final List<Map<AccountKey, Presence>> told = new ArrayList<>();
    private boolean databaseAway;
    private final PresenceWatches watches = new PresenceWatches(this::states, this::blocking, new DirectThreads(time));

    PresenceWatchesTest() {
        devices.onChange(watches::changed);
        calls.onChange(watches::changed);
    }

    private Map<AccountKey, Presence> states(Collection<AccountKey> keys) {
        if (databaseAway) {
            throw new IllegalStateException("away");
        }
        asked.add(keys.size());
        Map<AccountKey, Presence> found = new HashMap<>();
        keys.forEach(key -> found.put(key, devices.of(key).and(calls.of(key))));
        return found;
    }

    private Set<AccountKey> blocking(Collection<AccountKey> owners, AccountKey viewer) {
        Set<AccountKey> found = new HashSet<>(blockers);
        found.retainAll(owners);
        return viewer.equals(VIEWER) ? found : Set.of();
    }

    private Watch watch(AccountKey... keys) {
        return watches.open(VIEWER, Set.of(keys), told::add);
    }

    private void advance() {
        time.advance(PresenceWatches.WINDOW);
    }

    @Test
    void everythingFirstThenLastStatesOnceAWindow() {
        devices.set(ANNA, "d", Presence.ONLINE);
        watch(ANNA, BORIS);
        time.advance(Duration.ZERO);
        assertThat(told).containsExactly(Map.of(ANNA, Presence.ONLINE, BORIS, Presence.OFFLINE));
        for (int i = 0; i < 100; i++) {
            calls.set(ANNA, "c" + i, Presence.BUSY);
            devices.set(BORIS, "d", i % 2 == 0 ? Presence.ONLINE : Presence.OFFLINE);
        }
        assertThat(told).hasSize(1);
        advance();
        assertThat(told.subList(1, told.size())).as("Boris is as he was").containsExactly(Map.of(ANNA, Presence.BUSY));
        for (int i = 0; i < 99; i++) {
            calls.clear(ANNA, "c" + i);
        }
        time.advance(Duration.ofSeconds(2));
        assertThat(told).as("one call goes on").hasSize(2);
        calls.clear(ANNA, "c99");
        advance();
        assertThat(told.get(2)).isEqualTo(Map.of(ANNA, Presence.ONLINE));
        assertThat(asked).as("one look a window").hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void whoBlocksIsOfflineForTheBlocked() {
        devices.set(ANNA, "d", Presence.ONLINE);
        watch(ANNA);
        List<Map<AccountKey, Presence>> other = new ArrayList<>();
        watches.open(BORIS, Set.of(ANNA), other::add);
        time.advance(Duration.ZERO);
        blockers.add(ANNA);
        watches.blocked(ANNA, VIEWER);
        advance();
        assertThat(told).endsWith(Map.of(ANNA, Presence.OFFLINE));
        calls.set(ANNA, "c", Presence.OWNER);
        advance();
        assertThat(told).as("nothing shines through").hasSize(2);
        assertThat(other).endsWith(Map.of(ANNA, Presence.OWNER));
        blockers.clear();
        watches.blocked(ANNA, VIEWER);
        advance();
        assertThat(told).endsWith(Map.of(ANNA, Presence.OWNER));
    }

    @Test
    void nothingIsKeptOfAWatchThatEnded() {
        Watch watch = watch(ANNA);
        time.advance(Duration.ZERO);
        watch.close();
        watch.close();
        devices.set(ANNA, "d", Presence.ONLINE);
        time.advance(Duration.ofSeconds(10));
        assertThat(told).hasSize(1);
        assertThat(time.pending()).isZero();
        assertThat(asked).as("nobody watches, nobody asks").hasSize(1);
    }

    @Test
    void aDatabaseThatIsAwayDelaysOnly() {
        databaseAway = true;
        watch(ANNA);
        time.advance(Duration.ofSeconds(1));
        assertThat(told).isEmpty();
        databaseAway = false;
        devices.set(ANNA, "d", Presence.ONLINE);
        time.advance(Duration.ofSeconds(10));
        assertThat(told).containsExactly(Map.of(ANNA, Presence.ONLINE));
    }

    @Test
    void aListenerThatFailsHarmsNobodyElse() {
        watches.open(VIEWER, Set.of(ANNA), news -> {
            throw new IllegalStateException("slow");
        });
        watch(ANNA);
        time.advance(Duration.ZERO);
        devices.set(ANNA, "d", Presence.ONLINE);
        advance();
        assertThat(told).endsWith(Map.of(ANNA, Presence.ONLINE));
    }
}
