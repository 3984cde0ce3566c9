// SPDX-License-Identifier: Apache-2.0
/**
 * The built-in TURN server: gives clients that reach no media port directly a way through a relay of this server. What it relays
 * stays protected end to end with the media port (20/WRTC-10).
 */
@Export
@Version("1.0.0")
@NullMarked
package org.rostrum.media.turn;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
