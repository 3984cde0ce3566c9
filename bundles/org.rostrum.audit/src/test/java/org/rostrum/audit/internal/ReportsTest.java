// SPDX-License-Identifier: Apache-2.0
package org.rostrum.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.audit.AuditError;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.ChangeReport;
import org.rostrum.audit.ConfigChange;
import org.rostrum.audit.ConfigChange.Action;
import org.rostrum.audit.ConfigChange.Field;
import org.rostrum.audit.Deletion;
import org.rostrum.audit.EventReport.Column;
import org.rostrum.audit.EventReport.Event;
import org.rostrum.audit.EventReport.Filter;
import org.rostrum.audit.EventReport.Sort;
import org.rostrum.audit.EventSource;
import org.rostrum.audit.Severity;
import org.rostrum.audit.Span;
import org.rostrum.base.error.RostrumException;
import org.rostrum.store.test.TestStore;
import org.rostrum.test.TestDatabase;
import org.rostrum.test.VirtualTime;

class ReportsTest {

    private static final Instant AT = Instant.parse("2026-01-01T08:00:00Z");
    private static final Deletion ROOT = new Deletion("admin:root", "192.0.2.9", "sysadmin");

    /** Both reports over one store. */
    private record Reports(QueuedAuditLog log, StoredEventReport events, StoredChangeReport changes) {

        static Reports over(TestStore store) {
            AuditTables tables = new AuditTables(store.units());
            VirtualTime time = new VirtualTime();
            QueuedAuditLog log = new QueuedAuditLog(tables, store.threads(), time, 200_000);
            return new Reports(log, new StoredEventReport(tables, log, time), new StoredChangeReport(tables, log, time));
        }

        List<String> objects(Filter filter, Sort sort) {
            return events.search(filter, sort, 0, 50).list().stream().map(Event::object).toList();
        }

        List<String> objects(Filter filter) {
            return objects(filter, Sort.NEWEST);
        }
    }

    private static AuditEvent event(int n, String type, String actor, Map<String, String> details) {
        return new AuditEvent(AT.plusSeconds(n), type, actor, null, "192.0.2." + n, details);
    }

    private static void fill(Reports reports) {
        reports.log.record(event(1, "login", "anna@example.org", Map.of("Login", "Anna", "Result", "0")));
        reports.log.record(event(2, "login", "server", Map.of("Login", "100%_sure", "Result", "InvalidCredentials")));
        reports.log.record(event(3, "logout", "admin:root", Map.of("AdminType", "sysadmin")));
        reports.log.record(event(4, "start", "server", Map.of()));
        reports.log.record(event(5, "stop", "server", Map.of()));
        reports.log.record(event(6, "login", "app:0123", Map.of()));
    }

    private static Filter filter(Span span, EventSource source, Severity severity, String object, Set<String> types, String address, String search) {
        return new Filter(span, source, severity, object, types, address, search);
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void eventsAreFoundByEveryFilter(TestDatabase.Kind kind) {
        // 60/EV-2, 60/EV-3, 60/EV-4, 60/EV-7; the filters of 60 B
        try (TestStore store = TestStore.on(kind)) {
            Reports reports = Reports.over(store);
            fill(reports);
            Set<String> all = Set.of();
            assertThat(reports.objects(Filter.ALL)).containsExactly("app:0123", "server", "server", "root", "100%_sure", "anna@example.org");
            assertThat(reports.objects(filter(new Span(AT.plusSeconds(2), AT.plusSeconds(3)), null, null, null, all, null, null)))
                    .containsExactly("root", "100%_sure");
            assertThat(reports.objects(filter(Span.ALWAYS, EventSource.USER, null, null, all, null, null)))
                    .containsExactly("100%_sure", "anna@example.org");
            assertThat(reports.objects(filter(Span.ALWAYS, EventSource.ADMIN, null, null, all, null, null))).containsExactly("root");
            assertThat(reports.objects(filter(Span.ALWAYS, EventSource.APPLICATION, null, null, all, null, null))).containsExactly("app:0123");
            assertThat(reports.objects(filter(Span.ALWAYS, null, Severity.HIGH, null, all, null, null))).containsExactly("server");
            assertThat(reports.objects(filter(Span.ALWAYS, null, Severity.MEDIUM, null, all, null, null)))
                    .as("start, and the sign-in that failed").containsExactly("server", "100%_sure");
            assertThat(reports.objects(filter(Span.ALWAYS, null, null, "ANNA@", all, null, null))).containsExactly("anna@example.org");
            assertThat(reports.objects(filter(Span.ALWAYS, null, null, "%_", all, null, null))).containsExactly("100%_sure");
            assertThat(reports.objects(filter(Span.ALWAYS, null, null, null, Set.of("start", "logout"), null, null)))
                    .containsExactly("server", "root");
            assertThat(reports.objects(filter(Span.ALWAYS, null, null, null, all, "192.0.2.4", null))).containsExactly("server");
            assertThat(reports.objects(filter(Span.ALWAYS, null, null, null, all, null, "sysadmin"))).containsExactly("root");
            Event failed = reports.events.search(filter(Span.ALWAYS, null, null, "sure", all, null, null), Sort.NEWEST, 0, 1).list().get(0);
            assertThat(failed.success()).isFalse();
            assertThat(failed.description()).isEqualTo("Sign-in by login and password.");
            assertThat(failed.details()).containsEntry("Result", "InvalidCredentials");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void eventsAreSortedByAnyColumnAndPaged(TestDatabase.Kind kind) {
        // 60/REP-3
        try (TestStore store = TestStore.on(kind)) {
            Reports reports = Reports.over(store);
            fill(reports);
            for (Column column : Column.values()) {
                List<Long> up = reports.events.search(Filter.ALL, new Sort(column, false), 0, 50).list().stream().map(Event::id).toList();
                List<Long> down =
                        new ArrayList<>(reports.events.search(Filter.ALL, new Sort(column, true), 0, 50).list().stream().map(Event::id).toList());
                Collections.reverse(down);
                assertThat(up).as("%s", column).hasSize(6).isEqualTo(down);
            }
            assertThat(reports.objects(Filter.ALL, new Sort(Column.SEVERITY, true))).startsWith("server", "server", "100%_sure");
            assertThat(reports.events.search(Filter.ALL, Sort.NEWEST, 4, 4)).satisfies(page -> {
                assertThat(page.total()).isEqualTo(6);
                assertThat(page.list()).hasSize(2);
            });
            assertThat(reports.events.search(Filter.ALL, Sort.NEWEST, 60, 10).list()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void deletionTakesJustWhatWasCountedAndIsAnEventItself(TestDatabase.Kind kind) {
        // 60/REP-5, 60/REP-6
        try (TestStore store = TestStore.on(kind)) {
            Reports reports = Reports.over(store);
            fill(reports);
            Filter logins = filter(Span.ALWAYS, null, null, null, Set.of("login"), null, null);
            assertThatThrownBy(() -> reports.events.delete(logins, 2L, "type=login", ROOT)).isInstanceOfSatisfying(
                    RostrumException.class, e -> assertThat(e.error()).isEqualTo(AuditError.COUNT_CHANGED));
            assertThat(reports.events.search(Filter.ALL, Sort.NEWEST, 0, 50).total()).isEqualTo(6);
            assertThat(reports.events.delete(logins, 3L, "type=login", ROOT)).isEqualTo(3);
            Filter deletions = filter(Span.ALWAYS, null, null, null, Set.of("delete_events"), null, null);
            assertThat(reports.events.search(Filter.ALL, Sort.NEWEST, 0, 50).total()).isEqualTo(4);
            assertThat(reports.events.search(deletions, Sort.NEWEST, 0, 50).list()).singleElement().satisfies(event -> {
                assertThat(event.details()).containsEntry("DeletedRecords", "3").containsEntry("Filter", "type=login")
                        .containsEntry("AdminType", "sysadmin");
                assertThat(event.object()).isEqualTo("root");
                assertThat(event.address()).isEqualTo("192.0.2.9");
            });
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void changesAreReportedWithTheirFields(TestDatabase.Kind kind) {
        // 60/CF-1, 60/CF-2, 60/CF-3
        try (TestStore store = TestStore.on(kind)) {
            Reports reports = Reports.over(store);
            ConfigChange edit = new ConfigChange(AT, Action.EDIT, "settings", "server.name", "admin:root",
                    List.of(new Field("server.name", "localhost", "video.example.org"), Field.secret("mail.password")));
            ConfigChange create = new ConfigChange(AT.plusSeconds(1), Action.CREATE, "conference", "weekly", "anna@example.org",
                    List.of(new Field("topic", null, "Weekly \"1\" \0 😀")));
            reports.log.record(edit);
            reports.log.record(create);
            ChangeReport.Filter all = ChangeReport.Filter.ALL;
            assertThat(reports.changes.search(all, ChangeReport.Sort.NEWEST, 0, 10).list()).extracting(ChangeReport.Change::change)
                    .satisfies(list -> assertThat(list.get(0).fields()).containsExactly(new Field("topic", null, "Weekly \"1\" \uFFFD 😀")))
                    .last().isEqualTo(edit);
            assertThat(found(reports, new ChangeReport.Filter(Span.ALWAYS, Action.EDIT, null, null, null))).containsExactly("server.name");
            assertThat(found(reports, new ChangeReport.Filter(Span.ALWAYS, null, "conference", null, null))).containsExactly("weekly");
            assertThat(found(reports, new ChangeReport.Filter(Span.ALWAYS, null, null, "WEEK", null))).containsExactly("weekly");
            assertThat(found(reports, new ChangeReport.Filter(Span.ALWAYS, null, null, null, "root"))).containsExactly("server.name");
            assertThat(found(reports, new ChangeReport.Filter(new Span(null, AT), null, null, null, null))).containsExactly("server.name");
            for (ChangeReport.Column column : ChangeReport.Column.values()) {
                assertThat(reports.changes.search(all, new ChangeReport.Sort(column, false), 0, 10).list()).as("%s", column).hasSize(2);
            }
            assertThat(reports.changes.delete(all, 2L, "", ROOT)).isEqualTo(2);
            assertThat(reports.events.search(Filter.ALL, Sort.NEWEST, 0, 9).list()).extracting(Event::type).containsExactly("delete_logs");
            assertThat(reports.changes.delete(all, null, "older than 365 days", new Deletion("server", null, null))).isZero();
            assertThat(reports.events.search(Filter.ALL, Sort.NEWEST, 0, 9).total()).as("nothing to delete is no event").isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void whatIsAChangeIsNoEvent(TestDatabase.Kind kind) {
        // 60/CF-1: settings, conferences, groups and accounts, whatever their bundle calls it
        try (TestStore store = TestStore.on(kind)) {
            Reports reports = Reports.over(store);
            reports.log.record(new AuditEvent(AT, "account.created", "admin:root", "anna@example.org", null, Map.of("DisplayName", "Anna")));
            reports.log.record(new AuditEvent(AT, "conference.started", "anna@example.org", "weekly", null, Map.of()));
            assertThat(reports.changes.search(ChangeReport.Filter.ALL, ChangeReport.Sort.NEWEST, 0, 9).list()).singleElement()
                    .satisfies(change -> assertThat(change.change()).isEqualTo(new ConfigChange(AT, Action.CREATE, "user", "anna@example.org",
                            "admin:root", List.of(new Field("DisplayName", null, "Anna")))));
            assertThat(reports.objects(Filter.ALL)).containsExactly("weekly");
        }
    }

    private static List<String> found(Reports reports, ChangeReport.Filter filter) {
        return reports.changes.search(filter, ChangeReport.Sort.NEWEST, 0, 10).list().stream().map(found -> found.change().object()).toList();
    }

    /** 60/REP-3, 60/REP-4: 100,000 events; no page costs what reading all of them does, an export is never held as a whole. */
    @Tag("slow")
    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void aLongLogIsQuick(TestDatabase.Kind kind) {
        try (TestStore store = TestStore.on(kind)) {
            Reports reports = Reports.over(store);
            List<String> types = List.of("login", "logout", "status", "start");
            for (int n = 0; n < 100_000; n++) {
                reports.log.record(new AuditEvent(AT.plusSeconds(n / 3), types.get(n % 4), "user" + n % 997 + "@example.org", null,
                        "192.0.2." + n % 250, Map.of("AppName", "Browser " + n, "Result", "0")));
            }
            reports.log.settle();
            Map<String, Duration> took = new LinkedHashMap<>();
            Span span = new Span(AT.plusSeconds(10_000), AT.plusSeconds(20_000));
            for (int round = 0; round < 5; round++) {
                measure(took, "newest", () -> reports.events.search(Filter.ALL, Sort.NEWEST, 0, 50));
                measure(took, "far page", () -> reports.events.search(Filter.ALL, Sort.NEWEST, 90_000, 50));
                measure(took, "type", () -> reports.events.search(
                        filter(Span.ALWAYS, null, null, null, Set.of("start"), null, null), Sort.NEWEST, 0, 50));
                measure(took, "severity", () -> reports.events.search(
                        filter(Span.ALWAYS, null, Severity.MEDIUM, null, Set.of(), null, null), Sort.NEWEST, 0, 50));
                measure(took, "object", () -> reports.events.search(
                        filter(Span.ALWAYS, null, null, "user55", Set.of(), null, null), Sort.NEWEST, 0, 50));
                measure(took, "address", () -> reports.events.search(
                        filter(Span.ALWAYS, null, null, null, Set.of(), "192.0.2.7", null), Sort.NEWEST, 0, 50));
                measure(took, "search", () -> reports.events.search(
                        filter(Span.ALWAYS, null, null, null, Set.of(), null, "browser 777"), Sort.NEWEST, 0, 50));
                measure(took, "span", () -> reports.events.search(filter(span, null, null, null, Set.of(), null, null), Sort.NEWEST, 0, 50));
                for (Column column : Column.values()) {
                    measure(took, "by " + column, () -> reports.events.search(Filter.ALL, new Sort(column, false), 0, 50));
                }
            }
            List<Long> ids = new ArrayList<>();
            Map<String, Duration> all = new LinkedHashMap<>();
            for (int round = 0; round < 3; round++) {
                ids.clear();
                measure(all, "export", () -> reports.events.each(Filter.ALL, event -> ids.add(event.id())));
            }
            Duration export = all.get("export");
            System.out.println(kind + ": best of 5, ms: " + took.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue().toMillis()).toList() + ", export of all=" + export.toMillis());
            assertThat(ids).hasSize(100_000).doesNotHaveDuplicates();
            assertThat(took).allSatisfy((what, time) -> assertThat(time).as(what).isLessThan(export.dividedBy(10)));
        }
    }

    private static void measure(Map<String, Duration> took, String what, Runnable query) {
        long begin = System.nanoTime();
        query.run();
        Duration time = Duration.ofNanos(System.nanoTime() - begin);
        took.merge(what, time, (a, b) -> a.compareTo(b) < 0 ? a : b);
    }
}
