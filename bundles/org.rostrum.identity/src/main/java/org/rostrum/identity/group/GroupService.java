// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.group;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.Account;
import org.rostrum.identity.IdentityError;

/**
 * Groups and who is in them (30 §7), an OSGi service. Thread-safe, blocks. Changes are in the change log. Unknown groups are
 * refused with {@link IdentityError#GROUP_NOT_FOUND}.
 */
@ProviderType
public interface GroupService {

    /** All: predefined ones first, the others by ID (61/AP-3). */
    List<Group> list();

    Group find(String id);

    /**
     * A group of nobody yet.
     *
     * @param rights null: those that users without group have now (30/RGT-3)
     * @param limits of the applications of its people (30/BW-2)
     * @throws org.rostrum.base.error.RostrumException {@link IdentityError#GROUP_NAME_INVALID},
     *     {@code uniqueValueAlreadyInUse} (30/GRP-4, 61/GR-1)
     */
    Group create(String name, @Nullable Set<Right> rights, Bandwidth limits, String by);

    /** One without limits. */
    default Group create(String name, @Nullable Set<Right> rights, String by) {
        return create(name, rights, Bandwidth.UNLIMITED, by);
    }

    /**
     * Changes name, rights or limits, all or nothing; null: as before.
     *
     * @param limits what becomes of the limits that the group has when it is changed
     * @throws org.rostrum.base.error.RostrumException as {@link #create}, {@link IdentityError#GROUP_PREDEFINED} for a new name of
     *     a predefined one, {@link IdentityError#RIGHT_LOCKED} (30/RGT-2)
     */
    Group change(String id, @Nullable String name, @Nullable Set<Right> rights, @Nullable UnaryOperator<Bandwidth> limits, String by);

    /** Leaves the limits. */
    default Group change(String id, @Nullable String name, @Nullable Set<Right> rights, String by) {
        return change(id, name, rights, null, by);
    }

    /** Limits the applications of its people (30/BW-2), in place of the limits before. */
    default Group limit(String id, Bandwidth limits, String by) {
        return change(id, null, null, before -> limits, by);
    }

    /**
     * Deletes it; its people keep their accounts (30/GRP-12, 30/UX-9).
     *
     * @throws org.rostrum.base.error.RostrumException {@link IdentityError#GROUP_PREDEFINED}
     */
    void delete(String id, String by);

    /** Its accounts by login, a part of them. Those without group are listed too; federated people and guests are not accounts. */
    Members members(String id, int offset, int limit);

    /**
     * Puts an account into it; also if it is there.
     *
     * @throws org.rostrum.base.error.RostrumException {@link IdentityError#GROUP_PREDEFINED}, {@link IdentityError#USER_NOT_FOUND}
     */
    void add(String id, AccountKey account, String by);

    /** Takes an account out of it; also if it is not there. Refuses as {@link #add}. */
    void remove(String id, AccountKey account, String by);

    /** The groups of each: at least the one of users without group (30/GRP-3). */
    Map<AccountKey, List<Group>> of(Collection<AccountKey> accounts);

    /**
     * Part of the people of a group.
     *
     * @param total of all parts
     */
    record Members(long total, List<Account> accounts) {
        public Members {
            accounts = List.copyOf(accounts);
        }
    }
}
