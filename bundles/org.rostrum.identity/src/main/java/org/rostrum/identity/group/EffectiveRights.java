// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.group;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody may do in a session, and why. Immutable. */
public final class EffectiveRights {

    /**
     * Why a right is there or not.
     *
     * @param grantedBy   groups of the person that grant it, in the order given
     * @param takenByZone name of the zone that does not; null: the zone grants it
     * @param takenAtHome whether the home server does not grant it
     */
    public record Reason(List<Group> grantedBy, @Nullable String takenByZone, boolean takenAtHome) {

        public Reason {
            grantedBy = List.copyOf(grantedBy);
        }

        /** Whether he has it. */
        public boolean granted() {
            return !grantedBy.isEmpty() && takenByZone == null && !takenAtHome;
        }
    }

    private final Map<Right, Reason> reasons;

    private EffectiveRights(Map<Right, Reason> reasons) {
        this.reasons = Collections.unmodifiableMap(reasons);
    }

    /**
     * One of the groups grants it (30/RGT-4), and the zone does (30/ZON-30), and the home server does (30/RGT-6). Operators are
     * operators at home only (30/RGT-8).
     *
     * @param groups  of the person; none: no right
     * @param atHome  rights at the home server; null: this is it
     */
    public static EffectiveRights of(Collection<Group> groups, Zone zone, @Nullable Set<Right> atHome) {
        Map<Right, Reason> reasons = new EnumMap<>(Right.class);
        for (Right right : Right.values()) {
            List<Group> granting = groups.stream()
                    .filter(group -> group.rights().contains(right) && !group.kind().locked().contains(right))
                    .toList();
            boolean away = atHome != null && (right == Right.OPERATOR || !atHome.contains(right));
            reasons.put(right, new Reason(granting, zone.rights().contains(right) ? null : zone.name(), away));
        }
        return new EffectiveRights(reasons);
    }

    /** The same person in this zone instead. Pure. */
    public EffectiveRights in(Zone zone) {
        Map<Right, Reason> there = new EnumMap<>(Right.class);
        reasons.forEach((right, reason) -> there.put(
                right, new Reason(reason.grantedBy(), zone.rights().contains(right) ? null : zone.name(), reason.takenAtHome())));
        return new EffectiveRights(there);
    }

    public boolean has(Right right) {
        return reason(right).granted();
    }

    /** Why he has it or not. */
    public Reason reason(Right right) {
        Reason reason = reasons.get(right);
        if (reason == null) {
            throw new IllegalStateException("every right has a reason");
        }
        return reason;
    }

    /** Those that he has, in the order of 30 §8. */
    public Set<Right> granted() {
        EnumSet<Right> granted = EnumSet.noneOf(Right.class);
        reasons.forEach((right, reason) -> {
            if (reason.granted()) {
                granted.add(right);
            }
        });
        return Collections.unmodifiableSet(granted);
    }
}
