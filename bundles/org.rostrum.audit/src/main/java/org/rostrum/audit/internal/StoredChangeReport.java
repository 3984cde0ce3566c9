// SPDX-License-Identifier: Apache-2.0
package org.rostrum.audit.internal;

import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.ChangeReport;
import org.rostrum.audit.Deletion;

/** The change log as a report over its table. Thread-safe. */
@Component(service = ChangeReport.class)
public final class StoredChangeReport implements ChangeReport {

    private final Rows<ChangeEntity> rows;
    private final QueuedAuditLog log;
    private final Clock clock;

    @Activate
    public StoredChangeReport(@Reference AuditTables tables, @Reference QueuedAuditLog log) {
        this(tables, log, Clock.systemUTC());
    }

    StoredChangeReport(AuditTables tables, QueuedAuditLog log, Clock clock) {
        this.rows = new Rows<>(tables.unit(), ChangeEntity.class, "ConfigChange", ChangeEntity::at, ChangeEntity::id);
        this.log = log;
        this.clock = clock;
    }

    @Override
    public Page search(Filter filter, Sort sort, int offset, int limit) {
        log.settle();
        Rows.Page<ChangeEntity> page = rows.page(where(filter), order(sort), offset, limit);
        return new Page(page.total(), page.list().stream().map(ChangeEntity::reported).toList());
    }

    @Override
    public void each(Filter filter, Consumer<Change> consumer) {
        log.settle();
        rows.each(() -> where(filter), row -> consumer.accept(row.reported()));
    }

    @Override
    public long delete(Filter filter, @Nullable Long expected, String told, Deletion by) {
        log.settle();
        return rows.delete(where(filter), expected, clock.instant(), "delete_logs", told, by);
    }

    private static Where where(Filter filter) {
        return new Where()
                .within(filter.span())
                .when("e.action = ?", filter.action() == null ? null : filter.action().word())
                .when("e.objectType = ?", filter.objectType())
                .contains(filter.object(), "lower(e.object)")
                .contains(filter.user(), "lower(e.by)");
    }

    private static String order(Sort sort) {
        String direction = sort.descending() ? " desc" : "";
        String column = switch (sort.column()) {
            case TIME -> "";
            case ACTION -> "e.action" + direction + ", ";
            case OBJECT_TYPE -> "e.objectType" + direction + ", ";
            case OBJECT -> "e.object" + direction + ", ";
            case USER -> "e.by" + direction + ", ";
        };
        return column + "e.at" + direction + ", e.id" + direction;
    }
}
