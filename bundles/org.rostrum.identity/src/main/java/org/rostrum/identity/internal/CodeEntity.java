// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.rostrum.base.id.AccountKey;

/** A row of the authorization codes. */
@Entity(name = "Code")
@Table(name = "identity_code")
class CodeEntity {

    @Id
    @Column(name = "code_hash")
    private String hash;

    @Column(name = "application_id")
    private String applicationId;

    @Column(name = "account_key")
    private UUID account;

    private String scope;

    @Column(name = "redirect_uri")
    private String redirectUri;

    private String challenge;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected CodeEntity() {}

    /** @param challenge of PKCE, S256; empty if there was none */
    CodeEntity(String hash, String applicationId, AccountKey account, String scope, String redirectUri, String challenge, Instant expiresAt) {
        this.hash = hash;
        this.applicationId = applicationId;
        this.account = account.value();
        this.scope = scope;
        this.redirectUri = redirectUri;
        this.challenge = challenge;
        this.expiresAt = expiresAt;
    }

    String applicationId() {
        return applicationId;
    }

    UUID account() {
        return account;
    }

    String scope() {
        return scope;
    }

    String redirectUri() {
        return redirectUri;
    }

    String challenge() {
        return challenge;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
