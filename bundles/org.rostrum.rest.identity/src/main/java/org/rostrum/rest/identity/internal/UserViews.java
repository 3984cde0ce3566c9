// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.Account;
import org.rostrum.identity.LockoutService;
import org.rostrum.identity.group.Group;
import org.rostrum.identity.group.GroupService;
import org.rostrum.identity.presence.Presence;
import org.rostrum.identity.presence.PresenceService;
import org.rostrum.rest.Caller;

/** Users as their resources answer them: with groups, presence and locks. Thread-safe, blocks. */
@Component(service = UserViews.class)
public final class UserViews {

    private final GroupService groups;
    private final LockoutService lockouts;
    private final PresenceService presence;

    @Activate
    public UserViews(@Reference GroupService groups, @Reference LockoutService lockouts, @Reference PresenceService presence) {
        this.groups = groups;
        this.lockouts = lockouts;
        this.presence = presence;
    }

    UserObjectDto one(Account account, Caller caller) {
        return all(List.of(account), caller).get(0);
    }

    /** In the same order. */
    List<UserObjectDto> all(Collection<Account> accounts, Caller caller) {
        List<AccountKey> keys = accounts.stream().map(Account::key).toList();
        Map<AccountKey, Instant> locks = lockouts.locked(keys);
        Map<AccountKey, List<Group>> memberships = groups.of(keys);
        Map<AccountKey, Presence> states = presence.of(keys);
        return accounts.stream()
                .map(account -> UserObjectDto.of(account, memberships.getOrDefault(account.key(), List.of()),
                        states.getOrDefault(account.key(), Presence.OFFLINE).number(), locks.get(account.key()), caller))
                .toList();
    }
}
