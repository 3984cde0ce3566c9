// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The call number of a group, kept while it is off. Source: 30 §9. */
@Entity(name = "GroupCallNumber")
@Table(name = "identity_group_call")
class GroupCallEntity {

    @Id
    @Column(name = "group_number")
    private long group;

    @Column(name = "call_number")
    private String number;

    private boolean enabled;

    protected GroupCallEntity() {}

    GroupCallEntity(long group, String number) {
        this.group = group;
        this.number = number;
    }

    long group() {
        return group;
    }

    String number() {
        return number;
    }

    boolean enabled() {
        return enabled;
    }

    void set(String to, boolean on) {
        number = to;
        enabled = on;
    }
}
