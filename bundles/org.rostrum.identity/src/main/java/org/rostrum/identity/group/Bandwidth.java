// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.group;

import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.IdentityError;

/**
 * How much an application of somebody may receive and send (30 §5). Immutable.
 *
 * @param inboundKbps  kbit/s to him; null: not limited
 * @param outboundKbps kbit/s from him; null: not limited
 */
public record Bandwidth(@Nullable Integer inboundKbps, @Nullable Integer outboundKbps) {

    public static final Bandwidth UNLIMITED = new Bandwidth(null, null);

    public static final int LEAST_KBPS = 32;
    public static final int MOST_KBPS = 10_000_000;

    /**
     * @throws RostrumException {@link IdentityError#BANDWIDTH_INVALID} with the location {@code inbound_limit_kbps} or
     *     {@code outbound_limit_kbps}
     */
    public Bandwidth {
        check(inboundKbps, "inbound_limit_kbps");
        check(outboundKbps, "outbound_limit_kbps");
    }

    private static void check(@Nullable Integer kbps, String location) {
        if (kbps != null && (kbps < LEAST_KBPS || kbps > MOST_KBPS)) {
            throw new RostrumException(
                    IdentityError.BANDWIDTH_INVALID, "A limit has " + LEAST_KBPS + " to " + MOST_KBPS + " kbit/s.", location);
        }
    }

    /** The lowest of the groups that set one, for each direction (30/BW-3). Pure. */
    public static Bandwidth ofGroups(Collection<Group> groups) {
        return new Bandwidth(lowest(groups, Bandwidth::inboundKbps), lowest(groups, Bandwidth::outboundKbps));
    }

    private static @Nullable Integer lowest(Collection<Group> groups, Function<Bandwidth, @Nullable Integer> direction) {
        return groups.stream().map(group -> direction.apply(group.limits())).filter(Objects::nonNull).min(Integer::compare).orElse(null);
    }

    /** This of the user himself, else what his groups say; his own wins also where it is higher (30/BW-3, BW-4). Pure. */
    public Bandwidth orOf(Collection<Group> groups) {
        Bandwidth inherited = ofGroups(groups);
        return new Bandwidth(inboundKbps != null ? inboundKbps : inherited.inboundKbps,
                outboundKbps != null ? outboundKbps : inherited.outboundKbps);
    }
}
