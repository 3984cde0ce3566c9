// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rostrum.conference.SeatEnd;
import org.rostrum.conference.history.JoinMedia;
import org.rostrum.conference.history.PastJoin;

/** One join of the history; contract 61 section 14, 60/HS-3, what is ours stands last. */
@Schema(description = "One join of the history; the same person may have many.")
record CallParticipantDto(
        @Schema(description = "Browser profile or installation, 32 hex digits.") String appId,
        @Schema(description = "Per cent; −1: not measured, as with browsers.") int avgCpuLoad,
        @Schema(description = "Mean frames a second that he sent; 0: no picture.") double avgSentFps,
        @Schema(description = "Mean kbit/s that he received.") int bitrateIn,
        @Schema(description = "Mean kbit/s that he sent.") int bitrateOut,
        @Schema(description = "Account ID, or the name of a guest.") String callId,
        String displayName,
        @Schema(description = "Seconds.") long duration,
        LogTime joinTime,
        @Schema(description = "Null while he is there.") @Nullable LogTime leaveTime,
        @Schema(description = "0 still there, 1 left by himself, 2 connection lost, 3 removed, 4 the conference ended, 5 moved to another "
                + "device, 6 licence withdrawn, 7 server stopped.") int leaveReason,
        @Schema(description = "Pixels of the largest picture that he sent; 0: none.") int videoH,
        @Schema(description = "Pixels of the largest picture that he sent; 0: none.") int videoW,
        @Schema(description = "Ours: ID within the session.") String participantId,
        @Schema(description = "Ours: numeric address of the client.") String address,
        @Schema(description = "Ours: kind and version of the client and its system.") String userAgent,
        @Schema(description = "Ours: figures of his connection; null while he is there, or if nothing was measured.") @Nullable Media media) {

    /** Part of the joins. */
    record ListBody(@Schema(description = "How many there are on all pages.") int cnt, List<CallParticipantDto> list) {}

    /** Mean, percentile and largest of samples of five seconds. */
    @Schema(description = "Over samples of five seconds.")
    record FigureDto(double mean, @Schema(description = "95 of 100 samples were at most this.") double p95, double max) {

        static @Nullable FigureDto of(JoinMedia.@Nullable Figure figure) {
            return figure == null ? null : new FigureDto(tenth(figure.mean()), tenth(figure.p95()), tenth(figure.max()));
        }
    }

    /** Figures of the connection. */
    @Schema(description = "Figures of a connection; null: never measured.")
    record Media(
            int samples,
            @Schema(description = "udp, tcp, relay, unknown.") String path,
            @Nullable String audioCodec,
            @Nullable String videoCodec,
            @Schema(description = "kbit/s.") @Nullable FigureDto bitrateUp,
            @Schema(description = "kbit/s.") @Nullable FigureDto bitrateDown,
            @Schema(description = "Per cent.") @Nullable FigureDto lossUp,
            @Schema(description = "Per cent.") @Nullable FigureDto lossDown,
            @Schema(description = "Milliseconds.") @Nullable FigureDto jitter,
            @Schema(description = "Milliseconds.") @Nullable FigureDto roundTrip,
            @Schema(description = "Samples in which the connection was fair.") int fair,
            @Schema(description = "Samples in which it was poor.") int poor,
            @Schema(description = "What made it so most often.") String cause) {

        static @Nullable Media of(@Nullable JoinMedia media) {
            return media == null ? null : new Media(media.samples(), media.path(), media.audioCodec(), media.videoCodec(),
                    FigureDto.of(media.bitrateUp()), FigureDto.of(media.bitrateDown()), FigureDto.of(media.lossUp()),
                    FigureDto.of(media.lossDown()), FigureDto.of(media.jitter()), FigureDto.of(media.roundTrip()), media.fair(),
                    media.poor(), media.cause().name().toLowerCase(Locale.ROOT));
        }
    }

    static CallParticipantDto of(PastJoin join, Instant now) {
        JoinMedia media = join.media();
        Instant end = join.leftAt() == null ? now : join.leftAt();
        return new CallParticipantDto(join.appInstance(), -1, media == null ? 0 : tenth(media.fps()), mean(media == null ? null : media.bitrateDown()),
                mean(media == null ? null : media.bitrateUp()), join.name(), join.displayName(),
                Math.max(0, Duration.between(join.joinedAt(), end).toSeconds()), LogTime.of(join.joinedAt()), LogTime.orNull(join.leftAt()),
                reason(join.cause()), media == null ? 0 : media.height(), media == null ? 0 : media.width(), join.participant().value(),
                join.address(), join.userAgent(), Media.of(media));
    }

    private static int mean(JoinMedia.@Nullable Figure figure) {
        return figure == null ? 0 : (int) Math.min(Integer.MAX_VALUE, Math.round(figure.mean()));
    }

    private static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }

    /** 61/OP-3. */
    private static int reason(@Nullable SeatEnd cause) {
        if (cause == null) {
            return 0;
        }
        return switch (cause) {
            case HUNG_UP -> 1;
            case CONNECTION_LOST -> 2;
            case EXCLUDED -> 3;
            case CONFERENCE_ENDED -> 4;
            case MOVED -> 5;
            case LICENCE_WITHDRAWN -> 6;
            case SERVER_STOPPED -> 7;
        };
    }
}
