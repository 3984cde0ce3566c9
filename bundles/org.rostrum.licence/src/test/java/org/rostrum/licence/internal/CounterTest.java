// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.rostrum.licence.Licence.Unit;
import org.rostrum.licence.Limit;

class CounterTest {

    private static final Limit HUNDRED = Limit.of(100);

    private final Counter counter = new Counter();

    @Test
    void aThousandAtOnceNeverPassTheLimitAndAllComesBack() throws Exception {
        // 10/LIC-1: never above the limit
        AtomicLong most = new AtomicLong();
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong given = new AtomicLong();
        race(1000, i -> {
            for (int round = 0; round < 20; round++) {
                Optional<Unit> unit = i % 2 == 0 ? counter.take(HUNDRED) : counter.take(HUNDRED, "holder " + i);
                long used = counter.used();
                most.accumulateAndGet(used, Math::max);
                over.compareAndSet(false, used > 100);
                unit.ifPresent(taken -> {
                    given.incrementAndGet();
                    Thread.yield();
                    taken.close();
                    taken.close();
                });
            }
        });
        assertThat(over).as("more than the limit, most was " + most).isFalse();
        assertThat(given.get()).isPositive();
        assertThat(counter.used()).as("all given back").isZero();
    }

    @Test
    void aThousandWhoKeepGetExactlyTheLimit() throws Exception {
        AtomicLong admitted = new AtomicLong();
        race(1000, i -> counter.take(HUNDRED).ifPresent(unit -> admitted.incrementAndGet()));
        assertThat(admitted.get()).isEqualTo(100);
        assertThat(counter.used()).isEqualTo(100);
    }

    @Test
    void aHolderUsesOneHoweverManyTimesHeTakes() throws Exception {
        // 10/PRO-2: one account on two devices uses one
        AtomicLong refused = new AtomicLong();
        List<Unit> units = java.util.Collections.synchronizedList(new ArrayList<>());
        race(200, i -> counter.take(Limit.of(2), "account " + i % 2).ifPresentOrElse(units::add, refused::incrementAndGet));
        assertThat(refused).hasValue(0);
        assertThat(counter.used()).isEqualTo(2);
        assertThat(counter.take(Limit.of(2), "account 3")).isEmpty();
        assertThat(counter.free(Limit.of(2), "account 1")).isTrue();
        assertThat(counter.free(Limit.of(2), "account 3")).isFalse();
        units.forEach(Unit::close);
        units.forEach(Unit::close);
        assertThat(counter.used()).isZero();
        assertThat(counter.free(Limit.of(2), "account 3")).isTrue();
    }

    @Test
    void aLimitBelowTheUseStopsNewTakesOnly() {
        List<Unit> units = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            units.add(counter.take(Limit.UNLIMITED).orElseThrow());
        }
        assertThat(counter.take(Limit.of(2))).isEmpty();
        assertThat(counter.used()).isEqualTo(5);
        units.subList(0, 3).forEach(Unit::close);
        assertThat(counter.take(Limit.of(2))).isEmpty();
        units.get(3).close();
        assertThat(counter.take(Limit.of(2))).isPresent();
    }

    private interface Racer {
        void run(int number) throws Exception;
    }

    private static void race(int racers, Racer racer) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(racers);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < racers; i++) {
            int number = i;
            done.add(pool.submit(() -> {
                start.await();
                racer.run(number);
                return null;
            }));
        }
        start.countDown();
        for (Future<?> one : done) {
            one.get(60, TimeUnit.SECONDS);
        }
        pool.shutdown();
    }
}
