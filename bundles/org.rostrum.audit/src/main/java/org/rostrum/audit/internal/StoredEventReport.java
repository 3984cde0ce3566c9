// SPDX-License-Identifier: Apache-2.0
package org.rostrum.audit.internal;

import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.Deletion;
import org.rostrum.audit.EventReport;

/** The event log as a report over its table. Thread-safe. */
@Component(service = EventReport.class)
public final class StoredEventReport implements EventReport {

    private final Rows<EventEntity> rows;
    private final QueuedAuditLog log;
    private final Clock clock;

    @Activate
    public StoredEventReport(@Reference AuditTables tables, @Reference QueuedAuditLog log) {
        this(tables, log, Clock.systemUTC());
    }

    StoredEventReport(AuditTables tables, QueuedAuditLog log, Clock clock) {
        this.rows = new Rows<>(tables.unit(), EventEntity.class, "AuditEvent", EventEntity::at, EventEntity::id);
        this.log = log;
        this.clock = clock;
    }

    @Override
    public Page search(Filter filter, Sort sort, int offset, int limit) {
        log.settle();
        Rows.Page<EventEntity> page = rows.page(where(filter), order(sort), offset, limit);
        return new Page(page.total(), page.list().stream().map(EventEntity::reported).toList());
    }

    @Override
    public void each(Filter filter, Consumer<Event> consumer) {
        log.settle();
        rows.each(() -> where(filter), row -> consumer.accept(row.reported()));
    }

    @Override
    public long delete(Filter filter, @Nullable Long expected, String told, Deletion by) {
        log.settle();
        return rows.delete(where(filter), expected, clock.instant(), "delete_events", told, by);
    }

    private static Where where(Filter filter) {
        return new Where()
                .within(filter.span())
                .when("e.source = ?", filter.source() == null ? null : filter.source().word())
                .when("e.severity = ?", filter.severity() == null ? null : EventEntity.number(filter.severity()))
                .contains(filter.object(), "e.objectKey")
                .when("e.type in ?", filter.types().isEmpty() ? null : filter.types())
                .beginsWith(filter.address(), "e.address")
                .contains(filter.search(), "e.searchText");
    }

    private static String order(Sort sort) {
        String direction = sort.descending() ? " desc" : "";
        String column = switch (sort.column()) {
            case TIME -> "";
            case SOURCE -> "e.source" + direction + ", ";
            case OBJECT -> "e.objectKey" + direction + ", ";
            case TYPE -> "e.type" + direction + ", ";
            case SEVERITY -> "e.severity" + direction + ", ";
            case ADDRESS -> "e.address" + direction + ", ";
        };
        return column + "e.at" + direction + ", e.id" + direction;
    }
}
