// SPDX-License-Identifier: Apache-2.0
package org.rostrum.audit.internal;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rostrum.audit.AuditError;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.Deletion;
import org.rostrum.audit.EventTypes.Detail;
import org.rostrum.base.error.RostrumException;
import org.rostrum.store.JpaUnit;

/**
 * What both reports do with their table. Thread-safe.
 *
 * @param entity JPQL name
 * @param at     time of a row
 * @param id     number of a row
 */
record Rows<E>(JpaUnit unit, Class<E> type, String entity, Function<E, Instant> at, Function<E, Long> id) {

    private static final int BATCH = 500;

    record Page<E>(long total, List<E> list) {}

    Page<E> page(Where where, String order, int offset, int limit) {
        return unit.read(em -> {
            long total = where.bind(em.createQuery("select count(e) from " + entity + " e" + where.clause(), Long.class)).getSingleResult();
            List<E> list = offset >= total ? List.of() : where.bind(em.createQuery(select(where) + " order by " + order, type))
                    .setFirstResult(offset)
                    .setMaxResults(limit)
                    .getResultList();
            return new Page<>(total, list);
        });
    }

    private String select(Where where) {
        return "select e from " + entity + " e" + where.clause();
    }

    /** @param where made anew for each batch */
    void each(Supplier<Where> where, Consumer<E> consumer) {
        @Nullable E last = null;
        while (true) {
            List<E> batch = batch(last == null ? where.get() : where.get().after(at.apply(last), id.apply(last)));
            batch.forEach(consumer);
            if (batch.size() < BATCH) {
                return;
            }
            last = batch.get(batch.size() - 1);
        }
    }

    private List<E> batch(Where where) {
        return unit.read(em -> where.bind(em.createQuery(select(where) + " order by e.at desc, e.id desc", type))
                .setMaxResults(BATCH)
                .getResultList());
    }

    /** Deletes and records it in one transaction. A deletion of the server's own that finds nothing is no event. */
    long delete(Where where, @Nullable Long expected, Instant now, String eventType, String told, Deletion by) {
        return unit.write(em -> {
            long deleted = where.bind(em.createQuery("delete from " + entity + " e" + where.clause())).executeUpdate();
            if (expected != null && expected != deleted) {
                throw new RostrumException(AuditError.COUNT_CHANGED, "There are " + deleted + " now, not " + expected + ".", "count");
            }
            if (expected != null || deleted > 0) {
                record(em, now, eventType, deleted, told, by);
            }
            return deleted;
        });
    }

    private static void record(EntityManager em, Instant now, String type, long deleted, String told, Deletion by) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put(Detail.DELETED_RECORDS, Long.toString(deleted));
        details.put(Detail.FILTER, told);
        if (by.administratorType() != null) {
            details.put(Detail.ADMINISTRATOR_TYPE, by.administratorType());
        }
        em.persist(new EventEntity(new AuditEvent(now, type, by.by(), null, by.address(), details)));
    }
}
