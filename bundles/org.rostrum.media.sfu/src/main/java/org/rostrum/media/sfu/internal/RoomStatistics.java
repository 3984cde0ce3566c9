// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.rostrum.media.MediaKind;
import org.rostrum.media.leg.LegPath;
import org.rostrum.media.leg.SlotState;
import org.rostrum.media.leg.SlotState.Pause;
import org.rostrum.media.stats.Direction;
import org.rostrum.media.stats.ParticipantStats;
import org.rostrum.media.stats.StreamStats;

/**
 * Reads the meters of each leg once a second, some legs in each tick so that large rooms do not stop for it, and keeps what they
 * said for readers. Confined to the room's worker but for {@link #latest}.
 */
final class RoomStatistics {

    private static final long EVERY_NS = 1_000_000_000L;
    /** There are 50 ticks in a second: all have had their turn before it is over. */
    private static final int TURNS = 40;

    /** When a leg is due. */
    private static final class Turn {
        final long number;
        long dueNs;

        Turn(long number) {
            this.number = number;
        }
    }

    private final NodeCounters counters;
    private final Map<SfuLeg, Turn> turns = new IdentityHashMap<>();
    private final Map<Long, ParticipantStats> latest = new ConcurrentSkipListMap<>();
    private long number;

    /** @param counters of the node, which outlive the room */
    RoomStatistics(NodeCounters counters) {
        this.counters = counters;
    }

    /** In the order of coming. Any thread. */
    List<ParticipantStats> latest() {
        return List.copyOf(latest.values());
    }

    void tick(Collection<SfuLeg> legs, long nowNs) {
        int most = legs.size() / TURNS + 1;
        for (SfuLeg leg : legs) {
            Turn turn = turns.get(leg);
            if (turn == null) {
                turn = new Turn(number++);
                turns.put(leg, turn);
            }
            if (nowNs >= turn.dueNs && most > 0) {
                most--;
                turn.dueNs = nowNs + EVERY_NS;
                sample(leg, nowNs);
                latest.put(turn.number, stats(leg, nowNs));
            }
        }
    }

    void left(SfuLeg leg) {
        Turn turn = turns.remove(leg);
        if (turn != null) {
            latest.remove(turn.number);
        }
    }

    private void sample(SfuLeg leg, long nowNs) {
        long lost = 0;
        for (IngressTrack track : leg.ingress().tracks()) {
            lost += sample(track, nowNs);
        }
        counters.lost(Direction.UP, lost);
        counters.lost(Direction.DOWN, sample(leg.egress().audio(), nowNs) + sample(leg.egress().video(), nowNs));
        if (leg.egress().roundTrip().known()) {
            counters.roundTrip(leg.egress().roundTrip().ms());
        }
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

    private static ParticipantStats stats(SfuLeg leg, long nowNs) {
        LegPath path = leg.path();
        return new ParticipantStats(leg.participant(), path.kind(), path.address(), leg.egress().roundTrip().ms(),
                leg.egress().availableBps(nowNs), limited(leg, nowNs), streams(leg, nowNs));
    }

    private static Set<Direction> limited(SfuLeg leg, long nowNs) {
        boolean down = leg.egress().cut();
        boolean up = leg.ingress().cut(nowNs);
        return down && up ? Set.of(Direction.UP, Direction.DOWN) : down ? Set.of(Direction.DOWN) : up ? Set.of(Direction.UP) : Set.of();
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
