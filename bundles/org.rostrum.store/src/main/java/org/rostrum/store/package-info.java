// SPDX-License-Identifier: Apache-2.0
/**
 * The database for domain bundles: each opens one {@link org.rostrum.store.JpaUnit} over its own tables, brings its own
 * numbered SQL migrations, and appends durable events to the outbox in the transaction that changes the state. One writer
 * per table; other bundles refer to rows by id.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.rostrum.store;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
