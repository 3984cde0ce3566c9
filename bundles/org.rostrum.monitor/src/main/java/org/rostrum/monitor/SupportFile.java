// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/** Collects what somebody needs who helps from afar, without secrets and without what tables hold (10/REG-3). An OSGi service. Thread-safe. */
@ProviderType
public interface SupportFile {

    /**
     * Writes a zip that only the user of the server may read; blocks for seconds. A part that cannot be had says so in its place.
     *
     * @param file      absolute; must not exist
     * @param addresses whether e-mail addresses stay readable
     * @throws org.rostrum.base.error.RostrumException {@code invalidValue} if the file exists or cannot be written
     */
    void write(Path file, boolean addresses);
}
