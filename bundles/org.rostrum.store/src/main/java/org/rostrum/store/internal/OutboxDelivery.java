// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal;

import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rostrum.base.thread.Threads;
import org.rostrum.store.OutboxSubscriber;

/**
 * Brings kept events to the subscribers. A component of its own, since a subscriber may itself need the {@link OutboxComponent}.
 * Immediate: nobody asks for it.
 */
@Component(service = {}, immediate = true)
public final class OutboxDelivery {

    private final OutboxDispatcher dispatcher;

    @Activate
    public OutboxDelivery(@Reference Database database, @Reference Threads threads) {
        this.dispatcher = new OutboxDispatcher(database, threads, Clock.systemUTC());
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
