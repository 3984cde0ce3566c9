// SPDX-License-Identifier: Apache-2.0
/**
 * Groups and the twelve rights (30 §7, §8). What somebody may do is a pure function of his groups, of the zone of the session and of
 * his home server ({@link org.rostrum.identity.group.EffectiveRights}); who asks on behalf of somebody uses
 * {@link org.rostrum.identity.group.RightsService}.
 */
@Export
@Version("1.1.0")
@NullMarked
package org.rostrum.identity.group;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
