// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The one row with this server's key pair. */
@Entity(name = "PushKey")
@Table(name = "push_key")
class KeyEntity {

    static final int ONLY = 1;

    @Id
    private int id = ONLY;

    @Column(name = "public_key")
    private String publicKey;

    private String sealed;

    @Column(name = "created_at")
    private Instant createdAt;

    protected KeyEntity() {}

    KeyEntity(String publicKey, String sealed, Instant createdAt) {
        this.publicKey = publicKey;
        this.sealed = sealed;
        this.createdAt = createdAt;
    }

    String publicKey() {
        return publicKey;
    }

    String sealed() {
        return sealed;
    }
}
