// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.SessionId;
import org.rostrum.media.MediaSource;
import org.rostrum.media.TrackInfo;
import org.rostrum.media.leg.LegInput;

/** One source of one participant with its layers, and who takes it. Confined to the room's worker. */
final class IngressTrack {

    final SfuLeg leg;
    final MediaSource source;
    final LegInput input;
    final Loudness loudness = new Loudness();
    final TapNode taps;
    final LayerDemand demand;
    final TrackLadder ladder;

    private final Gates.Gate gate;
    private final @Nullable IngressStream[] streams;
    private SlotSender[] subscribers = new SlotSender[4];
    private int count;

    IngressTrack(SfuLeg leg, LegInput input, Gates.Gate gate) {
        this.leg = leg;
        this.input = input;
        this.gate = gate;
        source = input.source();
        streams = new IngressStream[input.encodings().size()];
        demand = new LayerDemand(source, input.encodings());
        ladder = new TrackLadder(this);
        taps = new TapNode(this);
    }

    boolean open() {
        return gate.open(source);
    }

    @Nullable IngressStream stream(int rank) {
        return streams[rank];
    }

    /** Puts a stream in its place; whoever takes the old one changes over at the next choice. */
    void stream(IngressStream stream) {
        streams[stream.rank] = stream;
    }

    int layers() {
        return streams.length;
    }

    /** The best stream that flows, else the best that is alive; null if there is none. */
    @Nullable IngressStream best(long nowNs) {
        for (IngressStream stream : streams) {
            if (stream != null && stream.flowing(nowNs)) {
                return stream;
            }
        }
        for (IngressStream stream : streams) {
            if (stream != null && stream.arriving(nowNs)) {
                return stream;
            }
        }
        return null;
    }

    /** Whether anything of it has ever come. */
    boolean known() {
        for (IngressStream stream : streams) {
            if (stream != null) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is there: something comes, or would if somebody watched. */
    boolean live(long nowNs) {
        return arriving(nowNs) || demand.allStopped();
    }

    boolean arriving(long nowNs) {
        for (IngressStream stream : streams) {
            if (stream != null && stream.arriving(nowNs)) {
                return true;
            }
        }
        return false;
    }

    /** What it is; the codec is that of the best layer that has come. */
    @Nullable TrackInfo info(SessionId session) {
        for (IngressStream stream : streams) {
            if (stream != null) {
                return new TrackInfo(session, leg.participant(), source, stream.codec.name(), stream.codec.clockRate());
            }
        }
        return null;
    }

    // the packet path: gate → taps → receivers

    /** A packet that is new, holds media and has passed the gate. */
    void route(IngressStream from, InboundPacket packet, PacketRewriter rewriter) {
        taps.packet(from, packet);
        rewriter.next();
        for (int i = 0; i < count; i++) {
            subscribers[i].forward(from, packet, rewriter);
        }
        if (!from.video()) {
            from.past.add(packet);
        }
    }

    void subscribe(SlotSender slot) {
        if (count == subscribers.length) {
            subscribers = Arrays.copyOf(subscribers, count * 2);
        }
        subscribers[count++] = slot;
    }

    void unsubscribe(SlotSender slot) {
        for (int i = 0; i < count; i++) {
            if (subscribers[i] == slot) {
                subscribers[i] = subscribers[--count];
                return;
            }
        }
    }

    void close() {
        while (count > 0) {
            subscribers[count - 1].lost(this);
        }
        taps.close();
    }
}
