// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.rostrum.media.MediaSource;
import org.rostrum.proto.rtp.RtcpWriter;
import org.rostrum.proto.rtp.TransportFeedback;

/**
 * What an endpoint is told about what it sends: which packets are missed, when a key frame is needed, what came and when, and whether its
 * sound is to come twice. Confined to the room's worker.
 */
final class IngressFeedback {

    private static final long FEEDBACK_NS = 100_000_000L;
    private static final byte[] SERVER = "rostrum".getBytes(StandardCharsets.US_ASCII);

    private final SfuLeg leg;
    private final SfuRoom room;
    private final TransportFeedback transport = new TransportFeedback();
    private final UpRedundancy redundancy = new UpRedundancy();
    private long transportNs;
    private int transportSsrc;

    IngressFeedback(SfuLeg leg, SfuRoom room) {
        this.leg = leg;
        this.room = room;
    }

    /** A packet with a transport-wide number. */
    void received(int number, int ssrc, long nowNs) {
        transport.received(number, nowNs);
        transportSsrc = ssrc;
    }

    /** Repair that has just become due. */
    void requestRepair(List<IngressTrack> tracks, long nowNs) {
        for (int t = 0; t < tracks.size(); t++) {
            IngressTrack track = tracks.get(t);
            for (int rank = 0; rank < track.layers(); rank++) {
                IngressStream stream = track.stream(rank);
                if (stream != null && stream.video()) {
                    requestRepair(stream, nowNs);
                    requestKeyFrame(stream, nowNs);
                }
            }
        }
    }

    private void requestRepair(IngressStream stream, long nowNs) {
        if (stream.missing.isEmpty()) {
            return;
        }
        long lost = stream.missing.givenUp();
        long[] due = room.scratch();
        int count = stream.missing.due(nowNs, leg.roundTripNs(), due);
        if (stream.missing.givenUp() > lost) {
            stream.keyFrames.request();
        }
        if (count > 0) {
            RtcpWriter writer = room.writer();
            writer.clear();
            writer.nack(leg.ssrc(), stream.ssrc, due, count);
            leg.send(writer.buffer(), 0, writer.length());
        }
    }

    /** Asks for a key frame if one is needed and may be asked for now. */
    void requestKeyFrame(IngressStream stream, long nowNs) {
        if (stream.keyFrames.poll(leg.roundTripNs(), nowNs)) {
            RtcpWriter writer = room.writer();
            writer.clear();
            writer.pli(leg.ssrc(), stream.ssrc);
            leg.send(writer.buffer(), 0, writer.length());
        }
    }

    /** Tells when packets came, if that is due. */
    void tick(long nowNs) {
        if (nowNs < transportNs || !transport.pending()) {
            return;
        }
        transportNs = nowNs + FEEDBACK_NS;
        RtcpWriter writer = room.writer();
        for (int size = 1; size > 0;) {
            writer.clear();
            size = transport.write(writer.buffer(), 0, writer.room(), leg.ssrc(), transportSsrc);
            if (size > 0) {
                leg.send(writer.buffer(), 0, size);
            }
        }
    }

    /** Once a second: what came of each source. */
    void report(List<IngressTrack> tracks, long nowNs) {
        RtcpWriter writer = room.writer();
        writer.clear();
        if (!writer.receiverReport(leg.ssrc())) {
            return;
        }
        boolean any = false;
        for (IngressTrack track : tracks) {
            for (int rank = 0; rank < track.layers(); rank++) {
                IngressStream stream = track.stream(rank);
                if (stream != null && stream.arriving(nowNs)) {
                    ReceiveStatistics s = stream.statistics;
                    any |= writer.reportBlock(stream.ssrc, s.fractionLost(), s.lost(), (int) s.highest(), s.jitter(),
                            stream.clock.lastReport(), stream.clock.delay(nowNs));
                }
            }
        }
        if (any && writer.cname(leg.ssrc(), SERVER)) {
            leg.send(writer.buffer(), 0, writer.length());
        }
    }

    /**
     * Once a second: whether the microphone is to be sent with redundancy (RFC 2198).
     *
     * @param allowedBps what the endpoint may send at most
     */
    void askForRedundancy(long allowedBps, long nowNs) {
        IngressTrack microphone = leg.track(MediaSource.MICROPHONE);
        IngressStream stream = microphone == null ? null : microphone.stream(0);
        if (stream != null && redundancy.update(stream.arriving(nowNs) ? stream.meter.lossPercent() : -1, allowedBps, nowNs)) {
            leg.listener().redundancy(redundancy.wanted());
        }
    }

    /** Whether the endpoint was asked to send its sound twice. */
    boolean redundancy() {
        return redundancy.wanted();
    }
}
