// SPDX-License-Identifier: Apache-2.0
/**
 * What can be told to people about media: per participant and stream how much flows, how much is lost, how late, in which
 * layer, and why not more. Numbers are those of the last second; each room counts on its worker, readers get copies.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.rostrum.media.stats;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
