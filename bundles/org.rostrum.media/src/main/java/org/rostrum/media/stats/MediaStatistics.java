// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.stats;

import org.osgi.annotation.versioning.ProviderType;

/** Totals of this node's media, an OSGi service. Thread-safe, never blocks. */
@ProviderType
public interface MediaStatistics {

    /** At most a second old. */
    MediaTotals totals();
}
