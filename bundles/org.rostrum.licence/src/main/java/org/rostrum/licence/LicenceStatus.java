// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The licence at one moment, for people. Immutable.
 *
 * @param edition           {@code community}, that of the licence, or empty without any
 * @param builtIn           true: the built-in edition, no file
 * @param number            of the licence; null for the built-in edition
 * @param serverId          of this server (10/REG-2), no secret
 * @param organization      empty for the built-in edition; so contact, support level and issuer
 * @param authorityRequired the server has to reach the registration authority
 * @param validUntil        null: without end
 * @param graceDays         after the end
 * @param daysLeft          whole days until the end, rounded up, 0 after it; null: without end
 * @param problem           why the installed licence does not hold; null if it does or there is none
 * @param pools             all four
 * @param accounts          most accounts; how many there are knows identity
 * @param features          those of 00/R-4 and others that the licence names, in order
 * @param required          the switch {@code licence.required}
 * @param runsUntil         when what runs has to end (00/R-5); null while the licence holds
 * @param request           request file that waits for its answer; null if none
 */
public record LicenceStatus(
        String edition,
        boolean builtIn,
        @Nullable String number,
        String serverId,
        String organization,
        String contact,
        String supportLevel,
        String issuer,
        boolean authorityRequired,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        Limit graceDays,
        @Nullable Long daysLeft,
        LicenceState state,
        @Nullable LicenceError problem,
        Map<Pool, Usage> pools,
        Limit accounts,
        Usage conferences,
        List<Feature> features,
        boolean required,
        @Nullable Instant runsUntil,
        @Nullable Waiting request) {

    public LicenceStatus {
        pools = Map.copyOf(pools);
        features = List.copyOf(features);
    }

    /** How much of something is in use; more than the limit after a change to a smaller licence. */
    public record Usage(Limit limit, long used) {}

    /** A feature by its fixed name. */
    public record Feature(String name, boolean granted) {}

    /**
     * A request file on its way to the issuer (10/REG-17).
     *
     * @param serverId that the answer will bring
     */
    public record Waiting(String id, String serverId, Instant createdAt) {}
}
