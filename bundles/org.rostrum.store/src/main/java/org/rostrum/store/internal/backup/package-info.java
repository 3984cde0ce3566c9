// SPDX-License-Identifier: Apache-2.0
/**
 * Backup, restore and copy of the store, all three one mechanism: a logical dump ({@code Dump}) in a zip with a manifest, which
 * {@code Load} puts into an H2 or PostgreSQL database at the migration level of the dump; the server migrates upwards when it
 * starts. Taking a backup is a service of the running server; restore and copy are a program of their own ({@code Tool}),
 * because nothing may use the database meanwhile. Names in a manifest are data of strangers: they are compared with what the
 * migrations made, never put into SQL or a path unchecked.
 */
@NullMarked
package org.rostrum.store.internal.backup;

import org.jspecify.annotations.NullMarked;
