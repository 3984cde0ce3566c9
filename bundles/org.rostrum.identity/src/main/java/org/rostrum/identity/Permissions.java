// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The registry of what applications can be allowed (60/OP-3), an OSGi service: the names of contract 61 section 4.7 and those
 * of {@link PermissionSource}s. A bare name stands for its {@code :read} and {@code :write} (00/R-66); bare {@code conferences}
 * also for reading sessions and their participants (61/AO-20). Thread-safe, never blocks.
 */
@ProviderType
public interface Permissions {

    /** All names that an application can be given, related ones together. */
    List<Permission> all();

    /**
     * Refuses names that are not known.
     *
     * @throws org.rostrum.base.error.RostrumException {@link IdentityError#PERMISSION_UNKNOWN} with {@code location}
     */
    void check(Collection<String> names, String location);

    /** The {@code :read} and {@code :write} names that these stand for; unknown ones stand for nothing. */
    Set<String> expand(Collection<String> names);

    /**
     * One name.
     *
     * @param description for people, in English
     * @param implies     the {@code :read} and {@code :write} names that it stands for, in order
     */
    record Permission(String name, String description, List<String> implies) {
        public Permission {
            implies = List.copyOf(implies);
        }
    }
}
