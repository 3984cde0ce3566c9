// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.stats;

import org.rostrum.media.MediaKind;
import org.rostrum.media.leg.SlotState.Pause;

/**
 * How good a participant's connection is, in a word, and what limits it most. Immutable. Requirement 55/MNT-3 in three levels.
 *
 * @param cause {@code NONE} while all is well
 */
public record Rating(Level level, Cause cause) {

    /** Nothing has been measured yet. */
    public static final Rating UNKNOWN = new Rating(Level.UNKNOWN, Cause.NONE);

    private static final double FAIR_LOSS = 2;
    private static final double POOR_LOSS = 6;
    private static final double FAIR_ROUND_TRIP = 250;
    private static final double POOR_ROUND_TRIP = 450;
    private static final double FAIR_JITTER = 40;
    private static final double POOR_JITTER = 100;

    /** Order: from good to bad. */
    public enum Level {
        UNKNOWN,
        GOOD,
        FAIR,
        POOR
    }

    /** What limits most. */
    public enum Cause {
        NONE,
        /** Packets from him are lost. */
        LOSS_UP,
        /** Packets to him are lost. */
        LOSS_DOWN,
        ROUND_TRIP,
        /** Packets come unevenly. */
        JITTER,
        /** His way is too narrow for the pictures that he asked for. */
        BANDWIDTH,
        /** An administrator's limit leaves no room for the pictures that he asked for (30/BW-6). */
        LIMIT
    }

    /** Pure. The worst figure decides; of equal ones the first cause in the order of {@link Cause}. */
    public static Rating of(ParticipantStats stats) {
        if (stats.streams().stream().noneMatch(s -> s.bitsPerSecond() > 0)) {
            return UNKNOWN;
        }
        Rating rating = new Rating(Level.GOOD, Cause.NONE);
        rating = rating.worse(stats.lossPercent(Direction.UP), FAIR_LOSS, POOR_LOSS, Cause.LOSS_UP);
        rating = rating.worse(stats.lossPercent(Direction.DOWN), FAIR_LOSS, POOR_LOSS, Cause.LOSS_DOWN);
        rating = rating.worse(stats.roundTripMs(), FAIR_ROUND_TRIP, POOR_ROUND_TRIP, Cause.ROUND_TRIP);
        double jitter = Math.max(stats.jitterMs(Direction.UP), stats.jitterMs(Direction.DOWN));
        rating = rating.worse(jitter, FAIR_JITTER, POOR_JITTER, Cause.JITTER);
        rating = rating.worse(paused(stats, Pause.BANDWIDTH), 1, 2, Cause.BANDWIDTH);
        return rating.worse(paused(stats, Pause.LIMIT), 1, 2, Cause.LIMIT);
    }

    /** Above 1: some pictures are paused for this, above 2: all of them. */
    private static double paused(ParticipantStats stats, Pause why) {
        long paused = stats.streams().stream().filter(s -> s.pause() == why).count();
        long pictures = stats.streams().stream()
                .filter(s -> s.direction() == Direction.DOWN && s.source().kind() == MediaKind.VIDEO)
                .filter(s -> s.pause() == why || s.pause() == Pause.NONE)
                .count();
        return paused == 0 ? 0 : paused < pictures ? 1.5 : 3;
    }

    private Rating worse(double value, double fair, double poor, Cause why) {
        Level level = value > poor ? Level.POOR : value > fair ? Level.FAIR : Level.GOOD;
        return level.compareTo(this.level) > 0 ? new Rating(level, why) : this;
    }
}
