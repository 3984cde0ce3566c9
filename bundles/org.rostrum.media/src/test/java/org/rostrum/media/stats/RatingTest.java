// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.media.MediaSource;
import org.rostrum.media.leg.SlotState.Pause;

class RatingTest {

    private static final ParticipantId ADA = new ParticipantId("ada");

    private static StreamStats sound(Direction direction, double loss, double jitter) {
        return new StreamStats(MediaSource.MICROPHONE, ADA, direction, "OPUS", "", 0, 0, 0, 32_000, loss, jitter, Pause.NONE);
    }

    private static StreamStats picture(Direction direction, long rate, double loss, Pause pause) {
        return new StreamStats(MediaSource.CAMERA, ADA, direction, "VP8", "h", 1280, 720, 30, rate, loss, 500, pause);
    }

    private static ParticipantStats stats(double roundTrip, StreamStats... streams) {
        return new ParticipantStats(ADA, "udp", null, roundTrip, Long.MAX_VALUE, List.of(streams));
    }

    /** 55/MNT-3: a level from loss and delay, and the main cause. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 20, 5, GOOD, NONE", "2, 2, 250, 40, GOOD, NONE", "-1, -1, -1, -1, GOOD, NONE", "3, 0, 20, 5, FAIR, LOSS_UP",
        "0, 3, 20, 5, FAIR, LOSS_DOWN", "3, 7, 20, 5, POOR, LOSS_DOWN", "7, 7, 900, 5, POOR, LOSS_UP", "0, 0, 300, 5, FAIR, ROUND_TRIP",
        "0, 0, 500, 5, POOR, ROUND_TRIP", "0, 0, 20, 50, FAIR, JITTER", "0, 0, 20, 101, POOR, JITTER"})
    void worstFigureDecides(double up, double down, double roundTrip, double jitter, Rating.Level level, Rating.Cause cause) {
        ParticipantStats stats = stats(roundTrip, sound(Direction.UP, up, jitter), sound(Direction.DOWN, down, 0));
        assertThat(Rating.of(stats)).isEqualTo(new Rating(level, cause));
    }

    @Test
    void pausedPicturesCountAsANarrowWay() {
        StreamStats flowing = picture(Direction.DOWN, 500_000, 0, Pause.NONE);
        StreamStats paused = picture(Direction.DOWN, 0, -1, Pause.BANDWIDTH);
        StreamStats sound = sound(Direction.DOWN, 0, 0);
        assertThat(Rating.of(stats(20, sound, flowing, paused))).isEqualTo(new Rating(Rating.Level.FAIR, Rating.Cause.BANDWIDTH));
        assertThat(Rating.of(stats(20, sound, paused))).isEqualTo(new Rating(Rating.Level.POOR, Rating.Cause.BANDWIDTH));
        assertThat(Rating.of(stats(20, sound, picture(Direction.DOWN, 0, -1, Pause.MUTED))).level()).isEqualTo(Rating.Level.GOOD);
    }

    @Test
    void nothingIsSaidBeforeSomethingFlows() {
        assertThat(Rating.of(stats(900))).isEqualTo(Rating.UNKNOWN);
        assertThat(Rating.of(stats(900, picture(Direction.DOWN, 0, -1, Pause.NO_TRACK)))).isEqualTo(Rating.UNKNOWN);
    }

    @Test
    void lossIsWeighedByRateAndJitterIsThatOfSound() {
        ParticipantStats stats = stats(20, picture(Direction.UP, 900_000, 10, Pause.NONE), picture(Direction.UP, 100_000, 0, Pause.NONE),
                sound(Direction.UP, -1, 7), picture(Direction.DOWN, 70, 0, Pause.NONE));
        assertThat(stats.lossPercent(Direction.UP)).isEqualTo(9);
        assertThat(stats.jitterMs(Direction.UP)).isEqualTo(7);
        assertThat(stats.jitterMs(Direction.DOWN)).isEqualTo(-1);
        assertThat(stats.bitsPerSecond(Direction.UP)).isEqualTo(1_032_000);
    }
}
