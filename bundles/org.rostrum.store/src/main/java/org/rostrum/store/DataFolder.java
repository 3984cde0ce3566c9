// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/** Where this server keeps its own files, an OSGi service: one folder, readable by the server alone. Immutable. */
@ProviderType
public interface DataFolder {

    /** The folder; absolute, exists. */
    Path path();
}
