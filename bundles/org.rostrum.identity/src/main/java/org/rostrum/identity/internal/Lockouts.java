// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.base.thread.Threads;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.LockoutService;
import org.rostrum.identity.internal.LockoutRule.Count;
import org.rostrum.settings.SiteSettings;
import org.rostrum.store.JpaUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts wrong passwords of those who exist and locks them; every way to sign in with a password asks here. Locks that are
 * over are noticed at the next sign-in, or within half a minute. Source: 30 §17. Thread-safe.
 */
@Component(service = {LockoutService.class, Lockouts.class})
public final class Lockouts implements LockoutService {

    private static final Logger logger = LoggerFactory.getLogger(Lockouts.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);
    private static final int CHUNK = 500;

    private final JpaUnit unit;
    private final SiteSettings settings;
    private final AuditLog audit;
    private final Threads threads;
    private final Clock clock;
    private volatile Scheduler.@Nullable Timer timer;
    private volatile boolean closed;

    @Activate
    public Lockouts(@Reference IdentityUnit unit, @Reference SiteSettings settings, @Reference AuditLog audit, @Reference Threads threads) {
        this(unit, settings, audit, threads, Clock.systemUTC());
    }

    Lockouts(IdentityUnit unit, SiteSettings settings, AuditLog audit, Threads threads, Clock clock) {
        this.unit = unit.jpa();
        this.settings = settings;
        this.audit = audit;
        this.threads = threads;
        this.clock = clock;
        lookLater();
    }

    /** @throws RostrumException with {@link IdentityError#ACCOUNT_LOCKED} (30/LCK-6) */
    void check(LockOwner owner) {
        refuseIfLocked(count(unit.<LockoutEntity>read(em -> em.find(LockoutEntity.class, owner.key()))));
    }

    /** Counts a wrong password; the one that locks is in the event log (30/LCK-3, LCK-7). */
    void failed(LockOwner owner, @Nullable String address) {
        Instant end = countAnother(owner);
        if (end != null) {
            audit.record(new AuditEvent(clock.instant(), "lock", "server", owner.name(), address, Map.of("until", end.toString())));
        }
    }

    /** Two first failures at once both want to insert the row; the second attempt finds it. */
    private @Nullable Instant countAnother(LockOwner owner) {
        try {
            return count(owner);
        } catch (RostrumException e) {
            if (e.error() != CommonError.UNIQUE_VALUE_IN_USE) {
                throw e;
            }
            return count(owner);
        }
    }

    /** End of the lock that this failure made; null: none. */
    private @Nullable Instant count(LockOwner owner) {
        LockoutRule rule = LockoutRule.of(settings);
        return unit.<@Nullable Instant>write(em -> {
            LockoutEntity row = locked(em, owner.key());
            Count before = count(row);
            Count after = rule.failed(before, clock.instant());
            if (row == null) {
                em.persist(new LockoutEntity(owner, after));
            } else {
                row.set(owner, after);
            }
            return after.equals(before) ? null : after.lockedUntil();
        });
    }

    /**
     * The password was right: counts from zero (30/LCK-5), inside the transaction that opens the session.
     *
     * @throws RostrumException with {@link IdentityError#ACCOUNT_LOCKED} if it was locked meanwhile
     */
    void succeeded(EntityManager em, LockOwner owner) {
        LockoutEntity row = locked(em, owner.key());
        if (row != null) {
            refuseIfLocked(row.count());
            em.remove(row);
        }
    }

    private static @Nullable LockoutEntity locked(EntityManager em, String key) {
        return em.find(LockoutEntity.class, key, LockModeType.PESSIMISTIC_WRITE);
    }

    private void refuseIfLocked(Count count) {
        if (count.isLocked(clock.instant())) {
            throw new RostrumException(IdentityError.ACCOUNT_LOCKED, "the account is locked until "
                    + String.valueOf(count.lockedUntil()) + ", try later or contact the administrator");
        }
    }

    private static Count count(@Nullable LockoutEntity row) {
        return row == null ? Count.NONE : row.count();
    }

    @Override
    public Map<AccountKey, Instant> locked(Collection<AccountKey> accounts) {
        Map<String, AccountKey> keys = new HashMap<>();
        accounts.forEach(account -> keys.put(LockOwner.keyOf(account), account));
        Map<AccountKey, Instant> found = new HashMap<>();
        ends(keys.keySet()).forEach((key, end) -> found.put(keys.get(key), end));
        return found;
    }

    /** Ends of the locks that last, by key of their owner. */
    Map<String, Instant> ends(Collection<String> owners) {
        List<String> wanted = List.copyOf(owners);
        Map<String, Instant> found = new HashMap<>();
        for (int from = 0; from < wanted.size(); from += CHUNK) {
            List<String> chunk = wanted.subList(from, Math.min(from + CHUNK, wanted.size()));
            List<LockoutEntity> rows = unit.read(em -> em.createQuery(
                            "select l from Lockout l where l.owner in :owners and l.lockedUntil > :now", LockoutEntity.class)
                    .setParameter("owners", chunk)
                    .setParameter("now", clock.instant())
                    .getResultList());
            rows.forEach(row -> found.put(row.owner().key(), row.count().lockedUntil()));
        }
        return found;
    }

    @Override
    public void unlock(AccountKey account, String by) {
        unlock(LockOwner.keyOf(account), by);
    }

    void unlock(String owner, String by) {
        remove(owner, false, by);
    }

    private void remove(String owner, boolean onlyIfOver, String by) {
        LockOwner ended = unit.<@Nullable LockOwner>write(em -> {
            LockoutEntity row = locked(em, owner);
            if (row == null || onlyIfOver && row.count().isLocked(clock.instant())) {
                return null;
            }
            em.remove(row);
            return row.count().lockedUntil() == null ? null : row.owner();
        });
        if (ended != null) {
            audit.record(new AuditEvent(clock.instant(), "unlock", by, ended.name(), null, Map.of()));
        }
    }

    /** Forgets a counter inside the caller's transaction, without a word. */
    static void forget(EntityManager em, String owner) {
        em.createQuery("delete from Lockout l where l.owner = :owner").setParameter("owner", owner).executeUpdate();
    }

    private void lookLater() {
        if (!closed) {
            timer = threads.scheduler().schedule(LOOK_EVERY, () -> threads.io().execute(this::endThoseOver));
        }
    }

    /** Ends locks whose time is over, each with its event, on one node only. */
    void endThoseOver() {
        try {
            List<String> over = new ArrayList<>(unit.<List<String>>read(em -> em.createQuery(
                            "select l.owner from Lockout l where l.lockedUntil <= :now", String.class)
                    .setParameter("now", clock.instant().truncatedTo(ChronoUnit.MILLIS))
                    .getResultList()));
            over.forEach(owner -> remove(owner, true, "server"));
        } catch (RostrumException e) {
            logger.debug("locks that are over stay for now", e);
        }
        lookLater();
    }

    @Deactivate
    void close() {
        closed = true;
        Scheduler.Timer last = timer;
        if (last != null) {
            last.cancel();
        }
    }
}
