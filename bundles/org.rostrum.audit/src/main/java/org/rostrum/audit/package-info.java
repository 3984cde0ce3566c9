// SPDX-License-Identifier: Apache-2.0
/** Event log (60/C) and change log (60/F): who did what, when, from where. Writing never fails the caller. */
@Export
@Version("1.1.0")
@NullMarked
package org.rostrum.audit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
