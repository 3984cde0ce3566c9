// SPDX-License-Identifier: Apache-2.0
package org.rostrum.audit;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Reads and prunes the change log (60/F), an OSGi service. Everything blocks for the database. Thread-safe. */
@ProviderType
public interface ChangeReport {

    /** One page and how many there are; what was recorded before the call is in it. */
    Page search(Filter filter, Sort sort, int offset, int limit);

    /** Tells all that match, newest first, without ever holding more than a batch of them. */
    void each(Filter filter, Consumer<Change> consumer);

    /**
     * Deletes what matches and records that as the event {@code delete_logs}, together (60/REP-5, 60/REP-6).
     *
     * @param expected how many there must be, as the administrator was told; null: as many as there are
     * @param told     the filter in words, for the event
     * @return how many were deleted
     * @throws org.rostrum.base.error.RostrumException {@code countChanged} if there are more or fewer; nothing is deleted then
     */
    long delete(Filter filter, @Nullable Long expected, String told, Deletion by);

    /** One change with its number. */
    record Change(long id, ConfigChange change) {}

    /** A page of {@code total} changes. */
    record Page(long total, List<Change> list) {}

    /**
     * What to look for; null: anything. Texts are found anywhere in the column, whatever their case.
     *
     * @param objectType all of the word
     * @param user       who did it
     */
    record Filter(
            Span span, ConfigChange.@Nullable Action action, @Nullable String objectType, @Nullable String object,
            @Nullable String user) {

        /** Everything. */
        public static final Filter ALL = new Filter(Span.ALWAYS, null, null, null, null);
    }

    /** Order; equal ones by time. */
    record Sort(Column column, boolean descending) {

        /** Newest first. */
        public static final Sort NEWEST = new Sort(Column.TIME, true);
    }

    /** What can be sorted by. */
    enum Column {
        TIME,
        ACTION,
        OBJECT_TYPE,
        OBJECT,
        USER
    }
}
