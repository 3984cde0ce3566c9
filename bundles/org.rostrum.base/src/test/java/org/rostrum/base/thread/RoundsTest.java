// SPDX-License-Identifier: Apache-2.0
package org.rostrum.base.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private final Queue<Runnable> pool = new ArrayDeque<>();
    private final Queue<Runnable> delayed = new ArrayDeque<>();
    private final List<Set<String>> seen = new ArrayList<>();
    private boolean full;
    private boolean stopped;
    private boolean away;

    private final Rounds<String> rounds = new Rounds<>("names", this::round, task -> {
        if (full) {
            throw new RejectedExecutionException();
        }
        pool.add(task);
    }, this::schedule);

    private void round(Set<String> names) {
        if (away) {
            throw new IllegalStateException("the database is away");
        }
        seen.add(names);
    }

    private Scheduler.Timer schedule(Duration delay, Runnable task) {
        if (stopped) {
            throw new RejectedExecutionException();
        }
        delayed.add(task);
        return () -> delayed.remove(task);
    }

    private void runAll(Queue<Runnable> tasks) {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    @Test
    void whatComesWhileARoundWaitsIsOneRound() {
        rounds.add(List.of("ann"));
        rounds.add(List.of("bob", "ann"));
        assertThat(pool).hasSize(1);
        runAll(pool);
        assertThat(seen).containsExactly(Set.of("ann", "bob"));

        rounds.add(List.of("cal"));
        runAll(pool);
        assertThat(seen).containsExactly(Set.of("ann", "bob"), Set.of("cal"));
    }

    @Test
    void nothingIsNoRound() {
        rounds.add(List.of());
        assertThat(pool).isEmpty();
    }

    @Test
    void aRoundThatFailsIsTriedAgainWithWhatHasComeSince() {
        away = true;
        rounds.add(List.of("ann"));
        runAll(pool);
        rounds.add(List.of("bob"));
        assertThat(pool).as("not before the time").isEmpty();

        away = false;
        runAll(delayed);
        runAll(pool);
        assertThat(seen).containsExactly(Set.of("ann", "bob"));
    }

    @Test
    void aPoolThatIsFullIsAskedAgain() {
        full = true;
        rounds.add(List.of("ann"));
        full = false;
        runAll(delayed);
        runAll(pool);
        assertThat(seen).containsExactly(Set.of("ann"));
    }

    @Test
    void aServerThatStopsIsNoFault() {
        full = true;
        stopped = true;
        rounds.add(List.of("ann"));
        assertThat(seen).isEmpty();
        assertThat(delayed).isEmpty();
    }
}
