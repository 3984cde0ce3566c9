// SPDX-License-Identifier: Apache-2.0
/**
 * One-to-one calls, calls of groups and invitations that ring (10/C, 30 §9, 90 §7.7). Each call has one serial queue; what rings is
 * kept in memory and in the table of calls, what was accepted is a session of two ({@link org.rostrum.conference.SessionDirectory}).
 */
@Export
@Version("1.0.0")
@NullMarked
package org.rostrum.call;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
