// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.store.internal.Fixture.count;
import static org.rostrum.test.Eventually.eventually;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.store.JpaUnit;
import org.rostrum.test.TestDatabase;

class OpenUnitTest {

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void brokenUniqueConstraintHasItsCodeAndNothingOfTheTransactionStays(TestDatabase.Kind kind) {
        try (TestDatabase database = kind.create(); Fixture store = new Fixture(database)) {
            JpaUnit unit = store.things();
            unit.run(em -> em.persist(new Fixture.Thing(1, "same")));
            assertThatThrownBy(() -> unit.run(em -> {
                        em.persist(new Fixture.Thing(2, "other"));
                        em.persist(new Fixture.Thing(3, "same"));
                    }))
                    .isInstanceOfSatisfying(RostrumException.class, e -> assertThat(e.error()).isEqualTo(CommonError.UNIQUE_VALUE_IN_USE));
            assertThat(count(unit)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void whatTheWorkThrowsComesThroughAndTakesTheChangeBack(TestDatabase.Kind kind) {
        try (TestDatabase database = kind.create(); Fixture store = new Fixture(database)) {
            JpaUnit unit = store.things();
            assertThatThrownBy(() -> unit.run(em -> {
                        em.persist(new Fixture.Thing(1, "x"));
                        em.flush();
                        throw new IllegalStateException("mine");
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("mine");
            assertThat(count(unit)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void readingChangesNothing(TestDatabase.Kind kind) {
        try (TestDatabase database = kind.create(); Fixture store = new Fixture(database)) {
            JpaUnit unit = store.things();
            unit.run(em -> em.persist(new Fixture.Thing(1, "x")));
            unit.read(em -> {
                em.find(Fixture.Thing.class, 1).rename("y");
                return true;
            });
            assertThat(unit.<String>read(em -> em.find(Fixture.Thing.class, 1).name())).isEqualTo("x");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void anInterruptedCallerDoesNotBreakTheDatabaseForTheOthers(TestDatabase.Kind kind) throws Exception {
        // a Java file channel closes when its thread is interrupted; pools interrupt their threads when they stop
        try (TestDatabase database = kind.create(); Fixture store = new Fixture(database)) {
            JpaUnit unit = store.things();
            unit.run(em -> em.persist(new Fixture.Thing(1, "x")));
            Thread interrupted = new Thread(() -> {
                Thread.currentThread().interrupt();
                try {
                    unit.run(em -> em.persist(new Fixture.Thing(2, "y")));
                } catch (RuntimeException e) {
                    assertThat(e).isInstanceOf(RostrumException.class);
                }
            });
            interrupted.start();
            interrupted.join();
            eventually(() -> {
                try {
                    unit.run(em -> em.persist(new Fixture.Thing(3, "z")));
                    return "";
                } catch (RostrumException e) {
                    return e.getMessage();
                }
            });
            assertThat(unit.<String>read(em -> em.find(Fixture.Thing.class, 1).name())).isEqualTo("x");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void aClosedUnitSaysSo(TestDatabase.Kind kind) {
        try (TestDatabase database = kind.create(); Fixture store = new Fixture(database)) {
            JpaUnit unit = store.things();
            assertThat(count(unit)).isZero();
            unit.close();
            assertThatThrownBy(() -> count(unit)).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
        }
    }
}
