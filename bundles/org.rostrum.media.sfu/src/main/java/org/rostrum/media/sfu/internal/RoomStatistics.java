// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rostrum.media.MediaKind;
import org.rostrum.media.leg.LegPath;
import org.rostrum.media.leg.SlotState;
import org.rostrum.media.leg.SlotState.Pause;
import org.rostrum.media.stats.Direction;
import org.rostrum.media.stats.ParticipantStats;
import org.rostrum.media.stats.Rating;
import org.rostrum.media.stats.StreamStats;

/** Collects the numbers of a room once a second from its meters. Confined to the room's worker but for {@link #summary}. */
final class RoomStatistics {

    /**
     * One room now. Immutable by agreement: made anew with each sample.
     *
     * @param bitsPerSecond by ordinal of the direction
     */
    record Summary(Map<String, Integer> paths, Map<Rating.Level, Integer> ratings, Map<Pause, Integer> slots, long[] bitsPerSecond) {

        static final Summary EMPTY = new Summary(Map.of(), Map.of(), Map.of(), new long[Direction.values().length]);
    }

    private final NodeCounters counters;
    private volatile Summary summary = Summary.EMPTY;

    /** @param counters of the node, which outlive the room */
    RoomStatistics(NodeCounters counters) {
        this.counters = counters;
    }

    /** Any thread. */
    Summary summary() {
        return summary;
    }

    /** Once a second. */
    void sample(Collection<SfuLeg> legs, long nowNs) {
        long lostUp = 0;
        long lostDown = 0;
        for (SfuLeg leg : legs) {
            for (IngressTrack track : leg.ingress().tracks()) {
                lostUp += sample(track, nowNs);
            }
            lostDown += sample(leg.egress().audio(), nowNs) + sample(leg.egress().video(), nowNs);
            if (leg.egress().roundTrip().known()) {
                counters.roundTrip(leg.egress().roundTrip().ms());
            }
        }
        counters.lost(Direction.UP, lostUp);
        counters.lost(Direction.DOWN, lostDown);
        summary = summarise(list(legs, nowNs));
    }

    /** Nobody is there any more. */
    void clear() {
        summary = Summary.EMPTY;
    }

    private static long sample(IngressTrack track, long nowNs) {
        long lost = 0;
        for (int rank = 0; rank < track.layers(); rank++) {
            IngressStream stream = track.stream(rank);
            if (stream != null) {
                stream.meter.sample(nowNs, stream.statistics.highest());
                lost += stream.meter.lostNow();
            }
        }
        return lost;
    }

    private static long sample(List<SlotSender> slots, long nowNs) {
        long lost = 0;
        for (SlotSender slot : slots) {
            slot.meter.sample(nowNs);
            lost += slot.meter.lostNow();
        }
        return lost;
    }

    private static Summary summarise(List<ParticipantStats> all) {
        Map<String, Integer> paths = new TreeMap<>();
        Map<Rating.Level, Integer> ratings = new EnumMap<>(Rating.Level.class);
        Map<Pause, Integer> slots = new EnumMap<>(Pause.class);
        long[] rates = new long[Direction.values().length];
        for (ParticipantStats each : all) {
            paths.merge(each.path(), 1, Integer::sum);
            ratings.merge(Rating.of(each).level(), 1, Integer::sum);
            for (StreamStats stream : each.streams()) {
                rates[stream.direction().ordinal()] += stream.bitsPerSecond();
                if (stream.direction() == Direction.DOWN) {
                    slots.merge(stream.pause(), 1, Integer::sum);
                }
            }
        }
        return new Summary(paths, ratings, slots, rates);
    }

    /** What the last sample told, a participant each. */
    List<ParticipantStats> list(Collection<SfuLeg> legs, long nowNs) {
        List<ParticipantStats> all = new ArrayList<>();
        for (SfuLeg leg : legs) {
            LegPath path = leg.path();
            all.add(new ParticipantStats(leg.participant(), path.kind(), path.address(), leg.egress().roundTrip().ms(),
                    leg.egress().availableBps(nowNs), streams(leg, nowNs)));
        }
        return all;
    }

    private static List<StreamStats> streams(SfuLeg leg, long nowNs) {
        List<StreamStats> streams = new ArrayList<>();
        for (IngressTrack track : leg.ingress().tracks()) {
            for (int rank = 0; rank < track.layers(); rank++) {
                IngressStream stream = track.stream(rank);
                if (stream != null && stream.arriving(nowNs)) {
                    streams.add(up(stream, track));
                }
            }
        }
        leg.egress().audio().forEach(slot -> down(slot, streams));
        leg.egress().video().forEach(slot -> down(slot, streams));
        return streams;
    }

    private static StreamStats up(IngressStream stream, IngressTrack track) {
        boolean video = stream.video();
        return new StreamStats(track.source, track.leg.participant(), Direction.UP, stream.codec.name(),
                track.input.encodings().get(stream.rank).rid(), stream.width, stream.height, video ? stream.meter.rate.fps() : 0,
                stream.meter.rate.bitsPerSecond(), stream.meter.lossPercent(),
                Jitter.ms(stream.statistics.jitter(), stream.codec.clockRate()), track.open() ? Pause.NONE : Pause.MUTED);
    }

    /** A slot that is nobody's tells nothing. */
    private static void down(SlotSender slot, List<StreamStats> streams) {
        SlotState state = slot.state();
        if (state.participant() == null) {
            return;
        }
        IngressStream from = slot.shown();
        boolean video = slot.slot.kind() == MediaKind.VIDEO;
        streams.add(new StreamStats(state.source(), state.participant(), Direction.DOWN, from == null ? "" : from.codec.name(), layer(from),
                state.width(), state.height(), video ? slot.meter.rate.fps() : 0, slot.meter.rate.bitsPerSecond(),
                slot.meter.lossPercent(), from == null ? -1 : slot.meter.jitterMs(from.codec.clockRate()), state.pause()));
    }

    private static String layer(@Nullable IngressStream from) {
        return from == null ? "" : from.track.input.encodings().get(from.rank).rid();
    }
}
