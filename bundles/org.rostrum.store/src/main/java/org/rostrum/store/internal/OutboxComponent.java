// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.store.Outbox;

/** Keeps events in the transaction of the caller. */
@Component(service = Outbox.class)
public final class OutboxComponent implements Outbox {

    private final Database database;

    @Activate
    public OutboxComponent(@Reference Database database) {
        this.database = database;
    }

    @Override
    public void append(EntityManager em, String topic, Instant at, String json) {
        database.outbox().append(em, topic, at, json);
    }
}
