// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.rostrum.base.id.AccountKey;
import org.rostrum.push.PushDevices.Device;

/** A browser that has subscribed. */
@Entity(name = "PushSubscription")
@Table(name = "push_subscription")
class SubscriptionEntity {

    @Id
    private UUID id;

    @Column(name = "account_key")
    private UUID account;

    @Column(name = "token_id")
    private String tokenId;

    private String endpoint;

    @Column(name = "endpoint_hash")
    private String endpointHash;

    private String p256dh;
    private String auth;

    @Column(name = "user_agent")
    private String userAgent;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    protected SubscriptionEntity() {}

    SubscriptionEntity(UUID id, String endpoint, String endpointHash, Instant createdAt) {
        this.id = id;
        this.endpoint = endpoint;
        this.endpointHash = endpointHash;
        this.createdAt = createdAt;
    }

    /** Also when another account uses this browser now. */
    void belongsTo(AccountKey owner, String token, String agent, Browser browser, Instant now) {
        account = owner.value();
        tokenId = token;
        userAgent = agent;
        p256dh = browser.keyText();
        auth = browser.authText();
        lastUsedAt = now;
    }

    UUID id() {
        return id;
    }

    AccountKey account() {
        return new AccountKey(account);
    }

    Instant lastUsedAt() {
        return lastUsedAt;
    }

    Device device() {
        return new Device(id, tokenId, userAgent, createdAt, lastUsedAt);
    }

    Address address() {
        return new Address(id, tokenId, endpoint, Browser.of(p256dh, auth));
    }

    /** Where to send. */
    record Address(UUID device, String tokenId, String endpoint, Browser browser) {

        /** The push service of this browser: its name, with the port if one is given. */
        String host() {
            return URI.create(endpoint).getAuthority().toLowerCase(Locale.ROOT);
        }

        @Override
        public String toString() {
            return "Address[" + device + "]";
        }
    }
}
