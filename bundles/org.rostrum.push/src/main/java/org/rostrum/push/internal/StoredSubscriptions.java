// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.id.AccountKey;
import org.rostrum.push.PushDevices;
import org.rostrum.push.PushDevices.Device;
import org.rostrum.push.internal.SubscriptionEntity.Address;

/** The table of subscribed browsers. Thread-safe, blocks. */
@Component(service = StoredSubscriptions.class)
public final class StoredSubscriptions {

    /** 55/PSH-3: as long as a sign-in that nobody uses. */
    static final Duration LIFE_UNUSED = Duration.ofDays(60);

    private static final int MAX_USER_AGENT = 256;

    private final PushUnit unit;
    private final Clock clock;

    @Activate
    public StoredSubscriptions(@Reference PushUnit unit) {
        this(unit, Clock.systemUTC());
    }

    StoredSubscriptions(PushUnit unit, Clock clock) {
        this.unit = unit;
        this.clock = clock;
    }

    /** Most recently used first. */
    List<Device> devices(AccountKey account) {
        return unit.jpa().read(em -> rows(em, account).stream().map(SubscriptionEntity::device).toList());
    }

    List<Address> addresses(AccountKey account) {
        return unit.jpa().read(em -> rows(em, account).stream().map(SubscriptionEntity::address).toList());
    }

    Optional<Address> address(AccountKey account, UUID device) {
        return unit.jpa().read(em -> Optional.ofNullable(em.find(SubscriptionEntity.class, device))
                .filter(row -> row.account().equals(account)).map(SubscriptionEntity::address));
    }

    private static List<SubscriptionEntity> rows(EntityManager em, AccountKey account) {
        return em.createQuery("select s from PushSubscription s where s.account = :account order by s.lastUsedAt desc, s.id",
                        SubscriptionEntity.class)
                .setParameter("account", account.value()).getResultList();
    }

    /** One row for each endpoint, whoever uses the browser; the account's ones beyond the limit go. */
    Device put(AccountKey account, String tokenId, String userAgent, String endpoint, Browser browser) {
        String agent = userAgent.substring(0, Math.min(userAgent.length(), MAX_USER_AGENT));
        String hash = hash(endpoint);
        return unit.jpa().write(em -> {
            SubscriptionEntity row = em.createQuery("select s from PushSubscription s where s.endpointHash = :hash", SubscriptionEntity.class)
                    .setParameter("hash", hash).getResultStream().findFirst()
                    .orElseGet(() -> new SubscriptionEntity(UUID.randomUUID(), endpoint, hash, clock.instant()));
            row.belongsTo(account, tokenId, agent, browser, clock.instant());
            em.persist(row);
            em.flush();
            rows(em, account).stream().filter(other -> !other.id().equals(row.id()))
                    .skip(PushDevices.MAX_PER_ACCOUNT - 1L).forEach(em::remove);
            return row.device();
        });
    }

    void remove(AccountKey account, UUID device) {
        unit.jpa().run(em -> em.createQuery("delete from PushSubscription s where s.id = :id and s.account = :account")
                .setParameter("id", device).setParameter("account", account.value()).executeUpdate());
    }

    /** The push service has forgotten it. */
    void forget(UUID device) {
        unit.jpa().run(em -> em.createQuery("delete from PushSubscription s where s.id = :id").setParameter("id", device).executeUpdate());
    }

    /** Keeps those of an account that came with one of these sign-ins. */
    void keepOnly(AccountKey account, Collection<String> tokenIds) {
        unit.jpa().run(em -> rows(em, account).stream().filter(row -> !tokenIds.contains(row.device().tokenId())).forEach(em::remove));
    }

    /** Returns how many were too old. */
    int forgetUnused() {
        return unit.jpa().write(em -> em.createQuery("delete from PushSubscription s where s.lastUsedAt < :limit")
                .setParameter("limit", clock.instant().minus(LIFE_UNUSED)).executeUpdate());
    }

    private static String hash(String endpoint) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(endpoint.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
