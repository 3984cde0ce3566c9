// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net;

import org.osgi.annotation.versioning.ProviderType;

/** What happens on the media port, for health, metrics and tests; an OSGi service. Thread-safe. */
@ProviderType
public interface NetworkStatistics {

    /** A snapshot, never blocks. */
    NetworkStats read();
}
