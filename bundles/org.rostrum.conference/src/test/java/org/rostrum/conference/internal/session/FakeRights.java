// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.rostrum.identity.Identity;
import org.rostrum.identity.group.EffectiveRights;
import org.rostrum.identity.group.Group;
import org.rostrum.identity.group.GroupKind;
import org.rostrum.identity.group.Right;
import org.rostrum.identity.group.RightsService;
import org.rostrum.identity.group.Zone;

/** Everybody may everything that nobody took from him. */
public final class FakeRights implements RightsService {

    private final Map<String, Set<Right>> taken = new ConcurrentHashMap<>();

    /** From now on he has all rights but these. */
    public void take(Identity who, Right... rights) {
        taken.put(who.name(), Set.of(rights));
    }

    @Override
    public EffectiveRights of(Identity who) {
        Set<Right> rights = EnumSet.allOf(Right.class);
        rights.removeAll(taken.getOrDefault(who.name(), Set.of()));
        return EffectiveRights.of(List.of(new Group("0001", "Test", GroupKind.ORDINARY, rights, 1)), Zone.OPEN, null);
    }
}
