// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.store.test.TestStore;
import org.rostrum.test.TestDatabase;

class DatabaseFactsTest {

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void tellsKindAndLevelsOfMigration(TestDatabase.Kind kind) {
        try (TestStore store = TestStore.on(kind)) {
            MonitorTables tables = new MonitorTables(store.units());
            String text = new DatabaseFacts(tables).text();
            assertThat(text.lines().findFirst().orElseThrow()).matches("(H2|PostgreSQL) \\d+.*").startsWithIgnoringCase(kind.name());
            assertThat(text.lines()).anyMatch(line -> line.matches("monitor +0001"));
        }
    }
}
