// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.rostrum.base.id.AccountKey;

/** Finds blocks inside a transaction. */
final class BlockRows {

    private static final int CHUNK = 500;

    private BlockRows() {}

    /** Those of {@code owners} who have blocked this account. */
    static Set<AccountKey> blocking(EntityManager em, Collection<AccountKey> owners, AccountKey who) {
        List<UUID> keys = owners.stream().map(AccountKey::value).distinct().toList();
        Set<AccountKey> found = new HashSet<>();
        for (int from = 0; from < keys.size(); from += CHUNK) {
            em.createQuery("select b from Block b where b.blocked = :who and b.owner in :owners", BlockEntity.class)
                    .setParameter("who", who.value())
                    .setParameter("owners", keys.subList(from, Math.min(from + CHUNK, keys.size())))
                    .getResultList()
                    .forEach(block -> found.add(new AccountKey(block.owner())));
        }
        return found;
    }
}
