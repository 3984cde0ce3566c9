// SPDX-License-Identifier: Apache-2.0
/** Addresses and networks as numbers; names are never looked up. */
@Export
@Version("1.1.0")
@NullMarked
package org.rostrum.base.net;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
