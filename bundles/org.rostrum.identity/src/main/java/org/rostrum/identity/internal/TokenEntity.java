// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rostrum.identity.SignInService.ClientInfo;
import org.rostrum.identity.SignInService.TokenInfo;

/** A row of the tokens: whom one stands for, and until when. */
@Entity(name = "Token")
@Table(name = "identity_token")
class TokenEntity {

    @Id
    @Column(name = "token_hash")
    private String hash;

    @Column(name = "token_id")
    private String id;

    @Enumerated(EnumType.STRING)
    private TokenKind kind;

    private String owner;
    private String address;

    @Column(name = "user_agent")
    private String userAgent;

    @Column(name = "application_id")
    private @Nullable String applicationId;

    private @Nullable String scope;

    @Column(name = "grant_id")
    private @Nullable String grantId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected TokenEntity() {}

    TokenEntity(String hash, String id, TokenOwner owner, ClientInfo client, Instant now, Instant expiresAt) {
        this.hash = hash;
        this.id = id;
        this.kind = owner.kind();
        this.owner = owner.id();
        this.address = Names.cut(client.address(), 100);
        this.userAgent = Names.cut(client.userAgent(), 400);
        this.createdAt = now;
        this.lastUsedAt = now;
        this.expiresAt = expiresAt;
    }

    /** Says that the token was got through an application, by an authorisation of this id, asking for these permissions. */
    TokenEntity through(String application, String authorisation, String asked) {
        applicationId = application;
        grantId = authorisation;
        scope = asked;
        return this;
    }

    String id() {
        return id;
    }

    @Nullable String applicationId() {
        return applicationId;
    }

    @Nullable String grantId() {
        return grantId;
    }

    /** Empty: no narrower than the application. */
    String scope() {
        return scope == null ? "" : scope;
    }

    Instant createdAt() {
        return createdAt;
    }

    TokenOwner owner() {
        return new TokenOwner(kind, owner);
    }

    Instant lastUsedAt() {
        return lastUsedAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    TokenInfo info() {
        return new TokenInfo(id, new ClientInfo(address, userAgent), createdAt, lastUsedAt);
    }
}
