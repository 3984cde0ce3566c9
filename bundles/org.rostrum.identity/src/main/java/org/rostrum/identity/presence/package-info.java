// SPDX-License-Identifier: Apache-2.0
/**
 * Who is there now (30/ACC-5, 00/R-54). What is known comes from {@link org.rostrum.identity.presence.PresenceSource}s, which edges
 * and domains bring; who asks uses {@link org.rostrum.identity.presence.PresenceService}, which hides people from those whom they
 * have blocked (90/AB-2).
 */
@Export
@Version("1.0.0")
@NullMarked
package org.rostrum.identity.presence;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
