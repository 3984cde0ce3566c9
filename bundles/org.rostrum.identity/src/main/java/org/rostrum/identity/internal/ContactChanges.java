// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rostrum.audit.ChangeLog;
import org.rostrum.audit.ConfigChange.Action;
import org.rostrum.audit.ConfigChange.Field;
import org.rostrum.audit.ConfigChange;

/** Writes what administrators change at aliases, group calls and address books into the change log (60/CF-2). Thread-safe. */
final class ContactChanges {

    private final ChangeLog log;
    private final Clock clock;

    ContactChanges(ChangeLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** @param before null: it was not there; @param after null: it is gone; nothing is written where both are the same */
    void alias(String name, @Nullable String before, @Nullable String after, String by) {
        Action action = before == null ? Action.CREATE : after == null ? Action.DELETE : Action.EDIT;
        record(action, "alias", name, by, new Field("call_id", before, after));
    }

    void groupCall(String group, Field enabled, Field number, String by) {
        record(Action.EDIT, "group", group, by, enabled, number);
    }

    /** An entry of the book of a group or, by an administrator, of an account. */
    void contact(String objectType, String object, @Nullable String before, @Nullable String after, String by) {
        record(Action.EDIT, objectType, object, by, new Field("address_book", before, after));
    }

    private void record(Action action, String type, String name, String by, Field... fields) {
        List<Field> changed = Stream.of(fields).filter(field -> !Objects.equals(field.before(), field.after())).toList();
        if (!changed.isEmpty()) {
            log.record(new ConfigChange(clock.instant(), action, type, name, by, changed));
        }
    }
}
