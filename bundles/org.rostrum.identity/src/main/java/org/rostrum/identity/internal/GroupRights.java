// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.thread.Threads;
import org.rostrum.identity.Identity;
import org.rostrum.identity.group.EffectiveRights;
import org.rostrum.identity.group.Group;
import org.rostrum.identity.group.GroupKind;
import org.rostrum.identity.group.HeldRights;
import org.rostrum.identity.group.Right;
import org.rostrum.identity.group.RightsService;
import org.rostrum.identity.group.Zone;

/** Rights from groups and zones of this server. Thread-safe. */
@Component(service = RightsService.class)
public final class GroupRights implements RightsService {

    /** Stands for being no person: grants everything and is in no list. */
    private static final Group NOBODY = new Group("", "", GroupKind.ORDINARY, Set.of(Right.values()), 0);

    private final StoredGroups groups;
    private final StoredZones zones;
    private final RightsHolders holders;

    @Activate
    public GroupRights(@Reference StoredGroups groups, @Reference StoredZones zones, @Reference Threads threads) {
        this.groups = groups;
        this.zones = zones;
        this.holders = new RightsHolders(this::read, threads.io(), threads.scheduler());
        groups.onChanged(holders::changed);
        zones.onChanged(() -> holders.changed(null));
    }

    @Override
    public EffectiveRights of(Identity who) {
        return of(who, null);
    }

    @Override
    public EffectiveRights of(Identity who, @Nullable String address) {
        return read(List.of(who)).of(who, address);
    }

    @Override
    public HeldRights hold(Identity who, String address) {
        return person(who) ? holders.hold(who, address) : HeldRights.fixed(of(who, address).granted());
    }

    private static boolean person(Identity who) {
        return who instanceof Identity.User || who instanceof Identity.Guest;
    }

    /** Groups of these people, as they are now: two queries, however many they are. */
    private Answers read(Collection<Identity> people) {
        Set<AccountKey> accounts = new HashSet<>();
        people.forEach(who -> {
            if (who instanceof Identity.User user) {
                accounts.add(user.key());
            }
        });
        Map<AccountKey, List<Group>> found = accounts.isEmpty() ? Map.of() : groups.of(accounts);
        boolean guests = people.stream().anyMatch(Identity.Guest.class::isInstance);
        List<Group> ofGuests = guests ? List.of(groups.predefined(GroupKind.GUESTS)) : List.of();
        return (who, address) -> {
            Zone zone = address == null || !person(who) ? Zone.OPEN : zones.of(address).zone();
            if (who instanceof Identity.User user) {
                return EffectiveRights.of(found.getOrDefault(user.key(), List.of()), zone, null);
            }
            return EffectiveRights.of(who instanceof Identity.Guest ? ofGuests : List.of(NOBODY), zone, null);
        };
    }

    /** What was read at one moment. */
    interface Answers {
        EffectiveRights of(Identity who, @Nullable String address);
    }
}
