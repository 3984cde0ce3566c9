// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.id.AccountKey;

/**
 * Browsers that get Web Push, by account (55/PSH-3): at most {@value #MAX_PER_ACCOUNT}, each bound to the sign-in of its browser and
 * ended with it. OSGi service, thread-safe, blocks for the database.
 */
@ProviderType
public interface PushDevices {

    /** 55/PSH-3; one more takes the place of the one unused longest. */
    int MAX_PER_ACCOUNT = 20;

    /**
     * A browser that has subscribed.
     *
     * @param tokenId    public id of the sign-in that it ends with
     * @param lastUsedAt when its page last said that it is there
     */
    record Device(UUID id, String tokenId, String userAgent, Instant createdAt, Instant lastUsedAt) {}

    /**
     * What the browser's push manager gave (W3C Push API, {@code PushSubscription.toJSON()}).
     *
     * @param endpoint address of its push service
     * @param p256dh   public key of the browser, uncompressed point in Base64url
     * @param auth     16 bytes in Base64url
     */
    record Subscription(String endpoint, String p256dh, String auth) {

        /** Whoever knows an endpoint and the keys could make a browser believe things. */
        @Override
        public String toString() {
            return "Subscription";
        }
    }

    /** What became of a message. */
    enum Outcome {
        /** The push service has it. */
        DELIVERED,
        /** The browser has unsubscribed; the device is removed. */
        GONE,
        /** The push service does not want it, and will not want it later. */
        REFUSED,
        /** Later perhaps. */
        UNREACHABLE
    }

    /**
     * Public key that browsers subscribe with: uncompressed point in Base64url (RFC 8292 section 3.2).
     *
     * @throws org.rostrum.base.error.RostrumException {@code secretKeyUnavailable}
     */
    String publicKey();

    /** Most recently used first. */
    List<Device> of(AccountKey account);

    /**
     * Adds a browser, or notes that a known one is there.
     *
     * @throws org.rostrum.base.error.RostrumException {@code pushEndpointInvalid}, {@code pushHostNotAllowed}, {@code pushKeyInvalid}
     */
    Device subscribe(AccountKey account, String tokenId, String userAgent, Subscription subscription);

    /** Removes one of the account's devices; idempotent. */
    void remove(AccountKey account, UUID device);

    /**
     * Sends a message that only says that it works, once; one at a time for each account.
     *
     * @throws org.rostrum.base.error.RostrumException {@code pushDeviceNotFound}, {@code tooManyRequests}
     */
    CompletionStage<Outcome> test(AccountKey account, UUID device);
}
