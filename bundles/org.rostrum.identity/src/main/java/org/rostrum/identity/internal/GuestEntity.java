// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.rostrum.base.id.GuestId;

/** A guest under his present name. */
@Entity(name = "Guest")
@Table(name = "identity_guest")
class GuestEntity {

    @Id
    @Column(name = "guest_id")
    private String id;

    @Column(name = "display_name")
    private String displayName;

    @Column(name = "created_at")
    private Instant createdAt;

    protected GuestEntity() {}

    GuestEntity(GuestId id, String displayName, Instant createdAt) {
        this.id = id.value();
        this.displayName = displayName;
        this.createdAt = createdAt;
    }

    String displayName() {
        return displayName;
    }

    void rename(String to) {
        displayName = to;
    }
}
