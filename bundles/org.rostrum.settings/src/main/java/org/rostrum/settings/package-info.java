// SPDX-License-Identifier: Apache-2.0
/** Settings of the site, kept in the database; node settings (ports, paths, addresses) are ConfigAdmin's. */
@Export
@Version("1.1.0")
@NullMarked
package org.rostrum.settings;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
