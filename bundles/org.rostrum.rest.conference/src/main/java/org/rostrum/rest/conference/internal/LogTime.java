// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** A time of the logs; contract 61 section 3: clients parse exactly six decimals. */
@Schema(description = "A time of the logs, UTC.")
record LogTime(
        @Schema(example = "2026-01-31 23:59:59.000000") String date,
        @Schema(description = "Always 3.") int timezoneType,
        @Schema(description = "Always UTC.") String timezone) {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);
    private static final int BY_NAME = 3;

    static LogTime of(Instant at) {
        return new LogTime(FORM.format(at), BY_NAME, "UTC");
    }

    static @Nullable LogTime orNull(@Nullable Instant at) {
        return at == null ? null : of(at);
    }
}
