// SPDX-License-Identifier: Apache-2.0
/**
 * Durable events of conferences, as the outbox delivers them: {@code topic} is the record's {@code TOPIC}, the body a JSON
 * object of its components (ids as text, times as ISO 8601). Seats that are open when a session ends end with it and have no
 * event of their own.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.rostrum.conference.event;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
