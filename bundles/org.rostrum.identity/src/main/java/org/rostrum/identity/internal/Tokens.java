// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.GuestId;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.base.thread.Threads;
import org.rostrum.identity.SignInService.ClientInfo;
import org.rostrum.identity.SignInService.TokenInfo;
import org.rostrum.store.JpaUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tokens: made, found, renewed, ended; those past their end are swept out now and then. Thread-safe. */
@Component(service = Tokens.class)
public final class Tokens {

    private static final Logger logger = LoggerFactory.getLogger(Tokens.class);
    private static final Duration RENEWED_EVERY = Duration.ofMinutes(1);
    private static final Duration SWEPT_EVERY = Duration.ofHours(1);

    private final JpaUnit unit;
    private final Threads threads;
    private final Clock clock;
    private final TokenCache cache;
    private volatile Scheduler.@Nullable Timer timer;

    @Activate
    public Tokens(@Reference IdentityUnit unit, @Reference Threads threads) {
        this(unit, threads, Clock.systemUTC());
    }

    Tokens(IdentityUnit unit, Threads threads, Clock clock) {
        this.unit = unit.jpa();
        this.threads = threads;
        this.clock = clock;
        this.cache = new TokenCache(clock);
        sweepLater();
    }

    /** Makes a token that lives as long as its kind. */
    Issued issue(EntityManager em, TokenOwner owner, LiveToken.Person person, ClientInfo client) {
        return issue(em, owner, person, client, owner.kind().idle());
    }

    Issued issue(EntityManager em, TokenOwner owner, LiveToken.Person person, ClientInfo client, Duration life) {
        Token token = Token.random();
        Instant now = clock.instant();
        TokenEntity row = new TokenEntity(token.hash(), Token.randomId(), owner, client, now, now.plus(life));
        em.persist(row);
        return new Issued(token, LiveToken.of(row, person));
    }

    /** A token just made and what it means. */
    record Issued(Token token, LiveToken live) {}

    /** The live token of this text; renews it, at most once a minute. */
    Optional<LiveToken> find(Token token) {
        String hash = token.hash();
        LiveToken known = cache.get(hash).orElse(null);
        if (known == null) {
            long endings = cache.endings();
            known = unit.read(em -> read(em, hash)).orElse(null);
            if (known != null) {
                cache.put(hash, known, endings);
            }
        }
        return Optional.ofNullable(known).filter(live -> live.expiresAt().isAfter(clock.instant())).flatMap(live -> renewed(hash, live));
    }

    private static Optional<LiveToken> read(EntityManager em, String hash) {
        TokenEntity row = em.find(TokenEntity.class, hash);
        return row == null ? Optional.empty() : person(em, row.owner()).map(person -> LiveToken.of(row, person));
    }

    private static Optional<LiveToken.Person> person(EntityManager em, TokenOwner owner) {
        return switch (owner.kind()) {
            case SESSION, ACCESS -> Optional.ofNullable(em.find(AccountEntity.class, owner.accountKey()))
                    .filter(AccountEntity::isActive)
                    .map(LiveToken::person);
            case ADMIN -> Optional.ofNullable(em.find(AdminEntity.class, owner.id())).filter(AdminEntity::isActive).map(LiveToken::person);
            case GUEST -> Optional.ofNullable(em.find(GuestEntity.class, owner.id()))
                    .map(guest -> new LiveToken.GuestPerson(new GuestId(owner.id()), guest.displayName()));
        };
    }

    private Optional<LiveToken> renewed(String hash, LiveToken live) {
        Instant now = clock.instant();
        if (live.lastUsedAt().plus(RENEWED_EVERY).isAfter(now)) {
            return Optional.of(live);
        }
        LiveToken used = live.used(now);
        long endings = cache.endings();
        try {
            if (!unit.write(em -> touch(em, hash, used))) {
                cache.end(hash);
                return Optional.empty();
            }
        } catch (RostrumException e) {
            logger.debug("a token was not renewed", e);
            return Optional.of(live); // good all the same; the next use tries again
        }
        cache.put(hash, used, endings);
        return Optional.of(used);
    }

    private static boolean touch(EntityManager em, String hash, LiveToken used) {
        return em.createQuery("update Token t set t.lastUsedAt = :now, t.expiresAt = :end where t.hash = :hash")
                        .setParameter("now", used.lastUsedAt())
                        .setParameter("end", used.expiresAt())
                        .setParameter("hash", hash)
                        .executeUpdate()
                == 1;
    }

    void end(Token token) {
        String hash = token.hash();
        unit.run(em -> em.createQuery("delete from Token t where t.hash = :hash").setParameter("hash", hash).executeUpdate());
        cache.end(hash);
    }

    void end(AccountKey account, String id) {
        end(account.toString(), id);
    }

    /** Ends one of an owner's (see {@link TokenOwner#id()}) by its public id. */
    void end(String owner, String id) {
        unit.run(em -> em.createQuery("delete from Token t where t.owner = :owner and t.id = :id")
                .setParameter("owner", owner)
                .setParameter("id", Names.cut(id, 32))
                .executeUpdate());
        cache.endAll(live -> live.id().equals(id));
    }

    /** Ends all of an account inside the caller's transaction; call {@link #forget(AccountKey)} after its commit. */
    static void endAll(EntityManager em, AccountKey account) {
        endAll(em, account.toString());
    }

    void forget(AccountKey account) {
        cache.endAll(live -> live.belongsTo(account));
    }

    /** As {@link #endAll(EntityManager, AccountKey)}, for an administrator. */
    static void endAll(EntityManager em, String owner) {
        em.createQuery("delete from Token t where t.owner = :owner").setParameter("owner", owner).executeUpdate();
    }

    /** As {@link #endAll(EntityManager, String)}, but for the one with this public id. */
    static void endAllBut(EntityManager em, String owner, String keptId) {
        em.createQuery("delete from Token t where t.owner = :owner and t.id <> :kept")
                .setParameter("owner", owner)
                .setParameter("kept", keptId)
                .executeUpdate();
    }

    void forget(String adminKey) {
        cache.endAll(live -> live.belongsTo(adminKey));
    }

    /** The guest's name changed: what memory keeps of this token is old. */
    void forget(Token token) {
        cache.end(token.hash());
    }

    /** Live tokens of an account, newest first. */
    List<TokenInfo> list(AccountKey account) {
        return list(account.toString());
    }

    /** Live tokens of an owner (see {@link TokenOwner#id()}), newest first. */
    List<TokenInfo> list(String owner) {
        List<TokenEntity> rows = unit.read(em -> em.createQuery(
                        "select t from Token t where t.owner = :owner and t.expiresAt > :now order by t.createdAt desc, t.id",
                        TokenEntity.class)
                .setParameter("owner", owner)
                .setParameter("now", clock.instant())
                .getResultList());
        return rows.stream().map(TokenEntity::info).toList();
    }

    /** Whether a live token of this owner (see {@link TokenOwner#id()}) was made at this address. */
    boolean knows(String owner, String address) {
        long made = unit.<Long>read(em -> em.createQuery(
                        "select count(t) from Token t where t.owner = :owner and t.address = :address and t.expiresAt > :now", Long.class)
                .setParameter("owner", owner)
                .setParameter("address", address)
                .setParameter("now", clock.instant())
                .getSingleResult());
        return made > 0;
    }

    private void sweepLater() {
        timer = threads.scheduler().schedule(SWEPT_EVERY, () -> threads.io().execute(this::sweep));
    }

    /** Deletes tokens past their end. */
    void sweep() {
        try {
            unit.run(em -> em.createQuery("delete from Token t where t.expiresAt < :now")
                    .setParameter("now", clock.instant())
                    .executeUpdate());
        } catch (RostrumException e) {
            logger.debug("tokens past their end stay for now", e);
        }
        sweepLater();
    }

    @Deactivate
    void close() {
        Scheduler.Timer last = timer;
        if (last != null) {
            last.cancel();
        }
    }
}
