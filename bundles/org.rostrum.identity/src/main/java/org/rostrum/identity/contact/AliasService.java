// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.contact;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.error.RostrumException;

/** Short names for call strings (30 §12), an OSGi service. Changes are in the change log and count at once (30/ALS-10). Thread-safe, blocks. */
@ProviderType
public interface AliasService {

    /** A part of the list by name: those whose name or target contains {@code text}, all if blank. */
    Found list(String text, int offset, int limit);

    /**
     * A new one.
     *
     * @param name       letters of one script, digits, {@code - _}, 1 to 32 characters (30/ALS-3)
     * @param callString a user of this server, or anything outside it or a conference
     * @throws RostrumException {@link ContactError#ALIAS_INVALID}; {@code uniqueValueAlreadyInUse} by a login, an alias or a group-call
     *     number (30/ALS-11); {@link ContactError#ALIAS_OF_ALIAS}; as {@link CallTargets#find}
     */
    Alias create(String name, String callString, String by);

    /** Gives it another target; refuses as {@link #create}, {@link ContactError#ALIAS_NOT_FOUND}. */
    Alias retarget(String name, String callString, String by);

    /** @throws RostrumException {@link ContactError#ALIAS_NOT_FOUND} */
    void delete(String name, String by);

    /**
     * One alias.
     *
     * @param target call string, of an account its login
     */
    record Alias(String name, String target, Instant createdAt) {}

    /**
     * Part of the list.
     *
     * @param total of all parts
     */
    record Found(long total, List<Alias> aliases) {
        public Found {
            aliases = List.copyOf(aliases);
        }
    }
}
