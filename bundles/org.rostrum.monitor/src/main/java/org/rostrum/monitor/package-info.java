// SPDX-License-Identifier: Apache-2.0
/** How the server is: health checks, figures now, figures over time. Collected from the whiteboard of {@code org.rostrum.edge}. */
@Export
@Version("1.1.0")
@NullMarked
package org.rostrum.monitor;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
