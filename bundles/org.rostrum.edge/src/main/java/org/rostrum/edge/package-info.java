// SPDX-License-Identifier: Apache-2.0
/** Whiteboard contracts that the edges collect, so that extensions can add messages and resources without knowing an edge. */
@Export
@Version("1.3.0")
@NullMarked
package org.rostrum.edge;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
