// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.push.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.push.PushDevices;
import org.rostrum.push.PushError;

/** Devices in memory. */
final class FakeDevices implements PushDevices {

    record Row(AccountKey account, Subscription subscription, Device device) {}

    final Map<UUID, Row> rows = new ConcurrentHashMap<>();
    volatile Outcome outcome = Outcome.DELIVERED;

    @Override
    public String publicKey() {
        return "BKey";
    }

    @Override
    public List<Device> of(AccountKey account) {
        return rows.values().stream().filter(row -> row.account().equals(account)).map(Row::device).toList();
    }

    @Override
    public Device subscribe(AccountKey account, String tokenId, String userAgent, Subscription subscription) {
        if (!subscription.endpoint().startsWith("https://push.example/")) {
            throw new RostrumException(PushError.PUSH_HOST_NOT_ALLOWED, "no", "endpoint");
        }
        UUID id = UUID.nameUUIDFromBytes(subscription.endpoint().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Device device = new Device(id, tokenId, userAgent, Instant.EPOCH, Instant.EPOCH.plusSeconds(60));
        rows.put(id, new Row(account, subscription, device));
        return device;
    }

    @Override
    public void remove(AccountKey account, UUID device) {
        rows.computeIfPresent(device, (id, row) -> row.account().equals(account) ? null : row);
    }

    @Override
    public CompletionStage<Outcome> test(AccountKey account, UUID device) {
        Row row = rows.get(device);
        if (row == null || !row.account().equals(account)) {
            throw new RostrumException(PushError.PUSH_DEVICE_NOT_FOUND, "no", "subscription_id");
        }
        return CompletableFuture.completedFuture(outcome);
    }
}
