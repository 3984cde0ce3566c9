// SPDX-License-Identifier: Apache-2.0
package org.rostrum.audit.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import org.rostrum.audit.ChangeReport.Change;
import org.rostrum.audit.ConfigChange;

/** A row of the change log. */
@Entity(name = "ConfigChange")
@Table(name = "audit_change")
class ChangeEntity {

    private static final int MAX_NAME = 400;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_change_seq")
    @SequenceGenerator(name = "audit_change_seq", sequenceName = "audit_event_seq", allocationSize = 50)
    private long id;

    @Column(name = "happened_at")
    private Instant at;

    private String action;

    @Column(name = "object_type")
    private String objectType;

    @Column(name = "object_name")
    private String object;

    @Column(name = "changed_by")
    private String by;

    private String fields;

    @SuppressWarnings("NullAway.Init") // for the provider
    protected ChangeEntity() {}

    ChangeEntity(ConfigChange change) {
        at = change.at();
        action = change.action().word();
        objectType = Cut.to(100, change.objectType());
        object = Cut.to(MAX_NAME, change.object());
        by = Cut.to(MAX_NAME, change.by());
        fields = Fields.write(change.fields());
    }

    long id() {
        return id;
    }

    Instant at() {
        return at;
    }

    Change reported() {
        ConfigChange.Action done = ConfigChange.Action.valueOf(action.toUpperCase(Locale.ROOT));
        return new Change(id, new ConfigChange(at, done, objectType, object, by, Fields.read(fields, object)));
    }
}
