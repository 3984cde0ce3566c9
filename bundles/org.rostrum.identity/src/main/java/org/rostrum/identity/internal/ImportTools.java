// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.group.Group;
import org.rostrum.store.JpaUnit;

/** What an import works with. */
record ImportTools(JpaUnit unit, StoredAccounts accounts, ManagedAccounts management, CredentialMaker credentials, Tokens tokens,
        StoredGroups groups) {

    /** IDs of groups by their compared names and by themselves; predefined ones are filled by nobody. */
    Map<String, String> groupIds() {
        Map<String, String> ids = new HashMap<>();
        for (Group group : groups.list()) {
            if (!group.kind().predefined()) {
                ids.put(Names.fold(group.name()), group.id());
                ids.put(group.id(), group.id());
            }
        }
        return ids;
    }

    /** @throws RostrumException {@link IdentityError#GROUP_NOT_FOUND} */
    static Set<String> resolved(Set<String> typed, Map<String, String> ids) {
        Set<String> found = new LinkedHashSet<>();
        for (String name : typed) {
            String id = ids.get(Names.fold(name));
            if (id == null) {
                throw new RostrumException(IdentityError.GROUP_NOT_FOUND, "there is no group \"" + Names.cut(name, 100) + "\"", "groups");
            }
            found.add(id);
        }
        return found;
    }

    /**
     * The account that has this login.
     *
     * @throws RostrumException {@code uniqueValueAlreadyInUse} for a name that is something else (00/R-48)
     */
    Optional<AccountEntity> existing(String login) {
        return unit.read(em -> {
            NameEntity name = em.find(NameEntity.class, Names.nameKey(login));
            if (name == null) {
                return Optional.empty();
            }
            if (!name.isLogin()) {
                throw new RostrumException(CommonError.UNIQUE_VALUE_IN_USE, "this name is in use already", "login_name");
            }
            return Optional.ofNullable(em.find(AccountEntity.class, name.accountKey()));
        });
    }
}
