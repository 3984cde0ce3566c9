// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rostrum.media.stats.Direction;
import org.rostrum.media.stats.ParticipantStats;
import org.rostrum.media.stats.Rating;
import org.rostrum.media.stats.StreamStats;

/** The media connection of a participant over the last second; 60/HS-3, 55/MNT-3, fields are ours. */
@Schema(description = "The media connection of a participant over the last second.")
record MediaDto(
        @Schema(description = "ID within the session.") String appId,
        String displayName,
        @Schema(description = "In a word.", allowableValues = {"unknown", "good", "fair", "poor"}) String level,
        @Schema(description = "What limits most.",
                allowableValues = {"none", "loss_up", "loss_down", "round_trip", "jitter", "bandwidth", "limit"}) String cause,
        @Schema(description = "udp, tcp, relay; unknown before there is one.") String path,
        @Schema(description = "Where his packets come from.") @Nullable String address,
        @Schema(description = "Milliseconds; null: not known.") @Nullable Double roundTripMs,
        @Schema(description = "What the way to him carries, bit/s; null: not estimated.") @Nullable Long availableBps,
        @Schema(description = "bit/s that he sends.") long bitrateUp,
        @Schema(description = "bit/s that he receives.") long bitrateDown,
        @Schema(description = "Per cent lost on the way from him, before repair; null: not known.") @Nullable Double lossUp,
        @Schema(description = "Per cent lost on the way to him, before repair; null: not known.") @Nullable Double lossDown,
        @Schema(description = "Of his sound, milliseconds; null: not known.") @Nullable Double jitterUp,
        @Schema(description = "Of the sound that he receives, milliseconds; null: not known.") @Nullable Double jitterDown) {

    /** One stream. */
    @Schema(description = "One stream: each layer that he sends, each slot that he receives.")
    record StreamDto(
            @Schema(description = "up: to the server.", allowableValues = {"up", "down"}) String direction,
            @Schema(description = "Whose sound or picture: ID within the session.") String ofAppId,
            @Schema(allowableValues = {"microphone", "camera", "content", "content_audio"}) String source,
            @Schema(description = "Upper case; empty while nothing flows.") String codec,
            @Schema(description = "h, m, l; empty if there is one only.") String layer,
            @Schema(description = "Pixels; 0: sound, or not known.") int width,
            @Schema(description = "Pixels; 0: sound, or not known.") int height,
            @Schema(description = "Frames a second; 0: sound.") double fps,
            @Schema(description = "bit/s.") long bitrate,
            @Schema(description = "Per cent lost on the way, before repair; null: not known.") @Nullable Double loss,
            @Schema(description = "Milliseconds; null: not known.") @Nullable Double jitterMs,
            @Schema(description = "Why nothing flows.",
                    allowableValues = {"none", "muted", "no_track", "bandwidth", "not_wanted", "limit"}) String paused) {

        static StreamDto of(StreamStats stream) {
            return new StreamDto(word(stream.direction()), stream.of().value(), word(stream.source()), stream.codec(), stream.layer(),
                    stream.width(), stream.height(), stream.fps(), stream.bitsPerSecond(), known(stream.lossPercent()),
                    known(stream.jitterMs()), word(stream.pause()));
        }
    }

    /** Those of a session. */
    record ListBody(@Schema(description = "How many have media.") int cnt, List<MediaDto> list) {}

    /** One of them with his streams. */
    record Body(MediaDto media, List<StreamDto> streams) {}

    static MediaDto of(ParticipantStats stats, String displayName) {
        Rating rating = Rating.of(stats);
        return new MediaDto(stats.participant().value(), displayName, word(rating.level()), word(rating.cause()), stats.path(),
                stats.address(), known(stats.roundTripMs()), stats.availableBps() == Long.MAX_VALUE ? null : stats.availableBps(),
                stats.bitsPerSecond(Direction.UP), stats.bitsPerSecond(Direction.DOWN), known(stats.lossPercent(Direction.UP)),
                known(stats.lossPercent(Direction.DOWN)), known(stats.jitterMs(Direction.UP)), known(stats.jitterMs(Direction.DOWN)));
    }

    /** To a tenth; less than zero is not known. */
    private static @Nullable Double known(double value) {
        return value < 0 ? null : Math.round(value * 10) / 10.0;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
