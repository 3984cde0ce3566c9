// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.rostrum.base.id.AccountId;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.Account;

/** A row of the accounts. */
@Entity(name = "Account")
@Table(name = "identity_account")
class AccountEntity {

    @Id
    @Column(name = "account_key")
    private UUID key;

    private String login;

    @Column(name = "display_name")
    private String displayName;

    private String email;

    @Column(name = "email_key")
    private String emailKey;

    @Column(name = "search_key")
    private String searchKey;

    @Column(name = "password_hash")
    private String passwordHash;

    private boolean active;

    @Column(name = "created_at")
    private Instant createdAt;

    protected AccountEntity() {}

    AccountEntity(AccountKey key, String login, String displayName, String email, String passwordHash, Instant createdAt) {
        this.key = key.value();
        this.login = login;
        this.displayName = displayName;
        this.email = email;
        this.emailKey = Names.emailKey(email);
        this.searchKey = Names.searchKey(login + "\n" + displayName + "\n" + email);
        this.passwordHash = passwordHash;
        this.active = true;
        this.createdAt = createdAt;
    }

    Account account(String serverName) {
        return new Account(key(), new AccountId(login, serverName), displayName, email, active, createdAt);
    }

    AccountKey key() {
        return new AccountKey(key);
    }

    String login() {
        return login;
    }

    String displayName() {
        return displayName;
    }

    boolean isActive() {
        return active;
    }

    String passwordHash() {
        return passwordHash;
    }

    void setPasswordHash(String hash) {
        passwordHash = hash;
    }

    void setActive(boolean active) {
        this.active = active;
    }
}
