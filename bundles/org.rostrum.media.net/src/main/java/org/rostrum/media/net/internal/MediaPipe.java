// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import org.jspecify.annotations.Nullable;
import org.rostrum.media.net.DropReason;
import org.rostrum.media.net.TrafficKind;
import org.rostrum.media.net.TransportStats;
import org.rostrum.proto.srtp.SrtpKeys;
import org.rostrum.proto.srtp.SrtpProfile;
import org.rostrum.proto.srtp.SrtpReceiver;
import org.rostrum.proto.srtp.SrtpSender;
import org.rostrum.proto.srtp.SrtpStatus;

/** SRTP of one transport with its counters: opens into and seals out of the worker's buffers. Confined to the worker but for stats. */
final class MediaPipe {

    /** A browser sends three layers of two pictures, sound and their repairs; this leaves room for churn. */
    private static final int SOURCES_IN = 256;
    /** Slots, repairs and probing of the largest layout, many times over: ours to choose, never forgotten. */
    private static final int SOURCES_OUT = 1_024;

    private final Counter packetsIn = new Counter();
    private final Counter bytesIn = new Counter();
    private final Counter packetsOut = new Counter();
    private final Counter bytesOut = new Counter();
    private final Counter authFailed = new Counter();
    private final Counter replayed = new Counter();
    private volatile @Nullable SrtpProfile profile;
    private @Nullable SrtpSender sender;
    private @Nullable SrtpReceiver receiver;

    void open(SrtpProfile agreed, SrtpKeys sending, SrtpKeys receiving) {
        sender = new SrtpSender(agreed, sending, SOURCES_OUT);
        receiver = new SrtpReceiver(agreed, receiving, SOURCES_IN);
        profile = agreed;
    }

    /** Opens a packet into the worker's buffer behind its head room; 0 where it was dropped and counted. */
    int open(Demux kind, byte[] packet, int length, Worker worker) {
        SrtpReceiver in = receiver;
        if (in == null) {
            worker.traffic().drop(DropReason.NOT_CONNECTED);
            return 0;
        }
        SrtpStatus status = kind == Demux.RTCP
                ? in.unprotectRtcp(packet, 0, length, worker.opened(), Worker.HEADROOM)
                : in.unprotectRtp(packet, 0, length, worker.opened(), Worker.HEADROOM);
        if (status != SrtpStatus.OK) {
            dropped(status, worker);
            return 0;
        }
        packetsIn.add(1);
        bytesIn.add(length);
        return in.length();
    }

    private void dropped(SrtpStatus status, Worker worker) {
        switch (status) {
            case AUTH_FAILED -> {
                authFailed.add(1);
                worker.traffic().drop(DropReason.AUTH_FAILED);
            }
            case REPLAYED, TOO_OLD -> {
                replayed.add(1);
                worker.traffic().drop(DropReason.REPLAYED);
            }
            case OK, MALFORMED, KEY_EXHAUSTED, TOO_MANY_SOURCES, NO_ROOM -> worker.traffic().drop(DropReason.MALFORMED_MEDIA);
        }
    }

    /** Protects a packet into the worker's buffer; 0 where it was dropped and counted. */
    int seal(byte[] packet, int offset, int length, Worker worker, TrafficKind kind) {
        SrtpSender out = sender;
        if (out == null) {
            worker.traffic().drop(DropReason.NOT_CONNECTED);
            return 0;
        }
        if (!worker.lane(kind).channel().isWritable()) {
            worker.traffic().drop(DropReason.SEND_OVERFLOW);
            return 0;
        }
        boolean rtcp = length >= 2 && Demux.of(packet, offset, length) == Demux.RTCP;
        SrtpStatus status = rtcp
                ? out.protectRtcp(packet, offset, length, worker.sealed(), 0)
                : out.protectRtp(packet, offset, length, worker.sealed(), 0);
        if (status != SrtpStatus.OK) {
            worker.traffic().drop(DropReason.MALFORMED_MEDIA);
            return 0;
        }
        packetsOut.add(1);
        bytesOut.add(out.length());
        return out.length();
    }

    TransportStats stats(@Nullable String peer, @Nullable String path) {
        SrtpProfile agreed = profile;
        return new TransportStats(peer, agreed == null ? null : agreed.name(),
                packetsIn.get(), bytesIn.get(), packetsOut.get(), bytesOut.get(), authFailed.get(), replayed.get(), path);
    }
}
