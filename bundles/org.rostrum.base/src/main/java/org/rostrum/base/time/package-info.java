// SPDX-License-Identifier: Apache-2.0
/** Time as a parameter: {@link java.time.Clock} for wall time, {@link org.rostrum.base.time.Ticker} for intervals; never mixed. */
@Export
@Version("1.0.0")
@NullMarked
package org.rostrum.base.time;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
