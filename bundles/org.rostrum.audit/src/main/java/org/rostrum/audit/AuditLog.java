// SPDX-License-Identifier: Apache-2.0
package org.rostrum.audit;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Writes and reads the event log, an OSGi service. Thread-safe. */
@ProviderType
public interface AuditLog {

    /** Queues one event; returns at once, loses nothing in an orderly stop. */
    void record(AuditEvent event);

    /** Newest first. Blocks for the database. */
    List<AuditEvent> latest(int limit);
}
