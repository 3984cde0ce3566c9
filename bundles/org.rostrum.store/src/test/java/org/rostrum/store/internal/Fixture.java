// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Clock;
import java.util.List;
import org.rostrum.base.internal.SharedThreads;
import org.rostrum.store.JpaUnit;
import org.rostrum.store.Outbox;
import org.rostrum.store.OutboxSubscriber;
import org.rostrum.test.TestDatabase;

/** A store over a given database, with one table. */
final class Fixture implements AutoCloseable {

    static final String TABLE = "create table thing_item (id integer primary key, name varchar(100) not null unique);";

    @Entity(name = "Thing")
    @Table(name = "thing_item")
    static class Thing {
        @Id
        private int id;

        @Column(nullable = false)
        private String name;

        protected Thing() {}

        Thing(int id, String name) {
            this.id = id;
            this.name = name;
        }

        String name() {
            return name;
        }

        void rename(String to) {
            name = to;
        }
    }

    final SharedThreads threads = new SharedThreads();
    final Database database;
    final OutboxDispatcher dispatcher;

    Fixture(TestDatabase database) {
        this(database.url(), database.user(), 30_000);
    }

    Fixture(String url, String user, int connectTimeoutMs) {
        this.database = new Database(new DatabaseTarget(url, user, "", 8, connectTimeoutMs), threads, Fixture::ownScripts);
        this.dispatcher = new OutboxDispatcher(this.database, threads, Clock.systemUTC());
    }

    static List<Migration> ownScripts(String unit) {
        try (var in = Fixture.class.getResourceAsStream("/migrations/store/0001-outbox.sql")) {
            return List.of(Migration.of("0001-outbox.sql", new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    JpaUnit things() {
        return things(Migration.of("0001-thing.sql", TABLE));
    }

    JpaUnit things(Migration... scripts) {
        return database.open("thing", Fixture.class.getClassLoader(), unit -> List.of(scripts), List.of(Thing.class));
    }

    Outbox outbox() {
        return database.outbox();
    }

    void add(OutboxSubscriber subscriber) {
        dispatcher.add(subscriber);
    }

    static long count(JpaUnit unit) {
        return unit.<Long>read(em -> em.createQuery("select count(t) from Thing t", Long.class).getSingleResult());
    }

    @Override
    public void close() {
        dispatcher.close();
        threads.close();
        database.close();
    }
}
