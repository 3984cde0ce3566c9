// SPDX-License-Identifier: Apache-2.0
package org.rostrum.base.stream;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The TCP ports on which every {@link StreamProtocol} is reached; an OSGi service of the listener. Thread-safe. */
@ProviderType
public interface StreamPorts {

    /** Open ports, that of the pages first; empty while there is none. */
    List<Integer> ports();
}
