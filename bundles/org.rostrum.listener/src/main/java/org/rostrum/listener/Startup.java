// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Whether the server is up, an OSGi service: everything that belongs to its start is installed, no component of ours waits for
 * another, and each {@link org.rostrum.edge.StartStep} is done. Once up it is up, whatever an administrator stops later. Scripts see it
 * by the file {@code run/ready} in the data folder. Thread-safe.
 */
@ProviderType
public interface Startup {

    /** What the start still waits for, by name; empty: the server is up. Never blocks. */
    List<String> waitsFor();
}
