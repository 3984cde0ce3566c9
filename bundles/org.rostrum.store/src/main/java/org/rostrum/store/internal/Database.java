// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal;

import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.rostrum.base.thread.Threads;
import org.rostrum.base.time.Ticker;
import org.rostrum.store.InstantConverter;
import org.rostrum.store.JpaUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one database of the process: its pool, its migrations, its outbox. Making one asks the database nothing. Thread-safe. */
public final class Database implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(Database.class);
    private static final Pattern UNIT = Pattern.compile("[a-z][a-z0-9]{0,39}");
    private static final AtomicInteger SESSIONS = new AtomicInteger();

    private final DatabaseTarget target;
    private final Threads threads;
    private final MigrationSource ownMigrations;
    private final ConnectionPool pool;
    private final MigrationRunner migrations;
    private final OutboxTable outbox;
    private final List<Runnable> eventListeners = new CopyOnWriteArrayList<>();
    private boolean prepared;

    /** @param ownMigrations source of the scripts of unit {@code store} */
    public Database(DatabaseTarget target, Threads threads, MigrationSource ownMigrations) {
        this.target = target;
        this.threads = threads;
        this.ownMigrations = ownMigrations;
        this.pool = new ConnectionPool(target, Ticker.SYSTEM);
        this.migrations = new MigrationRunner(pool, target.dialect());
        this.outbox = new OutboxTable(pool);
    }

    /** As {@link org.rostrum.store.JpaUnits#open}, for a bundle with this loader and these scripts. */
    public JpaUnit open(String unit, ClassLoader loader, MigrationSource scripts, List<Class<?>> entities) {
        if (!UNIT.matcher(unit).matches()) {
            throw new IllegalArgumentException("a unit's name has lower-case letters and digits, not " + unit);
        }
        OpenUnit open = new OpenUnit(unit, () -> connect(unit, loader, scripts, entities), outbox, this::eventsCommitted);
        try {
            threads.io().execute(open::warmUp);
        } catch (RejectedExecutionException e) {
            logger.debug("unit {} opens with its first use", unit, e);
        }
        return open;
    }

    /** A connection past the units, for work on the database as a whole; the caller's until he closes it. */
    Connection connection() throws SQLException {
        prepare();
        return pool.getConnection();
    }

    /** Where events are kept. */
    public OutboxTable outbox() {
        return outbox;
    }

    /** Calls {@code listener} after each commit that has events, on the thread that committed. */
    void onEvents(Runnable listener) {
        eventListeners.add(listener);
    }

    private void eventsCommitted() {
        eventListeners.forEach(Runnable::run);
    }

    /** Makes our own tables, once. */
    synchronized void prepare() throws SQLException {
        if (!prepared) {
            migrations.createTable();
            migrations.migrate("store", ownMigrations.of("store"));
            prepared = true;
        }
    }

    private synchronized EntityManagerFactory connect(
            String unit, ClassLoader loader, MigrationSource scripts, List<Class<?>> entities) {
        try {
            prepare();
            migrations.migrate(unit, scripts.of(unit));
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        }
        ClassLoader own = Database.class.getClassLoader();
        return factory(unit, new UnitClassLoader(loader, own, PersistenceProvider.class.getClassLoader()), entities);
    }

    private EntityManagerFactory factory(String unit, ClassLoader loader, List<Class<?>> entities) {
        List<String> classes = Stream.concat(entities.stream(), Stream.of(InstantConverter.class)).map(Class::getName).toList();
        Properties properties = UnitInfo.properties(target.dialect(), "rostrum-" + unit + "-" + SESSIONS.incrementAndGet());
        properties.put(PersistenceUnitProperties.CLASSLOADER, loader);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            EntityManagerFactory factory = new PersistenceProvider()
                    .createContainerEntityManagerFactory(new UnitInfo(unit, pool, loader, classes), properties);
            // the provider reads the mappings with the first manager; now, while its loader is the thread's
            factory.createEntityManager().close();
            return factory;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
