// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Durable events: appended in the transaction that changes the state, delivered after commit, in order, at least once.
 * OSGi service. Thread-safe.
 */
@ProviderType
public interface Outbox {

    /**
     * Appends one event to the transaction of {@code em}.
     *
     * @param topic {@code org/rostrum/<area>/<noun>/<past-participle>}
     * @param json  body, a JSON object of ids and values, at most 64 KiB
     */
    void append(EntityManager em, String topic, Instant at, String json);
}
