// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rostrum.audit.ChangeLog;
import org.rostrum.audit.ConfigChange;
import org.rostrum.audit.ConfigChange.Action;
import org.rostrum.audit.ConfigChange.Field;
import org.rostrum.identity.group.Bandwidth;
import org.rostrum.identity.group.Group;
import org.rostrum.identity.group.Right;

/** Writes down what was changed at groups. Thread-safe. */
final class GroupChanges {

    private final ChangeLog log;
    private final Clock clock;

    GroupChanges(ChangeLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    void created(Group made, String by) {
        record(Action.CREATE, made.name(), by, fields(null, made));
    }

    /** Nothing where both are the same. */
    void changed(Group before, Group after, String by) {
        List<Field> fields = fields(before, after);
        if (!fields.isEmpty()) {
            record(Action.EDIT, before.name(), by, fields);
        }
    }

    void deleted(Group gone, String by) {
        record(Action.DELETE, gone.name(), by, fields(gone, null));
    }

    void member(String group, String account, boolean in, String by) {
        record(Action.EDIT, group, by, List.of(in ? new Field("members", null, account) : new Field("members", account, null)));
    }

    private static List<Field> fields(@Nullable Group before, @Nullable Group after) {
        return Stream.of(
                        new Field("display_name", before == null ? null : before.name(), after == null ? null : after.name()),
                        new Field("rights", before == null ? null : words(before.rights()), after == null ? null : words(after.rights())),
                        new Field("inbound_limit_kbps", text(before, Bandwidth::inboundKbps), text(after, Bandwidth::inboundKbps)),
                        new Field("outbound_limit_kbps", text(before, Bandwidth::outboundKbps), text(after, Bandwidth::outboundKbps)))
                .filter(field -> !Objects.equals(field.before(), field.after()))
                .toList();
    }

    private static @Nullable String text(@Nullable Group group, Function<Bandwidth, @Nullable Integer> direction) {
        Integer kbps = group == null ? null : direction.apply(group.limits());
        return kbps == null ? null : kbps.toString();
    }

    private static String words(Set<Right> rights) {
        return rights.stream().sorted().map(Right::word).collect(Collectors.joining(","));
    }

    private void record(Action action, String name, String by, List<Field> fields) {
        log.record(new ConfigChange(clock.instant(), action, "group", name, by, fields));
    }
}
