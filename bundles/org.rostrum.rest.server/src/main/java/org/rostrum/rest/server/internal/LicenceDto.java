// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rostrum.licence.LicenceStatus;
import org.rostrum.licence.Limit;
import org.rostrum.licence.Pool;

/** The licence on the wire. */
@Schema(description = "The licence in force.")
record LicenceDto(
        @Schema(description = "community, or the edition of the licence; empty without any.") String edition,
        @Schema(description = "Whether it is the built-in edition.") boolean builtIn,
        @Schema(description = "Licence number.") @Nullable String number,
        @Schema(description = "ID of this server; not secret.", example = "EB2MM") String serverId,
        String organization,
        String contact,
        String supportLevel,
        @Schema(description = "Name of the issuer.") String issuer,
        @Schema(description = "Whether the server has to reach the registration authority.") boolean authorityRequired,
        @Schema(description = "Unix seconds.") @Nullable Long validFrom,
        @Schema(description = "Unix seconds; null: without end.") @Nullable Long validUntil,
        @Schema(description = "Days after the end in which everything goes on; null: unlimited.") @Nullable Long graceDays,
        @Schema(description = "Days until the end, rounded up; null: without end.") @Nullable Long daysLeft,
        @Schema(description = "valid, expiring (at most 30 days left), grace, expired or none.") String state,
        @Schema(description = "Why the installed licence does not hold: a code licenceInvalid…") @Nullable String problem,
        PoolsDto pools,
        UsageDto accounts,
        @Schema(description = "Group conferences that run.") UsageDto conferences,
        List<GrantedFeatureDto> features,
        @Schema(description = "Whether the configuration takes the built-in edition away.") boolean required,
        @Schema(description = "Unix seconds: when what still runs has to end; null while the licence holds.") @Nullable Long runsUntil,
        @Schema(description = "Request file that waits for its answer.") @Nullable WaitingDto request) {

    /** The four pools (10/LIC-1). */
    record PoolsDto(UsageDto online, UsageDto pro, UsageDto guest, UsageDto gateway) {}

    /** A limit and what is used of it. */
    record UsageDto(@Schema(description = "null: unlimited.") @Nullable Long limit, long used) {
        static UsageDto of(LicenceStatus.@Nullable Usage usage) {
            LicenceStatus.Usage known = Objects.requireNonNull(usage);
            return new UsageDto(number(known.limit()), known.used());
        }
    }

    /** A feature. */
    record GrantedFeatureDto(@Schema(example = "public-conferences") String name, boolean granted) {}

    /** A request under way. */
    record WaitingDto(String id, String serverId, @Schema(description = "Unix seconds.") long createdAt) {}

    /** @param accounts that there are */
    static LicenceDto of(LicenceStatus s, long accounts) {
        return new LicenceDto(
                s.edition(), s.builtIn(), s.number(), s.serverId(), s.organization(), s.contact(), s.supportLevel(), s.issuer(),
                s.authorityRequired(), seconds(s.validFrom()), seconds(s.validUntil()), number(s.graceDays()), s.daysLeft(),
                s.state().name().toLowerCase(Locale.ROOT), s.problem() == null ? null : s.problem().code(),
                new PoolsDto(pool(s, Pool.ONLINE), pool(s, Pool.PRO), pool(s, Pool.GUEST), pool(s, Pool.GATEWAY)),
                new UsageDto(number(s.accounts()), accounts), UsageDto.of(s.conferences()),
                s.features().stream().map(f -> new GrantedFeatureDto(f.name(), f.granted())).toList(),
                s.required(), seconds(s.runsUntil()), waiting(s.request()));
    }

    private static UsageDto pool(LicenceStatus status, Pool pool) {
        return UsageDto.of(status.pools().get(pool));
    }

    private static @Nullable WaitingDto waiting(LicenceStatus.@Nullable Waiting request) {
        return request == null ? null : new WaitingDto(request.id(), request.serverId(), request.createdAt().getEpochSecond());
    }

    private static @Nullable Long number(Limit limit) {
        return limit.unlimited() ? null : Long.valueOf(limit.value());
    }

    private static @Nullable Long seconds(@Nullable Instant time) {
        return time == null ? null : Long.valueOf(time.getEpochSecond());
    }
}
