// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rostrum.audit.ChangeLog;
import org.rostrum.audit.ConfigChange.Action;
import org.rostrum.audit.ConfigChange.Field;
import org.rostrum.audit.ConfigChange;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.Administrator;

/** Tells the change log what happened to administrators (60/CF-1…3). Thread-safe. */
final class AdministratorChanges {

    private final ChangeLog log;
    private final Clock clock;

    AdministratorChanges(ChangeLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    void created(Administrator made, String by) {
        record(Action.CREATE, made.login(), by, fields(null, made));
    }

    /** Nothing different: nothing told. */
    void changed(Administrator before, Administrator after, String by) {
        List<Field> fields = fields(before, after);
        if (!fields.isEmpty()) {
            record(Action.EDIT, after.login(), by, fields);
        }
    }

    /** A secret of his is another one. */
    void secret(String login, String field, String by) {
        record(Action.EDIT, login, by, List.of(Field.secret(field)));
    }

    void deleted(Administrator gone, String by) {
        record(Action.DELETE, gone.login(), by, fields(gone, null));
    }

    private static List<Field> fields(@Nullable Administrator before, @Nullable Administrator after) {
        return Stream.of(
                        field("display_name", before == null ? null : before.displayName(), after == null ? null : after.displayName()),
                        field("roles", before == null ? null : words(before.roles()), after == null ? null : words(after.roles())),
                        field("active", before == null ? null : before.active(), after == null ? null : after.active()),
                        field("second_factor", before == null ? null : before.secondFactor(), after == null ? null : after.secondFactor()))
                .filter(field -> !Objects.equals(field.before(), field.after()))
                .toList();
    }

    private static Field field(String name, @Nullable Object before, @Nullable Object after) {
        return new Field(name, before == null ? null : before.toString(), after == null ? null : after.toString());
    }

    private static String words(Set<AdminRole> roles) {
        return roles.stream().sorted().map(role -> role.name().toLowerCase(Locale.ROOT).replace('_', '-')).collect(Collectors.joining(","));
    }

    private void record(Action action, String login, String by, List<Field> fields) {
        log.record(new ConfigChange(clock.instant(), action, "administrator", login, by, fields));
    }
}
