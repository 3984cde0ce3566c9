// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store;

import java.time.Instant;
import org.osgi.annotation.versioning.ConsumerType;

/** Whiteboard service that receives durable events; its marker (position) is kept under {@link #name()}. */
@ConsumerType
public interface OutboxSubscriber {

    /** Stable name of the marker; renaming it delivers everything again. */
    String name();

    /** Whether events of this topic are wanted. Pure. */
    boolean wants(String topic);

    /**
     * Handles one event, on {@code Threads.io()}, one at a time and in order. Throwing means: again later, and nothing
     * after it before. May see the same event twice.
     */
    void deliver(Event event);

    /** One stored event. */
    record Event(long position, String topic, Instant at, String json) {}
}
