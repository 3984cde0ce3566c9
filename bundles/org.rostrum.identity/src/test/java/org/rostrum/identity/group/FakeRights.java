// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.group;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.rostrum.identity.Identity;

/** Everybody may everything but operate, until somebody says otherwise. Who holds rights hears of it on the caller's thread. */
public final class FakeRights implements RightsService {

    private final Map<String, List<Set<Right>>> own = new ConcurrentHashMap<>();
    private final Set<Held> held = ConcurrentHashMap.newKeySet();
    private volatile Zone zone = Zone.OPEN;

    /** From now on he has all rights but these, and but operating. */
    public void take(Identity who, Right... rights) {
        Set<Right> left = EnumSet.complementOf(EnumSet.of(Right.OPERATOR));
        left.removeAll(Set.of(rights));
        grant(who, left);
    }

    /** From now on his one group grants these. */
    public void grant(Identity who, Set<Right> rights) {
        groups(who, List.of(rights));
    }

    /** From now on he is in groups that grant these. */
    public void groups(Identity who, List<Set<Right>> rights) {
        own.put(who.name(), rights);
        changed();
    }

    /** From now on everybody is in this zone. */
    public void zone(Zone now) {
        zone = now;
        changed();
    }

    private void changed() {
        held.forEach(one -> {
            Runnable listener = one.listener;
            if (listener != null) {
                listener.run();
            }
        });
    }

    /** How many sessions hold rights. */
    public int holders() {
        return held.size();
    }

    @Override
    public EffectiveRights of(Identity who) {
        return of(who, null);
    }

    @Override
    public EffectiveRights of(Identity who, @Nullable String address) {
        boolean person = who instanceof Identity.User || who instanceof Identity.Guest;
        List<Set<Right>> rights = person
                ? own.getOrDefault(who.name(), List.of(EnumSet.complementOf(EnumSet.of(Right.OPERATOR))))
                : List.of(EnumSet.allOf(Right.class));
        List<Group> groups = rights.stream().map(granted -> new Group("0001", "Test", GroupKind.ORDINARY, granted, 1)).toList();
        return EffectiveRights.of(groups, person ? zone : Zone.OPEN, null);
    }

    @Override
    public HeldRights hold(Identity who, String address) {
        Held one = new Held(who);
        held.add(one);
        return one;
    }

    private final class Held implements HeldRights {

        private final Identity who;
        private volatile @Nullable Runnable listener;

        Held(Identity who) {
            this.who = who;
        }

        @Override
        public Set<Right> granted() {
            return of(who).granted();
        }

        @Override
        public void onChange(Runnable newListener) {
            listener = newListener;
        }

        @Override
        public void close() {
            held.remove(this);
        }
    }
}
