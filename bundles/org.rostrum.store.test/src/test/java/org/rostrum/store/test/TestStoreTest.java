// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.test;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.store.JpaUnit;
import org.rostrum.test.TestDatabase;

class TestStoreTest {

    @Entity(name = "Sample")
    @Table(name = "sample_item")
    static class Sample {
        @Id
        private UUID id;

        @Column(name = "made_at")
        private Instant madeAt;

        private String text;
        private boolean flag;
        private byte[] raw;

        protected Sample() {}

        Sample(UUID id, Instant madeAt, String text) {
            this.id = id;
            this.madeAt = madeAt;
            this.text = text;
            this.flag = true;
            this.raw = new byte[] {1, 2};
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void keepsWhatItIsGivenOverARestart(TestDatabase.Kind kind) {
        UUID id = UUID.randomUUID();
        Instant madeAt = Instant.parse("2026-10-25T00:30:00.123456Z");
        try (TestDatabase database = kind.create()) {
            try (TestStore store = TestStore.over(database)) {
                JpaUnit unit = store.units().open("sample", Sample.class);
                unit.run(em -> em.persist(new Sample(id, madeAt, "Grüße 会議")));
            }
            try (TestStore store = TestStore.over(database)) {
                JpaUnit unit = store.units().open("sample", Sample.class);
                Sample found = unit.read(em -> em.find(Sample.class, id));
                assertThat(found.madeAt).isEqualTo(madeAt);
                assertThat(found.text).isEqualTo("Grüße 会議");
                assertThat(found.flag).isTrue();
                assertThat(found.raw).containsExactly(1, 2);
                assertThat(unit.<Long>read(em -> em.createQuery(
                                "select count(s) from Sample s where s.id = :id and s.madeAt = :at", Long.class)
                        .setParameter("id", id).setParameter("at", madeAt).getSingleResult())).isEqualTo(1);
            }
        }
    }
}
