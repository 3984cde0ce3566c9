// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal;

import java.util.List;

/** Where the scripts of a bundle come from. */
@FunctionalInterface
public interface MigrationSource {

    /** The scripts below {@code /migrations/<unit>/}, any order; empty if there are none. */
    List<Migration> of(String unit);
}
