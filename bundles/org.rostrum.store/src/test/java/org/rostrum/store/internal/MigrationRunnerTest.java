// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.store.internal.Fixture.count;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.store.JpaUnit;
import org.rostrum.test.TestDatabase;

class MigrationRunnerTest {

    private static final Migration FIRST = Migration.of("0001-thing.sql", Fixture.TABLE);
    private static final Migration SECOND = 
            Migration.of("0002-size.sql", "alter table thing_item add column size integer default 3 not null;");

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void addsWhatIsNewAndKeepsTheRows(TestDatabase.Kind kind) {
        try (TestDatabase database = kind.create()) {
            try (Fixture before = new Fixture(database)) {
                before.things(FIRST).run(em -> em.persist(new Fixture.Thing(1, "old")));
            }
            try (Fixture after = new Fixture(database)) {
                Object size = after.things(SECOND, FIRST)
                        .read(em -> em.createNativeQuery("select size from thing_item where name = 'old'").getSingleResult());
                assertThat(size).isEqualTo(3);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void refusesAScriptThatChangedAfterItWasApplied(TestDatabase.Kind kind) {
        try (TestDatabase database = kind.create()) {
            try (Fixture before = new Fixture(database)) {
                count(before.things(FIRST));
            }
            assertRefused(database, "differs from the one that was applied", Migration.of("0001-thing.sql", Fixture.TABLE + "\n"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void refusesTablesOfANewerVersion(TestDatabase.Kind kind) {
        try (TestDatabase database = kind.create()) {
            try (Fixture before = new Fixture(database)) {
                count(before.things(FIRST, SECOND));
            }
            assertRefused(database, "newer version (migration 0002-size)", FIRST);
            assertRefused(database, "newer version (migration 0001-thing)");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void refusesAScriptBelowOneThatWasApplied(TestDatabase.Kind kind) {
        try (TestDatabase database = kind.create()) {
            try (Fixture before = new Fixture(database)) {
                count(before.things(Migration.of("0002-thing.sql", Fixture.TABLE)));
            }
            assertRefused(database, "comes before one", Migration.of("0002-thing.sql", Fixture.TABLE),
                    Migration.of("0001-late.sql", "select 1"));
        }
    }

    private static void assertRefused(TestDatabase database, String why, Migration... scripts) {
        try (Fixture after = new Fixture(database)) {
            JpaUnit unit = after.things(scripts);
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> count(unit))
                        .isInstanceOfSatisfying(RostrumException.class, e -> assertThat(e.error()).isEqualTo(CommonError.STORE_UNAVAILABLE))
                        .hasMessageContaining(why);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void goesOnWhereAScriptStopped(TestDatabase.Kind kind) {
        // the second statement fails for want of a table; PostgreSQL takes the first back, H2 goes on after it
        Migration script = Migration.of("0001-thing.sql", Fixture.TABLE + "insert into elsewhere (id) values (1);");
        try (TestDatabase database = kind.create()) {
            try (Fixture before = new Fixture(database)) {
                JpaUnit unit = before.things(script);
                assertThatThrownBy(() -> count(unit)).hasMessageContainingAll("refused a statement");
            }
            try (var connection = database.connect(); var statement = connection.createStatement()) {
                statement.execute("create table elsewhere (id integer)");
            } catch (java.sql.SQLException e) {
                throw new AssertionError(e);
            }
            try (Fixture after = new Fixture(database)) {
                assertThat(count(after.things(script))).isZero();
            }
        }
    }

    @Test
    void splitsStatementsButNotInsideQuotesAndComments() {
        Migration script = Migration.of("0001-x.sql",
                "-- a; b\r\ninsert into t values ('a;b--c'); -- it's\n\n update t set a = 'it''s;';\n");
        assertThat(script.statements()).containsExactly("insert into t values ('a;b--c')", "update t set a = 'it''s;'");
    }

    @Test
    void lineEndsDoNotChangeTheChecksum() {
        assertThat(Migration.of("0001-x.sql", "a\r\nb").checksum()).isEqualTo(Migration.of("0001-x.sql", "a\nb").checksum());
    }

    @Test
    void insistsOnTheForm() {
        assertThatThrownBy(() -> Migration.of("1-x.sql", "")).isInstanceOf(IllegalArgumentException.class);
    }
}
