// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rostrum.audit.AuditError;
import org.rostrum.audit.ChangeReport;
import org.rostrum.audit.ConfigChange;
import org.rostrum.audit.Deletion;
import org.rostrum.audit.EventReport;
import org.rostrum.audit.EventSource;
import org.rostrum.audit.Severity;
import org.rostrum.base.error.RostrumException;

/** Two events and two changes in memory, which no filter narrows; notes what it was asked. */
final class FakeReports {

    static final Instant AT = Instant.parse("2026-01-01T08:00:00Z");

    final List<EventReport.Event> events = new ArrayList<>(List.of(
            new EventReport.Event(7, AT, EventSource.USER, "=HYPERLINK(1)", "login", Severity.MEDIUM, "Sign-in.", "192.0.2.1",
                    Map.of("Login", "a;b", "Result", "InvalidCredentials"), false),
            new EventReport.Event(6, AT.minusSeconds(1), EventSource.SERVER, "server", "start", Severity.MEDIUM, "Start.", null, Map.of(), true)));

    final List<ChangeReport.Change> changes = new ArrayList<>(List.of(
            new ChangeReport.Change(5, new ConfigChange(AT, ConfigChange.Action.EDIT, "conference", "weekly", "admin:root",
                    List.of(new ConfigChange.Field("topic", "Old", "New \"1\""), ConfigChange.Field.secret("pin")))),
            new ChangeReport.Change(4, new ConfigChange(AT, ConfigChange.Action.DELETE, "user", "anna@example.org", "server", List.of()))));

    final List<Object> asked = new ArrayList<>();

    private <T> long deleted(List<T> rows, @Nullable Long expected, String told, Deletion by) {
        asked.add(told + " by " + by);
        long count = rows.size();
        if (expected != null && expected != count) {
            throw new RostrumException(AuditError.COUNT_CHANGED, "There are " + count + " now.", "count");
        }
        rows.clear();
        return count;
    }

    final EventReport eventReport = new EventReport() {
        @Override
        public Page search(Filter filter, Sort sort, int offset, int limit) {
            asked.add(List.of(filter, sort, offset, limit));
            return new Page(events.size(), List.copyOf(events));
        }

        @Override
        public void each(Filter filter, Consumer<Event> consumer) {
            events.forEach(consumer);
        }

        @Override
        public long delete(Filter filter, @Nullable Long expected, String told, Deletion by) {
            return deleted(events, expected, told, by);
        }
    };

    final ChangeReport changeReport = new ChangeReport() {
        @Override
        public Page search(Filter filter, Sort sort, int offset, int limit) {
            asked.add(List.of(filter, sort, offset, limit));
            return new Page(changes.size(), List.copyOf(changes));
        }

        @Override
        public void each(Filter filter, Consumer<Change> consumer) {
            changes.forEach(consumer);
        }

        @Override
        public long delete(Filter filter, @Nullable Long expected, String told, Deletion by) {
            return deleted(changes, expected, told, by);
        }
    };
}
