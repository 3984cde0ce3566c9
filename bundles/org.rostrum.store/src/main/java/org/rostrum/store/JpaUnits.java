// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store;

import org.osgi.annotation.versioning.ProviderType;

/** Opens persistence units; a bundle-scoped OSGi service, so that a unit closes with the bundle that opened it. Thread-safe. */
@ProviderType
public interface JpaUnits {

    /**
     * Runs the caller's migrations ({@code /migrations/<unit>/NNNN-name.sql} in the calling bundle, H2 and PostgreSQL
     * alike) and opens its unit. Never waits for the database: while it is away, every use of the unit is refused with
     * {@code storeUnavailable} and it heals by itself. Fields of type {@link java.time.Instant} need no converter of their
     * own. A numeric id of 0 means "not given"; a sequence of a generator starts with its increment. A column of type uuid
     * must not be null: the provider (4.0.9) fails on it.
     *
     * @param unit     name, lower-case letters; the prefix of the unit's tables
     * @param entities its entity classes, from the calling bundle
     */
    JpaUnit open(String unit, Class<?>... entities);
}
