// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** That set-up is done; its key lets only one transaction ever say so. */
@Entity(name = "Setup")
@Table(name = "identity_setup")
class SetupEntity {

    static final int ONLY = 1;

    @Id
    private int id;

    @Column(name = "done_at")
    private Instant doneAt;

    protected SetupEntity() {}

    SetupEntity(Instant doneAt) {
        this.id = ONLY;
        this.doneAt = doneAt;
    }
}
