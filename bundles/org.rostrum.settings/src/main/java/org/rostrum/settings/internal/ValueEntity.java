// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A stored value; secret ones are sealed. */
@Entity(name = "SettingValue")
@Table(name = "settings_value")
class ValueEntity {

    @Id
    private String name;

    private String content;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "changed_by")
    private String changedBy;

    @SuppressWarnings("NullAway.Init") // for the provider
    protected ValueEntity() {}

    @SuppressWarnings("NullAway.Init") // change() follows
    ValueEntity(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    StoredValue value() {
        return new StoredValue(content, changedAt, changedBy);
    }

    void change(StoredValue to) {
        content = to.content();
        changedAt = to.at();
        changedBy = to.by();
    }
}
