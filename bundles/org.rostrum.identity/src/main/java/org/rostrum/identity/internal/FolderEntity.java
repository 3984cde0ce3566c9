// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.UUID;

/** A person's own group of contacts. Source: 30/UAB-7. */
@Entity(name = "ContactFolder")
@Table(name = "identity_folder")
class FolderEntity {

    @Id
    @Column(name = "folder_id")
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "identity_folder_seq")
    @SequenceGenerator(name = "identity_folder_seq", sequenceName = "identity_folder_seq", allocationSize = 1)
    private long id;

    @Column(name = "account_key")
    private UUID account;

    private String name;

    @Column(name = "name_key")
    private String nameKey;

    protected FolderEntity() {}

    FolderEntity(UUID account, String name) {
        this.account = account;
        rename(name);
    }

    final void rename(String to) {
        name = to;
        nameKey = GroupEntity.key(to);
    }

    long id() {
        return id;
    }

    UUID account() {
        return account;
    }

    String name() {
        return name;
    }
}
