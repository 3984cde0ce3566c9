// SPDX-License-Identifier: Apache-2.0
/**
 * Who people are: accounts, administrators (a realm of their own, 00/R-10), guests, and how a token becomes an
 * {@link org.rostrum.identity.Identity}. Everything here blocks for the database unless it says otherwise.
 */
@Export
@Version("2.0.0")
@NullMarked
package org.rostrum.identity;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
