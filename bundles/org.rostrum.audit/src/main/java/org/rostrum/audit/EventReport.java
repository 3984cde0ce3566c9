// SPDX-License-Identifier: Apache-2.0
package org.rostrum.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Reads and prunes the event log (60/C), an OSGi service. Everything blocks for the database. Thread-safe. */
@ProviderType
public interface EventReport {

    /** One page and how many there are; what was recorded before the call is in it. */
    Page search(Filter filter, Sort sort, int offset, int limit);

    /** Tells all that match, newest first, without ever holding more than a batch of them. */
    void each(Filter filter, Consumer<Event> consumer);

    /**
     * Deletes what matches and records that as {@code delete_events}, together (60/REP-5, 60/REP-6).
     *
     * @param expected how many there must be, as the administrator was told; null: as many as there are
     * @param told     the filter in words, for the event
     * @return how many were deleted
     * @throws org.rostrum.base.error.RostrumException {@code countChanged} if there are more or fewer; nothing is deleted then
     */
    long delete(Filter filter, @Nullable Long expected, String told, Deletion by);

    /**
     * One event as it is shown (60/EV-2, 60/EV-6).
     *
     * @param object who or what it is about: account ID, administrator's login, server's name (60/EV-4)
     * @param description one sentence in English
     */
    record Event(
            long id, Instant at, EventSource source, String object, String type, Severity severity, String description,
            @Nullable String address, Map<String, String> details, boolean success) {}

    /** A page of {@code total} events. */
    record Page(long total, List<Event> list) {}

    /**
     * What to look for; null or empty: anything. Texts are found anywhere in the column, whatever their case.
     *
     * @param address begins like this
     * @param search  in object, address, type or details
     */
    record Filter(
            Span span, @Nullable EventSource source, @Nullable Severity severity, @Nullable String object, Set<String> types,
            @Nullable String address, @Nullable String search) {

        /** Everything. */
        public static final Filter ALL = new Filter(Span.ALWAYS, null, null, null, Set.of(), null, null);

        public Filter {
            types = Set.copyOf(types);
        }
    }

    /** Order; equal ones by time. */
    record Sort(Column column, boolean descending) {

        /** Newest first. */
        public static final Sort NEWEST = new Sort(Column.TIME, true);
    }

    /** What can be sorted by. */
    enum Column {
        TIME,
        SOURCE,
        OBJECT,
        TYPE,
        SEVERITY,
        ADDRESS
    }
}
