// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How much somebody's client may receive and send (30 §5). Immutable; pure.
 *
 * @param inboundKbps  kbit/s to the client; null: unlimited
 * @param outboundKbps kbit/s from the client; null: unlimited
 */
public record BandwidthLimits(@Nullable Integer inboundKbps, @Nullable Integer outboundKbps) {

    /** Nothing is limited. */
    public static final BandwidthLimits NONE = new BandwidthLimits(null, null);

    /** Least that leaves room for a voice. */
    public static final int MINIMUM_KBPS = 32;

    /** Most that means anything. */
    public static final int MAXIMUM_KBPS = 1_000_000;

    /** For each direction: the own value, else the lowest of the groups, else none (30/BW-3, BW-4). */
    public static BandwidthLimits effective(BandwidthLimits own, Collection<BandwidthLimits> groups) {
        return new BandwidthLimits(
                own.inboundKbps != null ? own.inboundKbps : lowest(groups, BandwidthLimits::inboundKbps),
                own.outboundKbps != null ? own.outboundKbps : lowest(groups, BandwidthLimits::outboundKbps));
    }

    /** What the groups alone give (30/BW-5). */
    public static BandwidthLimits ofGroups(Collection<BandwidthLimits> groups) {
        return effective(NONE, groups);
    }

    private static @Nullable Integer lowest(Collection<BandwidthLimits> groups, Function<BandwidthLimits, @Nullable Integer> direction) {
        return groups.stream().map(direction).filter(Objects::nonNull).min(Integer::compare).orElse(null);
    }

    /** Whether both are in range. */
    public boolean isValid() {
        return valid(inboundKbps) && valid(outboundKbps);
    }

    private static boolean valid(@Nullable Integer kbps) {
        return kbps == null || kbps >= MINIMUM_KBPS && kbps <= MAXIMUM_KBPS;
    }
}
