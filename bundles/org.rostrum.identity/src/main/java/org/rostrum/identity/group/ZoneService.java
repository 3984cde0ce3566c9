// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.group;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.net.AddressNetwork;
import org.rostrum.identity.IdentityError;

/** The zones of client addresses (30 §13), an OSGi service. Thread-safe; the first use and changes block. Changes are in the change log. */
@ProviderType
public interface ZoneService {

    /** Both: trusted, external. */
    List<ZoneRule> list();

    /** @throws RostrumException {@link IdentityError#ZONE_NOT_FOUND} */
    ZoneRule find(String id);

    /** The zone of a client address (30/ZON-2); what is no numeric address is outside. */
    ZoneRule of(String address);

    /**
     * Changes a zone; running sessions follow at once.
     *
     * @throws RostrumException {@link IdentityError#ZONE_NOT_FOUND}, {@link IdentityError#ZONE_NAME_INVALID},
     *     {@link IdentityError#ZONE_NETWORKS} (none for the trusted zone, any for the external one, too many),
     *     {@link IdentityError#ZONE_METHODS} (none, or one that the server has not)
     */
    ZoneRule change(String id, Change wanted, String by);

    /**
     * Refuses sign-in from a zone that is switched off (30/ZON-4).
     *
     * @throws RostrumException {@link IdentityError#ZONE_CLOSED}
     */
    default void requireOpen(String address) {
        if (!of(address).open()) {
            throw new RostrumException(IdentityError.ZONE_CLOSED, "Connecting to the server is impossible from your network.");
        }
    }

    /** What changes; null: as before. */
    record Change(
            @Nullable String name, @Nullable Boolean open, @Nullable List<AddressNetwork> networks, @Nullable Set<String> methods,
            @Nullable Set<Right> rights) {}
}
