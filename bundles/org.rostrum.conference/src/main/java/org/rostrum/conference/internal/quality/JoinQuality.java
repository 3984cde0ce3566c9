// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.quality;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rostrum.conference.history.JoinMedia;
import org.rostrum.media.MediaKind;
import org.rostrum.media.MediaSource;
import org.rostrum.media.stats.Direction;
import org.rostrum.media.stats.ParticipantStats;
import org.rostrum.media.stats.Rating;
import org.rostrum.media.stats.StreamStats;

/** Gathers the samples of one join. Confined to the session's queue. */
final class JoinQuality {

    private static final double KILO = 1000;

    private final Spread up = new Spread();
    private final Spread down = new Spread();
    private final Spread lossUp = new Spread();
    private final Spread lossDown = new Spread();
    private final Spread jitter = new Spread();
    private final Spread roundTrip = new Spread();
    private final Spread frames = new Spread();
    private final Map<Rating.Cause, Integer> causes = new EnumMap<>(Rating.Cause.class);
    private int samples;
    private int fair;
    private int poor;
    private String path = "unknown";
    private @Nullable String audioCodec;
    private @Nullable String videoCodec;
    private int width;
    private int height;

    void add(ParticipantStats stats) {
        samples++;
        path = stats.path();
        up.add(stats.bitsPerSecond(Direction.UP) / KILO);
        down.add(stats.bitsPerSecond(Direction.DOWN) / KILO);
        lossUp.add(stats.lossPercent(Direction.UP));
        lossDown.add(stats.lossPercent(Direction.DOWN));
        jitter.add(stats.jitterMs(Direction.UP));
        roundTrip.add(stats.roundTripMs());
        rate(Rating.of(stats));
        stats.streams().stream().filter(s -> s.direction() == Direction.UP && s.bitsPerSecond() > 0).forEach(this::sent);
        stats.streams().stream()
                .filter(s -> s.direction() == Direction.UP && s.source() == MediaSource.CAMERA && s.bitsPerSecond() > 0)
                .max(Comparator.comparingInt(StreamStats::height))
                .ifPresent(best -> frames.add(best.fps()));
    }

    private void rate(Rating rating) {
        fair += rating.level() == Rating.Level.FAIR ? 1 : 0;
        poor += rating.level() == Rating.Level.POOR ? 1 : 0;
        if (rating.cause() != Rating.Cause.NONE) {
            causes.merge(rating.cause(), 1, Integer::sum);
        }
    }

    private void sent(StreamStats stream) {
        if (stream.source().kind() == MediaKind.AUDIO) {
            audioCodec = stream.codec();
            return;
        }
        videoCodec = stream.codec();
        if (stream.height() > height) {
            width = stream.width();
            height = stream.height();
        }
    }

    JoinMedia result() {
        Rating.Cause cause = causes.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(Rating.Cause.NONE);
        return new JoinMedia(samples, path, audioCodec, videoCodec, width, height, frames.mean(), up.figure(), down.figure(),
                lossUp.figure(), lossDown.figure(), jitter.figure(), roundTrip.figure(), fair, poor, cause);
    }
}
