// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.contact;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.IdentityError;

/**
 * Numbers that ring a group (30 §9), an OSGi service; who rings is decided by who calls. Changes are in the change log. Unknown groups
 * are refused with {@link IdentityError#GROUP_NOT_FOUND}, predefined ones with {@link IdentityError#GROUP_PREDEFINED}. Thread-safe, blocks.
 */
@ProviderType
public interface GroupCallService {

    /** Of a group; until it is set: off, with the group's ID as number (30/GCP-3). */
    GroupCall of(String group);

    /** Of all groups that can have one, by ID. */
    List<GroupCall> list();

    /**
     * Switches it on or off and sets its number; null: as before. Off makes the number unknown at once (30/GCP-8).
     *
     * @param number as an alias: letters of one script, digits, {@code - _}, 1 to 32 characters
     * @throws RostrumException {@link ContactError#NUMBER_INVALID}; {@code uniqueValueAlreadyInUse} (30/GCP-3)
     */
    GroupCall change(String group, @Nullable Boolean enabled, @Nullable String number, String by);

    /** The setting of one group. */
    record GroupCall(String group, String groupName, boolean enabled, String number) {}
}
