// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.file;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rostrum.licence.Limit;
import org.rostrum.licence.Pool;

/**
 * What a licence says: the fields of ruling 00/R-1. Immutable.
 *
 * @param number            licence number, unique with its issuer
 * @param issuer            name of the issuer
 * @param serverId          server that it is for (10/REG-2)
 * @param keyDigest         {@link RegistrationKey#digest} of the server's key; null: the server needs none
 * @param requestId         request file that it answers; null: it answers none
 * @param contact           person, as text for people
 * @param edition           word: {@code free}, {@code trial}, {@code annual}, {@code lifetime}, {@code enterprise} or another
 * @param pools             a limit for each
 * @param conferences       group conferences that run at a time
 * @param authorityRequired whether the server has to reach the registration authority
 * @param host              {@link HostBinding} that it is bound to; null: none
 * @param majorVersion      major version of the server; unlimited: any
 * @param validUntil        null: without end
 * @param graceDays         days after the end in which everything goes on
 */
public record LicenceTerms(
        String number,
        Instant issuedAt,
        String issuer,
        String serverId,
        @Nullable String keyDigest,
        @Nullable String requestId,
        String organization,
        String contact,
        String edition,
        Map<Pool, Limit> pools,
        Limit accounts,
        Limit conferences,
        SpeakerTable participants,
        FeatureSet features,
        String supportLevel,
        boolean authorityRequired,
        @Nullable String host,
        Limit majorVersion,
        Instant validFrom,
        @Nullable Instant validUntil,
        Limit graceDays) {

    /** PRO and online are one pool there (10/LIC-4). */
    public static final String ENTERPRISE = "enterprise";

    public LicenceTerms {
        Map<Pool, Limit> all = new EnumMap<>(Pool.class);
        for (Pool pool : Pool.values()) {
            all.put(pool, pools.getOrDefault(pool, Limit.NONE));
        }
        pools = Map.copyOf(all);
    }

    public Limit pool(Pool pool) {
        return pools.getOrDefault(pool, Limit.NONE);
    }

    /** When the days of grace are over; null: never. */
    public @Nullable Instant graceUntil() {
        return validUntil == null || graceDays.unlimited() ? null : validUntil.plus(Duration.ofDays(graceDays.value()));
    }
}
