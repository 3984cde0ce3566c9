// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.history;

import org.jspecify.annotations.Nullable;
import org.rostrum.media.stats.Rating;

/**
 * How good the media connection of a join was, over samples of five seconds (60/HS-3, 55/MNT-3). Immutable.
 *
 * @param samples     how many
 * @param path        the last one, as in {@link org.rostrum.media.stats.ParticipantStats}
 * @param audioCodec  what he sent last; null: nothing
 * @param videoCodec  what he sent last; null: nothing
 * @param width       of the largest picture that he sent, pixels; 0: none
 * @param height      of the largest picture that he sent, pixels; 0: none
 * @param fps         mean frames a second of his camera; 0: none
 * @param bitrateUp   what he sent, kbit/s; null: never measured, as with all figures
 * @param bitrateDown what he received, kbit/s
 * @param lossUp      lost on the way from him, per cent
 * @param lossDown    lost on the way to him, per cent
 * @param jitter      of his sound, milliseconds
 * @param roundTrip   milliseconds
 * @param fair        samples in which the connection was fair
 * @param poor        samples in which it was poor
 * @param cause       what made it so most often
 */
public record JoinMedia(
        int samples, String path, @Nullable String audioCodec, @Nullable String videoCodec, int width, int height, double fps,
        @Nullable Figure bitrateUp, @Nullable Figure bitrateDown, @Nullable Figure lossUp, @Nullable Figure lossDown,
        @Nullable Figure jitter, @Nullable Figure roundTrip, int fair, int poor, Rating.Cause cause) {

    /**
     * @param samples those that had the figure
     * @param p95     95 of 100 were at most this, within 15 per cent
     */
    public record Figure(int samples, double mean, double p95, double max) {

        static @Nullable Figure sum(@Nullable Figure a, @Nullable Figure b) {
            if (a == null || b == null) {
                return a == null ? b : a;
            }
            int all = a.samples + b.samples;
            return new Figure(all, (a.mean * a.samples + b.mean * b.samples) / all, Math.max(a.p95, b.p95), Math.max(a.max, b.max));
        }
    }

    /** This one after an earlier part of the same join, e.g. before a restart of the server; percentiles are then upper bounds. */
    public JoinMedia after(JoinMedia earlier) {
        int all = samples + earlier.samples;
        boolean larger = height >= earlier.height;
        return new JoinMedia(all, path, audioCodec == null ? earlier.audioCodec : audioCodec,
                videoCodec == null ? earlier.videoCodec : videoCodec, larger ? width : earlier.width, larger ? height : earlier.height,
                all == 0 ? 0 : (fps * samples + earlier.fps * earlier.samples) / all,
                Figure.sum(bitrateUp, earlier.bitrateUp), Figure.sum(bitrateDown, earlier.bitrateDown),
                Figure.sum(lossUp, earlier.lossUp), Figure.sum(lossDown, earlier.lossDown), Figure.sum(jitter, earlier.jitter),
                Figure.sum(roundTrip, earlier.roundTrip), fair + earlier.fair, poor + earlier.poor,
                fair + poor >= earlier.fair + earlier.poor ? cause : earlier.cause);
    }
}
