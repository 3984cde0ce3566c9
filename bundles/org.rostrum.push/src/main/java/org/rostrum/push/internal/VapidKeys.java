// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import jakarta.persistence.EntityManager;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.settings.SecretBox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This server's key pair, made at its first use and kept in the database, the private half sealed (55/PSH-1): a backup has it, and what
 * opens it is the key file that the backup names. If that file was replaced, browsers' subscriptions are worthless: a new pair is
 * made and they are forgotten; their pages subscribe anew. Thread-safe, blocks.
 */
@Component(service = VapidKeys.class)
public final class VapidKeys {

    private static final Logger logger = LoggerFactory.getLogger(VapidKeys.class);
    private static final String PURPOSE = "push.vapid";

    private final PushUnit unit;
    private final SecretBox box;
    private final Clock clock;
    private volatile @Nullable VapidKey known;

    @Activate
    public VapidKeys(@Reference PushUnit unit, @Reference SecretBox box) {
        this(unit, box, Clock.systemUTC());
    }

    VapidKeys(PushUnit unit, SecretBox box, Clock clock) {
        this.unit = unit;
        this.box = box;
        this.clock = clock;
    }

    /** @throws org.rostrum.base.error.RostrumException {@code secretKeyUnavailable}, {@code storeUnavailable} */
    VapidKey key() {
        VapidKey key = known;
        if (key == null) {
            key = load();
            known = key;
        }
        return key;
    }

    private synchronized VapidKey load() {
        return unit.jpa().write(em -> {
            KeyEntity row = em.find(KeyEntity.class, KeyEntity.ONLY);
            return Optional.ofNullable(row).flatMap(this::opened).orElseGet(() -> make(em, row));
        });
    }

    private Optional<VapidKey> opened(KeyEntity row) {
        return box.open(PURPOSE, row.sealed())
                .map(number -> new VapidKey(row.publicKey(), P256.privateKey(Base64.getDecoder().decode(number))));
    }

    /** Refused while the key file is missing, so that nothing is lost by it. */
    private VapidKey make(EntityManager em, @Nullable KeyEntity unusable) {
        KeyPair pair = P256.generate();
        ECPrivateKey key = (ECPrivateKey) pair.getPrivate();
        String publicText = Base64.getUrlEncoder().withoutPadding().encodeToString(P256.bytes((ECPublicKey) pair.getPublic()));
        String sealed = box.seal(PURPOSE, Base64.getEncoder().encodeToString(P256.bytes(key)));
        if (unusable != null) {
            em.remove(unusable);
            em.flush();
            int forgotten = em.createQuery("delete from PushSubscription s").executeUpdate();
            logger.warn("the key pair of push cannot be opened with this key file of secrets: a new one is made, {} browsers must allow "
                    + "notifications again", forgotten);
        }
        em.persist(new KeyEntity(publicText, sealed, clock.instant()));
        return new VapidKey(publicText, key);
    }
}
