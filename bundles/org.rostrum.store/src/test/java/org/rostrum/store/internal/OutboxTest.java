// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.test.Eventually.eventually;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.store.JpaUnit;
import org.rostrum.store.OutboxSubscriber;
import org.rostrum.test.TestDatabase;

class OutboxTest {

    private static final Instant AT = Instant.parse("2026-01-01T10:00:00.5Z");

    /** Remembers what it got; fails the first {@code failures} times at the event with this body. */
    private static final class Recorder implements OutboxSubscriber {
        final List<Event> events = new CopyOnWriteArrayList<>();
        final AtomicInteger failures;
        final String failingBody;

        Recorder(String failingBody, int failures) {
            this.failingBody = failingBody;
            this.failures = new AtomicInteger(failures);
        }

        @Override
        public String name() {
            return "recorder";
        }

        @Override
        public boolean wants(String topic) {
            return topic.startsWith("org/rostrum/thing/");
        }

        @Override
        public void deliver(Event event) {
            if (event.json().equals(failingBody) && failures.getAndDecrement() > 0) {
                throw new IllegalStateException("not now");
            }
            events.add(event);
        }

        List<String> bodies() {
            return events.stream().map(Event::json).toList();
        }

        void await(String... bodies) {
            eventually(() -> bodies().equals(List.of(bodies)) ? "" : "got " + bodies());
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void deliversAfterCommitAndOnlyWhatWasCommitted(TestDatabase.Kind kind) {
        try (TestDatabase database = kind.create(); Fixture store = new Fixture(database)) {
            JpaUnit unit = store.things();
            Recorder recorder = new Recorder("", 0);
            store.add(recorder);
            unit.run(em -> {
                store.outbox().append(em, "org/rostrum/thing/made", AT, "{\"n\":1}");
                store.outbox().append(em, "org/rostrum/other/made", AT, "{\"n\":2}");
                store.outbox().append(em, "org/rostrum/thing/made", AT, "{\"n\":3}");
            });
            assertThatThrownBy(() -> unit.run(em -> {
                store.outbox().append(em, "org/rostrum/thing/made", AT, "{\"n\":4}");
                throw new IllegalStateException("rolled back");
            })).hasMessage("rolled back");
            unit.run(em -> store.outbox().append(em, "org/rostrum/thing/made", AT, "{\"n\":5}"));
            recorder.await("{\"n\":1}", "{\"n\":3}", "{\"n\":5}");
            assertThat(recorder.events.get(0).at()).isEqualTo(AT);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void aFailingDeliveryComesAgainAndNothingPassesIt(TestDatabase.Kind kind) {
        try (TestDatabase database = kind.create(); Fixture store = new Fixture(database)) {
            JpaUnit unit = store.things();
            Recorder recorder = new Recorder("{\"n\":2}", 1);
            store.add(recorder);
            for (int n = 1; n <= 3; n++) {
                String body = "{\"n\":" + n + "}";
                unit.run(em -> store.outbox().append(em, "org/rostrum/thing/made", AT, body));
            }
            recorder.await("{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void theMarkerSurvivesARestartAndMissedEventsFollow(TestDatabase.Kind kind) {
        try (TestDatabase database = kind.create()) {
            try (Fixture store = new Fixture(database)) {
                JpaUnit unit = store.things();
                Recorder recorder = new Recorder("", 0);
                store.add(recorder);
                unit.run(em -> store.outbox().append(em, "org/rostrum/thing/made", AT, "{\"n\":1}"));
                recorder.await("{\"n\":1}");
                eventually(() -> marker(store) == 1 ? "" : "marker not saved");
                store.dispatcher.remove(recorder);
                unit.run(em -> store.outbox().append(em, "org/rostrum/thing/made", AT, "{\"n\":2}"));
            }
            try (Fixture store = new Fixture(database)) {
                Recorder recorder = new Recorder("", 0);
                store.add(recorder);
                recorder.await("{\"n\":2}");
            }
        }
    }

    private static long marker(Fixture store) {
        try {
            return store.database.outbox().marker("recorder");
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void concurrentTransactionsNeverLeaveAGapThatFillsBehindTheReader(TestDatabase.Kind kind) throws Exception {
        // with plain sequence values, 5 may commit before 4, and a reader at 5 never sees 4
        try (TestDatabase database = kind.create(); Fixture store = new Fixture(database)) {
            JpaUnit unit = store.things();
            Recorder recorder = new Recorder("", 0);
            store.add(recorder);
            List<Thread> writers = new ArrayList<>();
            for (int w = 0; w < 4; w++) {
                int writer = w;
                writers.add(new Thread(() -> {
                    for (int i = 0; i < 50; i++) {
                        int id = writer * 1000 + i + 1;
                        unit.run(em -> {
                            store.outbox().append(em, "org/rostrum/thing/made", AT, "{\"id\":" + id + "}");
                            em.persist(new Fixture.Thing(id, "t" + id));
                            em.flush();
                            Thread.yield();
                        });
                    }
                }));
            }
            writers.forEach(Thread::start);
            for (Thread writer : writers) {
                writer.join();
            }
            eventually(Duration.ofSeconds(20), () -> recorder.events.size() == 200 ? "" : recorder.events.size() + " of 200 events");
            assertThat(recorder.events).extracting(OutboxSubscriber.Event::position).isSorted().doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void handledEventsAreDeletedAfterAWhile(TestDatabase.Kind kind) throws Exception {
        try (TestDatabase database = kind.create(); Fixture store = new Fixture(database)) {
            JpaUnit unit = store.things();
            for (int n = 0; n < 3; n++) {
                unit.run(em -> store.outbox().append(em, "org/rostrum/thing/made", AT, "{}"));
            }
            OutboxTable outbox = store.database.outbox();
            outbox.prune(AT.plusSeconds(1));
            assertThat(outbox.after(0, 10)).as("nobody has handled anything").hasSize(3);
            outbox.mark("a", 3);
            outbox.mark("b", 2);
            outbox.prune(AT.plusSeconds(1));
            assertThat(outbox.after(0, 10)).extracting(OutboxSubscriber.Event::position).containsExactly(3L);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void refusesAnEventOfMoreThan64KiB(TestDatabase.Kind kind) {
        try (TestDatabase database = kind.create(); Fixture store = new Fixture(database)) {
            String body = "{\"x\":\"" + "ä".repeat(32_765) + "\"}";
            assertThatThrownBy(() -> store.things().run(em -> store.outbox().append(em, "org/rostrum/thing/made", AT, body)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
