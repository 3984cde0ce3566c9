// SPDX-License-Identifier: Apache-2.0
/** Sessions as they were: who was there, from when to when, how, and how good the connections were (60/HI-1, 60/HS-3). */
@Export
@Version("1.0.0")
@NullMarked
package org.rostrum.conference.history;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
