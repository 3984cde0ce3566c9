// SPDX-License-Identifier: Apache-2.0
/**
 * Call strings: the texts that say whom or what to call, and the one parser of them (80/UCS-1). Everything here is syntax: nothing
 * is looked up, dialled or resolved. Whether an account, an alias or a gateway rule stands behind a string, those say who own it.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.rostrum.base.call;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
