// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The licence in force, an OSGi service. Thread-safe, never blocks. */
@ProviderType
public interface Licence {

    /** Word for people and API: {@code community}, or the edition of an installed licence. */
    String edition();

    /** Whether the licence contains a feature by its fixed name of ruling 00/R-4, e.g. {@code public-conferences}. */
    boolean has(String feature);

    /** Takes one unit; empty when none is free. Whoever takes gives back, exactly once. */
    Optional<Unit> take(Pool pool);

    /** A unit in use. */
    interface Unit extends AutoCloseable {
        /** Gives it back; idempotent. */
        @Override
        void close();
    }
}
