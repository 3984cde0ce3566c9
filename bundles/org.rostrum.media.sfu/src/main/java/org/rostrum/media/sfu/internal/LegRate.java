// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.media.leg.LegFormat;
import org.rostrum.media.sfu.internal.estimate.Pacer;
import org.rostrum.media.sfu.internal.estimate.RateWindow;
import org.rostrum.media.sfu.internal.estimate.SendEstimate;
import org.rostrum.proto.rtp.Octets;
import org.rostrum.proto.rtp.RtcpReader;
import org.rostrum.proto.rtp.RtpPacket;

/**
 * The last station before an endpoint: each packet gets its transport-wide number here and is counted, bursts wait on narrow
 * ways, and padding goes out while the estimate probes. Confined to the room's worker.
 */
final class LegRate {

    private static final long PULSE_NS = 5_000_000;
    private static final long WINDOW_NS = 1_000_000_000;
    /** Of the estimate, at most so much is spent on repair: a way that is full would only lose more. */
    private static final double REPAIR_SHARE = 0.3;
    private static final long MIN_REPAIR_BPS = 60_000;
    /** The most that one packet can hold beside its header (RFC 3550 section 5.1). */
    private static final int PADDING = 255;
    /** Header, then one element of two octets (RFC 8285 section 4.2). */
    private static final int PADDING_START = RtpPacket.FIXED_HEADER + 8;

    private final SfuLeg leg;
    private final SfuRoom room;
    private final SendEstimate estimate = new SendEstimate();
    private final Pacer pacer = new Pacer(this::depart);
    private final RateWindow repairs = new RateWindow(WINDOW_NS);
    private final RateWindow sent = new RateWindow(WINDOW_NS);
    private final Runnable pulse = this::pulse;
    private final byte[] padding = new byte[PADDING_START + PADDING];
    private int id;
    private long repairsRefused;
    private boolean pulsing;
    private boolean closed;
    private long limitBps = Long.MAX_VALUE;

    LegRate(SfuLeg leg, SfuRoom room) {
        this.leg = leg;
        this.room = room;
    }

    SendEstimate estimate() {
        return estimate;
    }

    /** The most that may leave, bits per second; {@link Long#MAX_VALUE}: no limit. */
    void limit(long bps) {
        limitBps = bps;
    }

    /** @param id of the header element for transport-wide numbers, 0 none */
    void negotiated(int id) {
        this.id = id;
        estimate.numbered(id != 0);
    }

    /** A packet that is ready but for its transport-wide number. The array may be reused on return. */
    void send(PacketRewriter rewriter, int start, Pacer.Kind kind, long nowNs) {
        if (kind == Pacer.Kind.REPAIR && !mayRepair(nowNs)) {
            repairsRefused++;
            return;
        }
        if (kind == Pacer.Kind.REPAIR) {
            repairs.add(rewriter.end() - start, nowNs);
        }
        int ccAt = rewriter.transportAt();
        pacer.send(rewriter.buffer(), start, rewriter.end() - start, ccAt < 0 ? -1 : ccAt - start, kind, nowNs);
        if (!pulsing && !pacer.isEmpty()) {
            beginPulse();
        }
    }

    /** Whether packets wait for the way. */
    boolean waits() {
        return !pacer.isEmpty();
    }

    private boolean mayRepair(long nowNs) {
        long available = Math.min(limitBps, estimate.bitsPerSecond(nowNs));
        return available == Long.MAX_VALUE || repairs.bitsPerSecond(nowNs) < Math.max(MIN_REPAIR_BPS, REPAIR_SHARE * available);
    }

    private void depart(byte[] packet, int offset, int length, int ccAt, Pacer.Kind kind, long nowNs) {
        int number = estimate.sent(length, nowNs);
        if (ccAt >= 0) {
            Octets.put16(packet, offset + ccAt, number);
        }
        sent.add(length, nowNs);
        leg.send(packet, offset, length);
    }

    /** Transport-wide feedback came. */
    void feedback(RtcpReader packet, long nowNs) {
        estimate.feedback(packet, nowNs);
        pace(nowNs);
        if (estimate.takeCollapse()) {
            // what waits belongs to pictures that others of are lost
            pacer.clear();
            leg.egress().beginAnew();
        }
    }

    private void pace(long nowNs) {
        pacer.rate(Math.min(limitBps, estimate.answered() ? estimate.bitsPerSecond(nowNs) : Long.MAX_VALUE));
        pacer.queued(estimate.queued());
        pacer.closeUntil(estimate.drainedNs());
    }

    void tick(long nowNs) {
        estimate.tick(nowNs);
        pace(nowNs);
        if (!pulsing && estimate.probing()) {
            pulse();
        }
    }

    private void beginPulse() {
        pulsing = true;
        room.worker().schedule(PULSE_NS, pulse);
    }

    private void pulse() {
        pulsing = false;
        if (closed) {
            return;
        }
        long nowNs = room.nowNs();
        pacer.release(nowNs);
        int due = estimate.paddingDue(nowNs, nowNs + PULSE_NS);
        SlotSender slot = due > 0 ? slot() : null;
        while (slot != null && due > 0 && pad(slot, nowNs)) {
            due -= padding.length;
        }
        if (estimate.probing() || !pacer.isEmpty()) {
            beginPulse();
        }
    }

    /** The slot in whose retransmissions padding hides: one that the endpoint knows. */
    private @Nullable SlotSender slot() {
        List<SlotSender> video = leg.egress().video();
        for (int i = 0; i < video.size(); i++) {
            if (video.get(i).started()) {
                return video.get(i);
            }
        }
        return video.isEmpty() ? null : video.get(0);
    }

    /** Sends one packet of nothing but padding (RFC 4588 has no original number in it). @return false if there is no way to */
    private boolean pad(SlotSender slot, long nowNs) {
        LegFormat.PayloadType type = leg.payloadType(room.codec());
        if (type == null || type.rtx() < 0 || id == 0 || id > 14 || !leg.sending()) {
            return false;
        }
        int at = RtpPacket.writeHeader(padding, 0, true, false, type.rtx(), slot.nextRepair(), 0, slot.slot.rtxSsrc());
        padding[0] |= 0x20;
        Octets.put16(padding, at, 0xBEDE);
        Octets.put16(padding, at + 2, 1);
        padding[at + 4] = (byte) (id << 4 | 1);
        Octets.put16(padding, at + 5, estimate.sent(padding.length, nowNs));
        padding[padding.length - 1] = (byte) PADDING;
        leg.send(padding, 0, padding.length);
        return true;
    }

    /** Bits per second of retransmissions in the last second. */
    long retransmittedBps(long nowNs) {
        return repairs.bitsPerSecond(nowNs);
    }

    /** Bits per second of media and repair in the last second. */
    long sentBps(long nowNs) {
        return sent.bitsPerSecond(nowNs);
    }

    /** Packets that were asked for again, but the way is too narrow for. */
    long repairsRefused() {
        return repairsRefused;
    }

    void close() {
        closed = true;
        pacer.clear();
    }
}
