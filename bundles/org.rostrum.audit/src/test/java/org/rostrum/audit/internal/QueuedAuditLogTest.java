// SPDX-License-Identifier: Apache-2.0
package org.rostrum.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.test.Eventually.eventually;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.audit.AuditEvent;
import org.rostrum.store.test.TestStore;
import org.rostrum.test.TestDatabase;

class QueuedAuditLogTest {

    private static final Instant AT = Instant.parse("2026-01-01T08:00:00Z");

    private static AuditEvent event(int n) {
        return new AuditEvent(AT.plusSeconds(n), "login", "anna@example.org", null, "127.0.0.1", Map.of("n", Integer.toString(n)));
    }

    private static QueuedAuditLog log(TestStore store, int capacity) {
        return new QueuedAuditLog(new AuditTables(store.units()), store.threads(), Clock.systemUTC(), capacity);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void recordsInSequenceAndTellsNewestFirst(TestDatabase.Kind kind) {
        // 60/EV-1, 60/EV-5: who, what, when, from where
        try (TestStore store = TestStore.on(kind)) {
            QueuedAuditLog log = log(store, 100);
            AuditEvent full = new AuditEvent(
                    AT, "activation", "admin:root", "бен@example.org", "::1", Map.of("DisplayName", "Бен"));
            log.record(full);
            log.record(event(1));
            eventually(() -> log.latest(10).size() == 2 ? "" : "waiting");
            assertThat(log.latest(10)).containsExactly(event(1), full);
            assertThat(log.latest(1)).containsExactly(event(1));
            assertThat(log.latest(0)).isEmpty();
            log.close();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void anOrderlyStopLosesNothing(TestDatabase.Kind kind) {
        try (TestDatabase database = kind.create()) {
            try (TestStore store = TestStore.over(database)) {
                QueuedAuditLog log = log(store, 5_000);
                for (int n = 0; n < 1_000; n++) {
                    log.record(event(n));
                }
                log.close();
            }
            try (TestStore store = TestStore.over(database)) {
                QueuedAuditLog log = log(store, 10);
                List<AuditEvent> all = log.latest(5_000);
                assertThat(all).hasSize(1_000).startsWith(event(999)).endsWith(event(0));
                log.close();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void whatStrangersTypedIsCutNotRefused(TestDatabase.Kind kind) {
        try (TestStore store = TestStore.on(kind)) {
            QueuedAuditLog log = log(store, 10);
            String huge = "x\0" + "😀".repeat(10_000);
            log.record(new AuditEvent(AT, "login", huge, huge, huge, Map.of("Login", huge)));
            eventually(() -> log.latest(10).size() == 1 ? "" : "waiting");
            assertThat(log.latest(1).get(0).details().get("Login")).hasSizeLessThanOrEqualTo(500).startsWith("x\uFFFD😀");
            log.close();
        }
    }

    @Test
    void aFullQueueNeverBlocksAndTellsHowMuchWasLost() throws Exception {
        try (TestStore store = TestStore.h2()) {
            QueuedAuditLog log = log(store, 10);
            CountDownLatch release = occupyAllThreads(store);
            for (int n = 0; n < 25; n++) {
                log.record(event(n));
            }
            release.countDown();
            eventually(() -> log.latest(50).size() == 11 ? "" : log.latest(50).size() + " events");
            assertThat(log.latest(50)).anySatisfy(event -> {
                assertThat(event.type()).isEqualTo("events.lost");
                assertThat(event.details()).containsEntry("count", "15");
            });
            log.close();
        }
    }

    private static CountDownLatch occupyAllThreads(TestStore store) throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch busy = new CountDownLatch(16);
        for (int i = 0; i < 16; i++) {
            store.threads().io().execute(() -> {
                busy.countDown();
                try {
                    release.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        assertThat(busy.await(Duration.ofSeconds(10).toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        return release;
    }
}
