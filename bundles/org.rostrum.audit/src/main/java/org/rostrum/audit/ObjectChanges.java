// SPDX-License-Identifier: Apache-2.0
package org.rostrum.audit;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rostrum.audit.ConfigChange.Action;
import org.rostrum.audit.ConfigChange.Field;

/**
 * Tells the change log what happened to things of one kind (60/CF-1…3): which fields differ is found by comparing two states.
 * Immutable, thread-safe.
 *
 * @param <T> state of such a thing
 */
public final class ObjectChanges<T> {

    private final ChangeLog log;
    private final Clock clock;
    private final String kind;
    private final Function<? super T, String> name;
    private final Map<String, Function<? super T, @Nullable Object>> fields;

    /**
     * @param kind   noun in snake_case, see {@link ConfigChange#objectType}
     * @param name   which one it is, for people
     * @param fields by their names on the wire, in the order of the log; no secrets; texts are made by {@code toString}
     */
    public ObjectChanges(ChangeLog log, Clock clock, String kind, Function<? super T, String> name,
            Map<String, Function<? super T, @Nullable Object>> fields) {
        this.log = log;
        this.clock = clock;
        this.kind = kind;
        this.name = name;
        this.fields = new LinkedHashMap<>(fields);
    }

    /** There is a new one. */
    public void created(T made, String by) {
        record(Action.CREATE, name.apply(made), by, between(null, made));
    }

    /** One is another now; nothing is told where nothing differs. Its name is that of before. */
    public void changed(T before, T after, String by) {
        edited(name.apply(before), by, between(before, after));
    }

    /** Something changed that is no field of its state; nothing is told without fields. */
    public void edited(String object, String by, List<Field> differences) {
        if (!differences.isEmpty()) {
            record(Action.EDIT, object, by, differences);
        }
    }

    /** A secret of it is another one (60/CF-3). */
    public void secret(String object, String field, String by) {
        record(Action.EDIT, object, by, List.of(Field.secret(field)));
    }

    /** One is gone. */
    public void deleted(T gone, String by) {
        record(Action.DELETE, name.apply(gone), by, between(gone, null));
    }

    /** What differs; null: there is nothing on that side. */
    public List<Field> between(@Nullable T before, @Nullable T after) {
        return fields.entrySet().stream()
                .map(field -> new Field(field.getKey(), text(field.getValue(), before), text(field.getValue(), after)))
                .filter(field -> !Objects.equals(field.before(), field.after()))
                .toList();
    }

    private @Nullable String text(Function<? super T, @Nullable Object> field, @Nullable T state) {
        Object value = state == null ? null : field.apply(state);
        return value == null ? null : value.toString();
    }

    private void record(Action action, String object, String by, List<Field> differences) {
        log.record(new ConfigChange(clock.instant(), action, kind, object, by, differences));
    }
}
