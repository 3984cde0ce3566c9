// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.store.internal.Fixture.count;
import static org.rostrum.test.Eventually.eventually;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.store.JpaUnit;
import org.rostrum.store.OutboxSubscriber;
import org.rostrum.test.PostgresServer;

class DatabaseAwayTest {

    @Test
    void aDatabaseThatGoesAwayGivesTheCodeAndHealsByItself() {
        try (PostgresServer server = PostgresServer.create()) {
            server.start();
            try (Fixture store = new Fixture(server.url(), server.user(), 1000)) {
                JpaUnit unit = store.things();
                List<Long> seen = new CopyOnWriteArrayList<>();
                store.add(subscriber(seen));
                unit.run(em -> em.persist(new Fixture.Thing(1, "before")));

                server.stop();
                assertUnavailable(() -> unit.run(em -> em.persist(new Fixture.Thing(2, "during"))));
                assertUnavailable(() -> count(unit));

                server.start();
                eventually(Duration.ofSeconds(30), () -> worksAgain(() -> unit.run(em -> {
                    em.persist(new Fixture.Thing(3, "after"));
                    store.outbox().append(em, "org/rostrum/thing/made", java.time.Instant.EPOCH, "{}");
                })));
                List<String> names = unit.read(
                        em -> em.createQuery("select t.name from Thing t order by t.id", String.class).getResultList());
                assertThat(names)
                        .containsExactly("before", "after");
                eventually(() -> seen.equals(List.of(1L)) ? "" : "subscriber saw " + seen);
            }
        }
    }

    @Test
    void aUnitOpensBeforeItsDatabaseIsThereAndMostCallersAreRefusedAtOnce() {
        try (PostgresServer server = PostgresServer.create(); Fixture store = new Fixture(server.url(), server.user(), 1000)) {
            JpaUnit unit = store.things();
            Duration one = toRefusal(unit);
            Duration forty = Duration.ZERO;
            for (int i = 0; i < 40; i++) {
                forty = forty.plus(toRefusal(unit));
            }
            assertThat(forty).as("40 callers one after the other, beside one that tries for itself").isLessThan(one.multipliedBy(10));
            server.start();
            eventually(Duration.ofSeconds(30), () -> worksAgain(() -> count(unit)));
        }
    }

    private static Duration toRefusal(JpaUnit unit) {
        long start = System.nanoTime();
        assertUnavailable(() -> count(unit));
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void assertUnavailable(Runnable use) {
        assertThatThrownBy(use::run)
                .isInstanceOfSatisfying(RostrumException.class, e -> assertThat(e.error()).isEqualTo(CommonError.STORE_UNAVAILABLE));
    }

    private static String worksAgain(Runnable use) {
        try {
            use.run();
            return "";
        } catch (RostrumException e) {
            return e.getMessage();
        }
    }

    private static OutboxSubscriber subscriber(List<Long> seen) {
        return new OutboxSubscriber() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public boolean wants(String topic) {
                return true;
            }

            @Override
            public void deliver(Event event) {
                seen.add(event.position());
            }
        };
    }
}
