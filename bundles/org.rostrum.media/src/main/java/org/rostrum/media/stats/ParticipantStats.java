// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.stats;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.media.MediaKind;

/**
 * The media connection of one participant. Immutable.
 *
 * @param path         {@code udp}, {@code tcp}, {@code relay}; {@code unknown} before the connection is there
 * @param address      numeric address and port of the other end; null if unknown
 * @param roundTripMs  to the participant and back, smoothed; −1 unknown
 * @param availableBps what may be sent to him, bits per second; {@code Long.MAX_VALUE}: no estimate
 * @param limited      directions in which an administrator's limit keeps pictures smaller than wanted, or away (30/BW-6)
 */
public record ParticipantStats(
        ParticipantId participant, String path, @Nullable String address, double roundTripMs, long availableBps,
        Set<Direction> limited, List<StreamStats> streams) {

    /** Without a limit. */
    public ParticipantStats(ParticipantId participant, String path, @Nullable String address, double roundTripMs, long availableBps,
            List<StreamStats> streams) {
        this(participant, path, address, roundTripMs, availableBps, Set.of(), streams);
    }

    public ParticipantStats {
        limited = Set.copyOf(limited);
        streams = List.copyOf(streams);
    }

    /** Sum over the streams of a direction. */
    public long bitsPerSecond(Direction direction) {
        return streams.stream().filter(s -> s.direction() == direction).mapToLong(StreamStats::bitsPerSecond).sum();
    }

    /** Loss over the streams of a direction, each weighed by its rate; −1 unknown. */
    public double lossPercent(Direction direction) {
        double lost = 0;
        double rate = 0;
        for (StreamStats stream : streams) {
            if (stream.direction() == direction && stream.lossPercent() >= 0) {
                // a stream that stands still and loses all must count too
                double weight = Math.max(1, stream.bitsPerSecond());
                lost += stream.lossPercent() * weight;
                rate += weight;
            }
        }
        return rate > 0 ? lost / rate : -1;
    }

    /** The largest of the sounds that flow in a direction: pictures are sent in bursts, which says little. −1 unknown. */
    public double jitterMs(Direction direction) {
        return streams.stream()
                .filter(s -> s.direction() == direction && s.source().kind() == MediaKind.AUDIO && s.bitsPerSecond() > 0)
                .mapToDouble(StreamStats::jitterMs)
                .max()
                .orElse(-1);
    }
}
