// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.test;

import java.time.Clock;
import java.util.List;
import org.rostrum.base.internal.SharedThreads;
import org.rostrum.base.thread.Threads;
import org.rostrum.store.JpaUnit;
import org.rostrum.store.JpaUnits;
import org.rostrum.store.Outbox;
import org.rostrum.store.OutboxSubscriber;
import org.rostrum.store.internal.Database;
import org.rostrum.store.internal.DatabaseTarget;
import org.rostrum.store.internal.OutboxDispatcher;
import org.rostrum.test.PostgresServer;
import org.rostrum.test.TestDatabase;

/**
 * The store of the product over an empty database of its own; scripts are read from {@code /migrations/<unit>/} of the
 * class path. Close it: that closes its units and takes the database away.
 */
public final class TestStore implements AutoCloseable {

    /** A busy machine must not look like a database that is away. */
    private static final int PATIENT_MS = 30_000;

    private static final int IMPATIENT_MS = 1000;

    private final Runnable afterwards;
    private final SharedThreads threads = new SharedThreads();
    private final Database store;
    private final OutboxDispatcher dispatcher;

    private TestStore(DatabaseTarget target, Runnable afterwards) {
        this.afterwards = afterwards;
        this.store = new Database(target, threads, new ClassPathMigrations());
        this.dispatcher = new OutboxDispatcher(store, threads, Clock.systemUTC());
    }

    public static TestStore h2() {
        return on(TestDatabase.Kind.H2);
    }

    public static TestStore postgres() {
        return on(TestDatabase.Kind.POSTGRESQL);
    }

    /** Over an empty database of this kind. */
    public static TestStore on(TestDatabase.Kind kind) {
        TestDatabase database = kind.create();
        return new TestStore(target(database), database::close);
    }

    /** Over a database that outlives the store, as a restarted server finds its own. */
    public static TestStore over(TestDatabase database) {
        return new TestStore(target(database), () -> {});
    }

    /** Over a server that the test stops and starts. */
    public static TestStore over(PostgresServer server) {
        return new TestStore(target(server.url(), server.user(), IMPATIENT_MS), () -> {});
    }

    private static DatabaseTarget target(TestDatabase database) {
        return target(database.url(), database.user(), PATIENT_MS);
    }

    private static DatabaseTarget target(String url, String user, int connectTimeoutMs) {
        return new DatabaseTarget(url, user, "", 8, connectTimeoutMs);
    }

    public JpaUnits units() {
        return this::open;
    }

    private JpaUnit open(String unit, Class<?>... entities) {
        return store.open(unit, TestStore.class.getClassLoader(), new ClassPathMigrations(), List.of(entities));
    }

    public Outbox outbox() {
        return store.outbox();
    }

    /** As registering the service would. */
    public void add(OutboxSubscriber subscriber) {
        dispatcher.add(subscriber);
    }

    /** Real pools, which end with the store. */
    public Threads threads() {
        return threads;
    }

    @Override
    public void close() {
        dispatcher.close();
        threads.close();
        store.close();
        afterwards.run();
    }
}
