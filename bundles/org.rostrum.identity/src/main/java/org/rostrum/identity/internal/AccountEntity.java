// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountId;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.Account;
import org.rostrum.identity.Profile;
import org.rostrum.identity.ProfileField;

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

    /** Empty: no password yet. */
    @Column(name = "password_hash")
    private String passwordHash;

    /** Sealed; empty: none. */
    @Column(name = "terminal_secrets")
    private String terminalSecrets;

    private boolean active;

    @Embedded
    private ProfileColumns profile;

    @Column(name = "display_key")
    private String displayKey;

    @Column(name = "last_sign_in_at")
    private @Nullable Instant lastSignInAt;

    @Column(name = "avatar_tag")
    private String avatarTag;

    /** Empty: none chosen. */
    private String language;

    @Column(name = "created_at")
    private Instant createdAt;

    protected AccountEntity() {}

    /** @param texts checked already */
    AccountEntity(AccountKey key, String login, Texts texts, Credentials credentials, boolean active, Instant createdAt) {
        this.key = key.value();
        this.login = login;
        this.passwordHash = credentials.hash();
        this.terminalSecrets = credentials.terminalSecrets();
        this.active = active;
        this.createdAt = createdAt;
        this.avatarTag = "";
        this.language = "";
        setTexts(texts);
    }

    /** What can be changed as one likes, checked. */
    record Texts(String displayName, String email, Profile profile) {}

    Texts texts() {
        return new Texts(displayName, email, profile.profile());
    }

    final void setTexts(Texts texts) {
        Profile of = texts.profile();
        displayName = texts.displayName();
        displayKey = Names.displayKey(displayName);
        email = texts.email();
        emailKey = Names.emailKey(email);
        profile = new ProfileColumns(of);
        searchKey = Names.searchKey(String.join("\n", login, displayName, email, of.get(ProfileField.FIRST_NAME),
                of.get(ProfileField.MIDDLE_NAME), of.get(ProfileField.LAST_NAME), of.get(ProfileField.COMPANY)));
    }

    Account account(String serverName) {
        return new Account(key(), new AccountId(login, serverName), displayName, email, profile.profile(), active, createdAt, lastSignInAt,
                avatarTag.isEmpty() ? null : avatarTag, language);
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

    /** Unique, as it begins with the login; lists by login are in its order. */
    String searchKey() {
        return searchKey;
    }

    boolean isActive() {
        return active;
    }

    String passwordHash() {
        return passwordHash;
    }

    boolean hasPassword() {
        return !passwordHash.isEmpty();
    }

    /** Sealed; empty: none. */
    String terminalSecrets() {
        return terminalSecrets;
    }

    void set(Credentials credentials) {
        passwordHash = credentials.hash();
        terminalSecrets = credentials.terminalSecrets();
    }

    void signedIn(Instant at) {
        lastSignInAt = at;
    }

    /** @param tag empty: no picture */
    void setAvatar(String tag) {
        avatarTag = tag;
    }

    /** @param chosen empty: none */
    void setLanguage(String chosen) {
        language = chosen;
    }

    void setActive(boolean active) {
        this.active = active;
    }
}
