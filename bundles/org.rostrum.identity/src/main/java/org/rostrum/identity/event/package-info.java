// SPDX-License-Identifier: Apache-2.0
/** What happened to accounts, for whoever keeps something of them: durable events of the outbox, delivered after commit, at least once. */
@Export
@Version("1.0.0")
@NullMarked
package org.rostrum.identity.event;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
