// SPDX-License-Identifier: Apache-2.0
/**
 * What the licence allows: features present, units of the four pools, limits, and until when. Whoever starts something asks
 * {@link org.rostrum.licence.Licence}; pages and console read {@link org.rostrum.licence.LicenceStatus} and change it through
 * {@link org.rostrum.licence.LicenceAdministration}. The built-in community edition allows everything (00/R-3).
 */
@Export
@Version("1.1.0")
@NullMarked
package org.rostrum.licence;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
