// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.base.thread.Threads;
import org.rostrum.identity.GrantError;
import org.rostrum.identity.SignInService.ClientInfo;
import org.rostrum.identity.SignInService.TokenInfo;
import org.rostrum.identity.TokenEndings;
import org.rostrum.store.JpaUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tokens: made, found, renewed, ended; those past their end are swept out now and then. Thread-safe. */
@Component(service = {Tokens.class, TokenEndings.class})
public final class Tokens implements TokenEndings {

    private static final Logger logger = LoggerFactory.getLogger(Tokens.class);
    private static final Duration RENEWED_EVERY = Duration.ofMinutes(1);
    private static final Duration SWEPT_EVERY = Duration.ofHours(1);
    private static final Instant FOR_EVER = Instant.parse("9999-01-01T00:00:00Z");

    private final JpaUnit unit;
    private final Threads threads;
    private final Clock clock;
    private final TokenCache cache;
    private final TokenReader reader;
    private final List<Consumer<AccountKey>> endings = new CopyOnWriteArrayList<>();
    private final List<Consumer<AccountKey>> disconnections = new CopyOnWriteArrayList<>();
    private volatile Scheduler.@Nullable Timer timer;

    @Activate
    public Tokens(@Reference IdentityUnit unit, @Reference Threads threads, @Reference PermissionRegistry permissions) {
        this(unit, threads, permissions, Clock.systemUTC());
    }

    Tokens(IdentityUnit unit, Threads threads, PermissionRegistry permissions, Clock clock) {
        this.unit = unit.jpa();
        this.threads = threads;
        this.clock = clock;
        this.cache = new TokenCache(clock);
        this.reader = new TokenReader(permissions);
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

    /** As {@link #issue}, got through an application by the authorisation {@code grantId}; {@code scope} empty: as wide as the application. */
    Issued issueThrough(
            EntityManager em, TokenOwner owner, String application, String grantId, String scope, ClientInfo client, Duration life) {
        Token token = Token.random();
        Instant now = clock.instant();
        TokenEntity row = new TokenEntity(token.hash(), Token.randomId(), owner, client, now, now.plus(life))
                .through(application, grantId, scope);
        em.persist(row);
        return new Issued(token, reader.meaning(em, row).orElseThrow(() ->
                new RostrumException(GrantError.INVALID_GRANT, "the account or the application has just been switched off")));
    }

    /** Keeps a token whose text is given, for ever. */
    void keep(EntityManager em, Token token, TokenOwner owner, String by) {
        em.persist(new TokenEntity(token.hash(), Token.randomId(), owner, new ClientInfo("", by), clock.instant(), FOR_EVER));
    }

    /** A token just made and what it means. */
    record Issued(Token token, LiveToken live) {}

    /** The live token of this text; renews it, at most once a minute. */
    Optional<LiveToken> find(Token token) {
        String hash = token.hash();
        LiveToken known = cache.get(hash).orElse(null);
        if (known == null) {
            long endings = cache.endings();
            known = unit.read(em -> reader.find(em, hash)).orElse(null);
            if (known != null) {
                cache.put(hash, known, endings);
            }
        }
        return Optional.ofNullable(known).filter(live -> live.expiresAt().isAfter(clock.instant())).flatMap(live -> renewed(hash, live));
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
        TokenOwner owner = unit.write(em -> {
            TokenEntity row = em.find(TokenEntity.class, hash);
            if (row == null) {
                return null;
            }
            em.remove(row);
            return row.owner();
        });
        cache.end(hash);
        if (owner != null && owner.isAccount()) {
            tell(new AccountKey(owner.accountKey()));
        }
    }

    /** Ends one of an account's tokens; one got through an application takes all of its authorisation along. */
    void end(AccountKey account, String id) {
        end(account.toString(), id);
        forget(account);
    }

    /** Ends one of an owner's (see {@link TokenOwner#id()}) by its public id. */
    void end(String owner, String id) {
        unit.run(em -> em.createQuery("select t from Token t where t.owner = :owner and t.id = :id", TokenEntity.class)
                .setParameter("owner", owner)
                .setParameter("id", Names.cut(id, 32))
                .getResultList()
                .forEach(row -> endWithGrant(em, row)));
        cache.endAll(live -> live.id().equals(id));
    }

    /** Ends a token, with its authorisation if it has one, inside the caller's transaction. */
    static void endWithGrant(EntityManager em, TokenEntity row) {
        if (row.grantId() == null) {
            em.remove(row);
        } else {
            em.createQuery("delete from Token t where t.grantId = :grant").setParameter("grant", row.grantId()).executeUpdate();
        }
    }

    /** Ends all of an account inside the caller's transaction; call {@link #forget(AccountKey)} after its commit. */
    static void endAll(EntityManager em, AccountKey account) {
        endAll(em, account.toString());
    }

    void forget(AccountKey account) {
        cache.endAll(live -> live.belongsTo(account));
        tell(account);
    }

    /** As {@link #forget(AccountKey)}, where an administrator signs somebody out everywhere. */
    void forgetDisconnected(AccountKey account) {
        cache.endAll(live -> live.belongsTo(account));
        disconnections.forEach(listener -> listener.accept(account));
        tell(account);
    }

    /** What memory keeps of an application's tokens is old; call it after the commit. */
    void forgetApplication(String id) {
        cache.endAll(live -> live.isOf(id));
    }

    /** As {@link #forgetApplication}, for the secret API key. */
    void forgetKeys() {
        cache.endAll(live -> live.kind() == TokenKind.KEY);
    }

    @Override
    public AutoCloseable onEnded(Consumer<AccountKey> listener) {
        endings.add(listener);
        return () -> endings.remove(listener);
    }

    @Override
    public AutoCloseable onDisconnected(Consumer<AccountKey> listener) {
        disconnections.add(listener);
        return () -> disconnections.remove(listener);
    }

    /** Some or all tokens of this account have ended. */
    void tell(AccountKey account) {
        endings.forEach(listener -> listener.accept(account));
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
                        "select t from Token t where t.owner = :owner and t.kind in :kinds and t.expiresAt > :now order by t.createdAt desc, t.id",
                        TokenEntity.class)
                .setParameter("owner", owner)
                .setParameter("kinds", List.of(TokenKind.SESSION, TokenKind.ACCESS, TokenKind.ADMIN))
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
            unit.run(em -> {
                em.createQuery("delete from Token t where t.expiresAt < :now").setParameter("now", clock.instant()).executeUpdate();
                em.createQuery("delete from Code c where c.expiresAt < :now").setParameter("now", clock.instant()).executeUpdate();
            });
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
