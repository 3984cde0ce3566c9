// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.store.JpaUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A unit that becomes usable with the first answer of the database, by whoever comes first. Thread-safe. */
final class OpenUnit implements JpaUnit {

    private static final Logger logger = LoggerFactory.getLogger(OpenUnit.class);

    private final String name;
    private final Supplier<EntityManagerFactory> opener;
    private final OutboxTable outbox;
    private final Runnable eventsCommitted;
    private volatile @Nullable EntityManagerFactory factory;
    private @Nullable MigrationRefusedException refused;
    private boolean closed;

    OpenUnit(String name, Supplier<EntityManagerFactory> opener, OutboxTable outbox, Runnable eventsCommitted) {
        this.name = name;
        this.opener = opener;
        this.outbox = outbox;
        this.eventsCommitted = eventsCommitted;
    }

    /** Opens now if the database answers; a failure is only logged. */
    void warmUp() {
        try {
            factory();
        } catch (RuntimeException e) {
            logger.debug("unit {} not open yet", name, e);
        }
    }

    @Override
    public <T> T read(Function<EntityManager, T> work) {
        return within(em -> {
            T result = work.apply(em);
            em.getTransaction().rollback();
            return result;
        });
    }

    @Override
    public <T> T write(Function<EntityManager, T> work) {
        boolean[] events = {false};
        T written = within(em -> {
            T result = work.apply(em);
            events[0] = outbox.store(em);
            em.getTransaction().commit();
            return result;
        });
        if (events[0]) {
            eventsCommitted.run();
        }
        return written;
    }

    private <T> T within(Function<EntityManager, T> transaction) {
        try {
            EntityManager em = factory().createEntityManager();
            try {
                em.getTransaction().begin();
                return transaction.apply(em);
            } finally {
                end(em);
            }
        } catch (RuntimeException e) {
            throw SqlErrors.translate(e);
        }
    }

    /** Nothing of a failed transaction stays; a connection that died must not hide why. */
    private static void end(EntityManager em) {
        try {
            if (em.getTransaction().isActive()) {
                em.getTransaction().rollback();
            }
            em.close();
        } catch (RuntimeException e) {
            logger.debug("a broken transaction did not roll back", e);
        }
    }

    private EntityManagerFactory factory() {
        EntityManagerFactory open = factory;
        return open != null ? open : open();
    }

    private synchronized EntityManagerFactory open() {
        if (closed) {
            throw new IllegalStateException("unit " + name + " is closed");
        }
        if (refused != null) {
            throw new RostrumException(CommonError.STORE_UNAVAILABLE, refused.getMessage());
        }
        EntityManagerFactory open = factory;
        if (open == null) {
            try {
                open = opener.get();
                factory = open;
            } catch (MigrationRefusedException e) {
                refused = e;
                logger.error("the database does not fit this version: {}", e.getMessage());
                throw new RostrumException(CommonError.STORE_UNAVAILABLE, e.getMessage(), null, e);
            }
        }
        return open;
    }

    @Override
    public synchronized void close() {
        closed = true;
        EntityManagerFactory open = factory;
        factory = null;
        if (open != null && open.isOpen()) {
            open.close();
        }
    }
}
