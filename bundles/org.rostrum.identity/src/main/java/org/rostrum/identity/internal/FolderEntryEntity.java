// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** A contact in a folder. */
@Entity(name = "FolderEntry")
@Table(name = "identity_folder_entry")
@IdClass(FolderEntryEntity.Key.class)
class FolderEntryEntity {

    /** Both together. */
    static final class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private long folder;
        private String hash;

        protected Key() {}

        Key(long folder, String hash) {
            this.folder = folder;
            this.hash = hash;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.folder == folder && key.hash.equals(hash);
        }

        @Override
        public int hashCode() {
            return Objects.hash(folder, hash);
        }
    }

    @Id
    @Column(name = "folder_id")
    private long folder;

    @Id
    @Column(name = "address_hash")
    private String hash;

    @Column(name = "account_key")
    private UUID account;

    protected FolderEntryEntity() {}

    FolderEntryEntity(long folder, Address address) {
        this.folder = folder;
        this.hash = address.hash();
        this.account = address.account();
    }

    /** {@link NameEntity#NO_ACCOUNT} where there is none. */
    UUID account() {
        return account;
    }

    long folder() {
        return folder;
    }

    String hash() {
        return hash;
    }
}
