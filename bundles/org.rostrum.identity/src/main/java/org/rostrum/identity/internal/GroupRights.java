// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.identity.Identity;
import org.rostrum.identity.group.EffectiveRights;
import org.rostrum.identity.group.Group;
import org.rostrum.identity.group.GroupKind;
import org.rostrum.identity.group.Right;
import org.rostrum.identity.group.RightsService;
import org.rostrum.identity.group.Zone;

/** Rights from the groups of this server; zones do not restrict yet (30 §13 is not built). Thread-safe. */
@Component(service = RightsService.class)
public final class GroupRights implements RightsService {

    /** Stands for being no person: grants everything and is in no list. */
    private static final Group NOBODY = new Group("", "", GroupKind.ORDINARY, Set.of(Right.values()), 0);

    private final StoredGroups groups;

    @Activate
    public GroupRights(@Reference StoredGroups groups) {
        this.groups = groups;
    }

    @Override
    public EffectiveRights of(Identity who) {
        if (who instanceof Identity.User user) {
            return EffectiveRights.of(groups.of(List.of(user.key())).getOrDefault(user.key(), List.of()), Zone.OPEN, null);
        }
        Group one = who instanceof Identity.Guest ? groups.predefined(GroupKind.GUESTS) : NOBODY;
        return EffectiveRights.of(List.of(one), Zone.OPEN, null);
    }
}
