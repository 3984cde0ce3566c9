// SPDX-License-Identifier: Apache-2.0
package org.rostrum.audit;

import org.osgi.annotation.versioning.ProviderType;

/** Writes the change log (60/F), an OSGi service; {@link ChangeReport} reads it. Thread-safe. */
@ProviderType
@FunctionalInterface
public interface ChangeLog {

    /** Queues one change; returns at once, loses nothing in an orderly stop. */
    void record(ConfigChange change);
}
