// SPDX-License-Identifier: Apache-2.0
package org.rostrum.audit.internal;

import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rostrum.audit.Span;

/** Conditions of one JPQL statement over {@code e} and their values. Confined to one thread. */
final class Where {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    Where within(Span span) {
        return when("e.at >= ?", span.from()).when("e.at <= ?", span.to());
    }

    /** @param condition with one {@code ?}; left out if the value is null */
    Where when(String condition, @Nullable Object value) {
        if (value != null) {
            String name = "v" + values.size();
            conditions.add(condition.replace("?", ":" + name));
            values.put(name, value);
        }
        return this;
    }

    /** The column, which is in lower case, contains the text. */
    Where contains(@Nullable String text, String column) {
        return when(column + " like ? escape '!'", text == null || text.isBlank() ? null : "%" + escaped(text) + "%");
    }

    /** The column, which is in lower case, begins with the text. */
    Where beginsWith(@Nullable String text, String column) {
        return when(column + " like ? escape '!'", text == null || text.isBlank() ? null : escaped(text) + "%");
    }

    private static String escaped(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1");
    }

    /** Only what comes after this row, newest first. */
    Where after(Instant at, long id) {
        conditions.add("(e.at < :lastAt or e.at = :lastAt and e.id < :lastId)");
        values.put("lastAt", at);
        values.put("lastId", id);
        return this;
    }

    /** The clause with a blank before it; empty if there are no conditions. */
    String clause() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    <Q extends Query> Q bind(Q query) {
        values.forEach(query::setParameter);
        return query;
    }
}
