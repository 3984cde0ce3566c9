// SPDX-License-Identifier: Apache-2.0
/**
 * Conferences (stored objects), their sessions (runs), seats and the join decision. A session is one object with one serial
 * queue: commands in, events out, immutable snapshots for readers; its state is a fold of its events, which are in the
 * journal before a command is acknowledged. Edges reach sessions through {@link org.rostrum.conference.SessionDirectory}
 * only, so that a session may live on another node later.
 */
@Export
@Version("2.1.0")
@NullMarked
package org.rostrum.conference;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
