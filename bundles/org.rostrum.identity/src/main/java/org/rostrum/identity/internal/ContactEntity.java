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
import org.rostrum.base.id.AccountKey;

/** An entry of an address book that somebody wrote. */
@Entity(name = "BookContact")
@Table(name = "identity_contact")
@IdClass(ContactEntity.Key.class)
class ContactEntity {

    /** Both together. */
    static final class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String book;
        private String hash;

        protected Key() {}

        Key(String book, String hash) {
            this.book = book;
            this.hash = hash;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.book.equals(book) && key.hash.equals(hash);
        }

        @Override
        public int hashCode() {
            return Objects.hash(book, hash);
        }
    }

    @Id
    private String book;

    @Id
    @Column(name = "address_hash")
    private String hash;

    private String address;

    @Column(name = "account_key")
    private UUID account;

    @Column(name = "display_name")
    private String displayName;

    @Column(name = "created_at")
    private Instant createdAt;

    protected ContactEntity() {}

    ContactEntity(String book, Address address, String displayName, Instant createdAt) {
        this.book = book;
        this.hash = address.hash();
        this.address = address.text();
        this.account = address.account();
        this.displayName = displayName;
        this.createdAt = createdAt;
    }

    static String bookOf(AccountKey account) {
        return account.toString();
    }

    static String bookOf(GroupEntity group) {
        return bookOfGroup(group.number());
    }

    static String bookOfGroup(long group) {
        return "g" + group;
    }

    String book() {
        return book;
    }

    String hash() {
        return hash;
    }

    String address() {
        return address;
    }

    /** {@link NameEntity#NO_ACCOUNT} where there is none. */
    UUID account() {
        return account;
    }

    /** Empty: that of the account. */
    String displayName() {
        return displayName;
    }

    void rename(String to) {
        displayName = to;
    }
}
