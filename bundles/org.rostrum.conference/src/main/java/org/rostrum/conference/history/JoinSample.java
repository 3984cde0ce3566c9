// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.history;

import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.rostrum.media.stats.Direction;
import org.rostrum.media.stats.ParticipantStats;
import org.rostrum.media.stats.Rating;

/**
 * The media connection of a join at a moment, or the mean over a span that begins then (55/MNT-3). Immutable.
 *
 * @param path        as in {@link ParticipantStats}
 * @param upKbps      what he sent
 * @param downKbps    what he received
 * @param lossUp      per cent; −1: not measured, as with the next three
 * @param lossDown    per cent
 * @param jitterMs    of his sound
 * @param roundTripMs milliseconds
 */
public record JoinSample(
        Instant at, String path, double upKbps, double downKbps, double lossUp, double lossDown, double jitterMs, double roundTripMs,
        Rating rating) {

    private static final double KILO = 1_000;

    public static JoinSample of(ParticipantStats stats, Instant at) {
        return new JoinSample(at, stats.path(), stats.bitsPerSecond(Direction.UP) / KILO, stats.bitsPerSecond(Direction.DOWN) / KILO,
                stats.lossPercent(Direction.UP), stats.lossPercent(Direction.DOWN), stats.jitterMs(Direction.UP), stats.roundTripMs(),
                Rating.of(stats));
    }

    /**
     * One for a span: means, the last path, the worst rating.
     *
     * @param samples one at least, in order
     */
    public static JoinSample over(List<JoinSample> samples) {
        Rating worst = samples.stream().map(JoinSample::rating)
                .reduce((a, b) -> b.level().compareTo(a.level()) > 0 ? b : a).orElse(Rating.UNKNOWN);
        return new JoinSample(samples.get(0).at, samples.get(samples.size() - 1).path, mean(samples, JoinSample::upKbps),
                mean(samples, JoinSample::downKbps), mean(samples, JoinSample::lossUp), mean(samples, JoinSample::lossDown),
                mean(samples, JoinSample::jitterMs), mean(samples, JoinSample::roundTripMs), worst);
    }

    /** Over those that were measured; −1 where none was. */
    private static double mean(List<JoinSample> samples, ToDoubleFunction<JoinSample> figure) {
        return samples.stream().mapToDouble(figure).filter(value -> value >= 0).average().orElse(-1);
    }
}
