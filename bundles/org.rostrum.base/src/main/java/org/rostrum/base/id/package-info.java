// SPDX-License-Identifier: Apache-2.0
/** One type for each kind of identifier, so that the compiler finds swapped arguments. All immutable and null-free. */
@Export
@Version("1.0.0")
@NullMarked
package org.rostrum.base.id;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
