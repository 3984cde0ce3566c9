// SPDX-License-Identifier: Apache-2.0
package org.rostrum.extension.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.audit.ChangeLog;
import org.rostrum.audit.ConfigChange.Action;
import org.rostrum.audit.ConfigChange.Field;
import org.rostrum.audit.ConfigChange;

/** What was done to features, for event log and change log. Thread-safe. */
final class Trail {

    private static final String EXTENSION = "extension";

    private final AuditLog events;
    private final ChangeLog changes;
    private final Clock clock;

    Trail(AuditLog events, ChangeLog changes, Clock clock) {
        this.events = events;
        this.changes = changes;
        this.clock = clock;
    }

    /** @param former version that it takes the place of; null: none */
    void installed(String id, @Nullable String former, String version, String by) {
        event("extension.installed", id, version, by);
        change(former == null ? Action.CREATE : Action.EDIT, EXTENSION, id, by, new Field("version", former, version));
    }

    void uninstalled(String id, String version, String by) {
        event("extension.uninstalled", id, version, by);
        change(Action.EDIT, EXTENSION, id, by, new Field("version", version, null));
    }

    void removed(String id, String version, String by) {
        event("extension.removed", id, version, by);
        change(Action.DELETE, EXTENSION, id, by, new Field("version", version, null));
    }

    void turned(String id, String version, boolean started, String by) {
        event(started ? "feature.started" : "feature.stopped", id, version, by);
        change(Action.EDIT, "feature", id, by, new Field("state", started ? "stopped" : "active", started ? "active" : "stopped"));
    }

    /** A file of the deploy folder was not taken. */
    void refused(String file, String code) {
        events.record(new AuditEvent(clock.instant(), "extension.refused", "server", file, null, Map.of("reason", code)));
    }

    private void event(String type, String id, String version, String by) {
        events.record(new AuditEvent(clock.instant(), type, by, id, null, Map.of("version", version)));
    }

    private void change(Action action, String type, String id, String by, Field field) {
        changes.record(new ConfigChange(clock.instant(), action, type, id, by, List.of(field)));
    }
}
