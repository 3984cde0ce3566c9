// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** One whom an account has blocked. Source: 90 §7.6. */
@Entity(name = "Block")
@Table(name = "identity_block")
@IdClass(BlockEntity.Key.class)
class BlockEntity {

    /** Both together. */
    static final class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private UUID owner;
        private String hash;

        protected Key() {}

        Key(UUID owner, String hash) {
            this.owner = owner;
            this.hash = hash;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.owner.equals(owner) && key.hash.equals(hash);
        }

        @Override
        public int hashCode() {
            return Objects.hash(owner, hash);
        }
    }

    @Id
    @Column(name = "account_key")
    private UUID owner;

    @Id
    @Column(name = "address_hash")
    private String hash;

    private String address;

    @Column(name = "blocked_key")
    private UUID blocked;

    @Column(name = "created_at")
    private Instant createdAt;

    protected BlockEntity() {}

    BlockEntity(UUID owner, Address address, Instant createdAt) {
        this.owner = owner;
        this.hash = address.hash();
        this.address = address.text();
        this.blocked = address.account();
        this.createdAt = createdAt;
    }

    UUID owner() {
        return owner;
    }

    String address() {
        return address;
    }

    /** {@link NameEntity#NO_ACCOUNT} where there is none. */
    UUID blocked() {
        return blocked;
    }
}
