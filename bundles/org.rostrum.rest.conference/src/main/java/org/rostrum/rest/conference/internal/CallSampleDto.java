// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rostrum.conference.history.JoinSample;

/** A connection at a moment, or over a span; 55/MNT-3. */
@Schema(description = "A connection over a span of time; null: not measured.")
record CallSampleDto(
        @Schema(description = "Unix seconds: when the span begins.") long time,
        @Schema(description = "udp, tcp, relay, unknown.") String path,
        @Schema(description = "kbit/s that he sent.") double bitrateUp,
        @Schema(description = "kbit/s that he received.") double bitrateDown,
        @Schema(description = "Per cent.") @Nullable Double lossUp,
        @Schema(description = "Per cent.") @Nullable Double lossDown,
        @Schema(description = "Milliseconds, of his sound.") @Nullable Double jitter,
        @Schema(description = "Milliseconds.") @Nullable Double roundTrip,
        @Schema(description = "unknown, good, fair, poor: the worst of the span.") String level,
        @Schema(description = "What made it so.") String cause) {

    /** Part of the samples. */
    record ListBody(@Schema(description = "How many there are on all pages.") int cnt, List<CallSampleDto> list) {}

    static CallSampleDto of(JoinSample sample) {
        return new CallSampleDto(sample.at().getEpochSecond(), sample.path(), tenth(sample.upKbps()), tenth(sample.downKbps()), measured(sample.lossUp()),
                measured(sample.lossDown()), measured(sample.jitterMs()), measured(sample.roundTripMs()),
                sample.rating().level().name().toLowerCase(Locale.ROOT), sample.rating().cause().name().toLowerCase(Locale.ROOT));
    }

    private static @Nullable Double measured(double value) {
        return value < 0 ? null : Double.valueOf(tenth(value));
    }

    private static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
