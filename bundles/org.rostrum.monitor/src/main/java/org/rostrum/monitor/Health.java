// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.edge.HealthCheck;

/** What the health checks of all bundles found, an OSGi service. Thread-safe. */
@ProviderType
public interface Health {

    /** Ordered by name, at most {@code 5} seconds old; blocks for checks that are due, never longer than their limit. */
    List<Finding> findings();

    /**
     * One check.
     *
     * @param name of the check
     */
    record Finding(String name, HealthCheck.Result result) {}
}
