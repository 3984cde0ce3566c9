// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.ApplicationService.ApplicationToken;
import org.rostrum.store.JpaUnit;

/** The tokens of applications: counted, listed, ended. Thread-safe. */
final class ApplicationTokens {

    private static final int MAX_LISTED = 10_000;

    private final JpaUnit unit;
    private final Clock clock;

    ApplicationTokens(JpaUnit unit, Clock clock) {
        this.unit = unit;
        this.clock = clock;
    }

    /** Live tokens by application. */
    Map<String, Long> counts() {
        List<Object[]> rows = unit.read(em -> em.createQuery(
                        "select t.applicationId, count(t) from Token t where t.applicationId is not null and t.expiresAt > :now"
                                + " group by t.applicationId", Object[].class)
                .setParameter("now", clock.instant())
                .getResultList());
        Map<String, Long> counts = new HashMap<>();
        rows.forEach(row -> counts.put((String) row[0], (Long) row[1]));
        return counts;
    }

    /** Newest first. */
    List<ApplicationToken> list(ApplicationEntity application) {
        return unit.read(em -> {
            List<TokenEntity> rows = em.createQuery(
                            "select t from Token t where t.applicationId = :id and t.expiresAt > :now order by t.createdAt desc, t.id",
                            TokenEntity.class)
                    .setParameter("id", application.id())
                    .setParameter("now", clock.instant())
                    .setMaxResults(MAX_LISTED)
                    .getResultList();
            return rows.stream().map(row -> shown(em, row, application)).toList();
        });
    }

    private static ApplicationToken shown(EntityManager em, TokenEntity row, ApplicationEntity application) {
        AccountEntity account = row.owner().isAccount() ? em.find(AccountEntity.class, row.owner().accountKey()) : null;
        return new ApplicationToken(row.id(), account == null ? null : account.login(),
                account == null ? application.name() : account.displayName(), row.createdAt(), row.lastUsedAt(), row.expiresAt(),
                row.owner().kind() == TokenKind.REFRESH ? "refresh" : "access");
    }

    /** Ends all tokens and codes of an application in the caller's transaction; tells whose they were. */
    static List<AccountKey> endAll(EntityManager em, String application) {
        List<String> owners = em.createQuery(
                        "select distinct t.owner from Token t where t.applicationId = :id and t.kind = :kind", String.class)
                .setParameter("id", application)
                .setParameter("kind", TokenKind.ACCESS)
                .getResultList();
        em.createQuery("delete from Token t where t.applicationId = :id").setParameter("id", application).executeUpdate();
        em.createQuery("delete from Code c where c.applicationId = :id").setParameter("id", application).executeUpdate();
        return owners.stream().map(AccountKey::parse).toList();
    }

    /** Ends the authorisation of one token; puts key and login of its account into {@code ended}. False: there is no such token. */
    static boolean end(EntityManager em, String application, String tokenId, Map<UUID, String> ended) {
        List<TokenEntity> rows = em.createQuery(
                        "select t from Token t where t.applicationId = :application and t.id = :id", TokenEntity.class)
                .setParameter("application", application)
                .setParameter("id", Names.cut(tokenId, 32))
                .getResultList();
        rows.stream().map(TokenEntity::owner).filter(TokenOwner::isAccount).collect(Collectors.toSet()).forEach(owner -> {
            AccountEntity account = em.find(AccountEntity.class, owner.accountKey());
            ended.put(owner.accountKey(), account == null ? "" : account.login());
        });
        rows.forEach(row -> Tokens.endWithGrant(em, row));
        return !rows.isEmpty();
    }
}
