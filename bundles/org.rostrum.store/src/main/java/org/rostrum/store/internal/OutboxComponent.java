// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rostrum.base.thread.Threads;
import org.rostrum.store.Outbox;
import org.rostrum.store.OutboxSubscriber;

/** The outbox as a service, and its whiteboard. Immediate: subscribers are served whether or not anybody appends. */
@Component(service = Outbox.class, immediate = true)
public final class OutboxComponent implements Outbox {

    private final Database database;
    private final OutboxDispatcher dispatcher;

    @Activate
    public OutboxComponent(@Reference Database database, @Reference Threads threads) {
        this.database = database;
        this.dispatcher = new OutboxDispatcher(database, threads, Clock.systemUTC());
    }

    @Override
    public void append(EntityManager em, String topic, Instant at, String json) {
        database.outbox().append(em, topic, at, json);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSubscriber(OutboxSubscriber subscriber) {
        dispatcher.add(subscriber);
    }

    void removeSubscriber(OutboxSubscriber subscriber) {
        dispatcher.remove(subscriber);
    }

    @Deactivate
    void close() {
        dispatcher.close();
    }
}
