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

    private final Gates.Gate gate;
    private final @Nullable IngressStream[] streams;
    private final int[] heights;
    private final boolean[] arriving;
    private SlotSender[] subscribers = new SlotSender[4];
    private int count;

    IngressTrack(SfuLeg leg, LegInput input, Gates.Gate gate) {
        this.leg = leg;
        this.input = input;
        this.gate = gate;
        source = input.source();
        streams = new IngressStream[input.encodings().size()];
        heights = new int[streams.length];
        arriving = new boolean[streams.length];
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

    /** The layer for a height, among those that flow, else among those that are alive; null if there is none. */
    @Nullable IngressStream choose(int wantedHeight, long nowNs) {
        boolean flows = false;
        for (int i = 0; i < streams.length; i++) {
            IngressStream stream = streams[i];
            heights[i] = stream == null ? 0 : stream.height;
            arriving[i] = stream != null && stream.flowing(nowNs);
            flows |= arriving[i];
        }
        for (int i = 0; i < streams.length && !flows; i++) {
            IngressStream stream = streams[i];
            arriving[i] = stream != null && stream.arriving(nowNs);
        }
        int choice = LayerChoice.choose(heights, arriving, streams.length, wantedHeight);
        return choice < 0 ? null : streams[choice];
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
