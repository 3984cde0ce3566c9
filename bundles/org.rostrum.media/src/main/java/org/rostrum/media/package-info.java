// SPDX-License-Identifier: Apache-2.0
/**
 * Media of a session as the domain sees it: a room per session, a leg per participant, sources that can be gated, receive
 * slots, taps. Implemented by {@code media.sfu}; legs are brought by endpoint connectors ({@code webrtc} first). The domain
 * and the connectors meet only here.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.rostrum.media;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
