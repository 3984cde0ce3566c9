// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.rostrum.media.MediaLimits;
import org.rostrum.media.leg.ReceiveSlot;
import org.rostrum.media.leg.SlotClock;
import org.rostrum.media.leg.SlotState;
import org.rostrum.media.leg.SlotWish;
import org.rostrum.proto.rtp.RtcpReader;
import org.rostrum.proto.rtp.RtcpWriter;
import org.rostrum.proto.rtp.RtpTime;

/** What one endpoint receives: its slots, and what it says about them. Confined to the room's worker. */
final class LegEgress {

    /** A round trip longer than this is a mistake of somebody's clock. */
    private static final long MAX_ROUND_TRIP_NS = 5_000_000_000L;
    private static final long FIRST_GUESS_NS = 100_000_000L;

    private final SfuLeg leg;
    private final SfuRoom room;
    private final Random random;
    private final List<SlotSender> audio = new ArrayList<>();
    private final List<SlotSender> video = new ArrayList<>();
    private final SsrcTable<SlotSender> bySsrc = new SsrcTable<>();
    /** To be told at the end of the tick. */
    private final List<SlotClock> clocks = new ArrayList<>();
    private final RoundTripMeter roundTrip = new RoundTripMeter();
    private final LegRate rate;
    private long roundTripNs = FIRST_GUESS_NS;
    private final RedundancyRule redundancy = new RedundancyRule();
    private long limitBps = MediaLimits.UNLIMITED;
    /** What pictures and sounds would cost without any limit. */
    private long wantedBps;
    private boolean limitNews;
    private boolean cut;

    LegEgress(SfuLeg leg, SfuRoom room, Random random) {
        this.leg = leg;
        this.room = room;
        this.random = random;
        rate = new LegRate(leg, room);
    }

    /** Takes slots that are new. */
    void slots(List<ReceiveSlot> slots) {
        for (ReceiveSlot slot : slots) {
            if (bySsrc.get(slot.ssrc()) == null) {
                SlotSender sender = new SlotSender(leg, slot, random);
                bySsrc.put(slot.ssrc(), sender);
                (slot.rtxSsrc() == 0 ? audio : video).add(sender);
            }
        }
    }

    void want(List<SlotWish> wishes) {
        video.forEach(slot -> slot.wish = null);
        for (SlotWish wish : wishes) {
            if (wish.slot() < video.size()) {
                video.get(wish.slot()).wish = wish;
            }
        }
    }

    List<SlotSender> audio() {
        return audio;
    }

    List<SlotSender> video() {
        return video;
    }

    List<SlotState> states() {
        List<SlotState> states = new ArrayList<>();
        audio.forEach(slot -> states.add(slot.state()));
        video.forEach(slot -> states.add(slot.state()));
        return states;
    }

    long roundTripNs() {
        return roundTripNs;
    }

    /** For people: what was measured, without a guess. */
    RoundTripMeter roundTrip() {
        return roundTrip;
    }

    /** How many earlier sounds travel with each one. */
    int redundancy() {
        return leg.red() < 0 ? 0 : redundancy.depth();
    }

    /** The way out for packets. */
    LegRate rate() {
        return rate;
    }

    /**
     * Bits per second that may be spent on this leg in all: sound, pictures, repair; {@link Long#MAX_VALUE} while nothing is known and
     * there is no limit.
     */
    long availableBps(long nowNs) {
        return Math.min(limitBps, rate.estimate().bitsPerSecond(nowNs));
    }

    /** What the endpoint may receive at most (30/BW-3). */
    void limit(long bps) {
        limitNews |= bps != limitBps;
        if (bps > limitBps) {
            // the way has not become worse: nobody waits as after a rise that failed
            video.forEach(slot -> slot.choice.freed());
        }
        limitBps = bps;
        rate.limit(bps);
        desiredBps(wantedBps);
    }

    /** Whether pictures are smaller than wanted, or away, for the limit's sake. */
    void cut(boolean byLimit) {
        cut = byLimit;
    }

    boolean cut() {
        return cut;
    }

    /** Whether it is the limit and not the way that bounds {@link #availableBps}. */
    boolean limited(long nowNs) {
        return limitBps < rate.estimate().bitsPerSecond(nowNs);
    }

    /**
     * What all wishes would cost at full quality, bits per second: the estimate probes towards it only, and not beyond a limit: a way
     * that is known to carry that is wide enough.
     */
    void desiredBps(long bps) {
        wantedBps = bps;
        rate.estimate().desired(Math.min(bps, limitBps / 3 * 2));
    }

    /** Whether {@link #availableBps} has moved by more than a tenth, or down, since the last call: time to plan. */
    boolean takeNews() {
        boolean news = limitNews;
        limitNews = false;
        return rate.estimate().takeNews() || news;
    }

    /** Share of what was sent that did not arrive lately. */
    double lossPercent() {
        return rate.estimate().lossPercent();
    }

    /** Bits per second of retransmissions in the last second. */
    long retransmittedBps(long nowNs) {
        return rate.retransmittedBps(nowNs);
    }

    /** Much of what was sent last is lost on the way: instead of repair by and by each picture begins anew. */
    void beginAnew() {
        for (int i = 0; i < video.size(); i++) {
            video.get(i).beginAnew();
        }
    }

    /** Feedback of the endpoint about a slot (RFC 4585, RFC 5104). */
    void feedback(RtcpReader rtcp, long nowNs) {
        if (rtcp.type() == RtcpReader.TRANSPORT_FEEDBACK && rtcp.count() == RtcpReader.TRANSPORT_CC) {
            rate.feedback(rtcp, nowNs);
        } else if (rtcp.type() == RtcpReader.TRANSPORT_FEEDBACK && rtcp.count() == RtcpReader.NACK) {
            SlotSender slot = bySsrc.get(rtcp.mediaSsrc());
            for (int i = 0; i < rtcp.entries() && slot != null; i++) {
                repair(slot, rtcp.nackSequence(i), rtcp.nackMask(i), nowNs);
            }
        } else if (rtcp.type() == RtcpReader.PAYLOAD_FEEDBACK && rtcp.count() == RtcpReader.PLI) {
            keyFrameWanted(rtcp.mediaSsrc());
        } else if (rtcp.type() == RtcpReader.PAYLOAD_FEEDBACK && rtcp.count() == RtcpReader.FIR) {
            for (int i = 0; i < rtcp.entries(); i++) {
                keyFrameWanted(rtcp.firSsrc(i));
            }
        } else if (rtcp.type() == RtcpReader.PAYLOAD_FEEDBACK && rtcp.remb() >= 0) {
            rate.estimate().remb(rtcp.remb(), nowNs);
        }
    }

    private void repair(SlotSender slot, int first, int mask, long nowNs) {
        slot.repair(first, room.replay(), room.replayBuffer(), room.rewriter(), nowNs);
        for (int bit = 0; bit < 16; bit++) {
            if ((mask >> bit & 1) != 0) {
                slot.repair(first + bit + 1 & 0xffff, room.replay(), room.replayBuffer(), room.rewriter(), nowNs);
            }
        }
    }

    private void keyFrameWanted(int ssrc) {
        SlotSender slot = bySsrc.get(ssrc);
        if (slot != null) {
            slot.keyFrameWanted();
        }
    }

    /** Report blocks tell the round trip (RFC 3550 section 6.4.1, LSR and DLSR). */
    void reported(RtcpReader rtcp, long nowNs) {
        int slots = 0;
        int lost = 0;
        for (int i = 0; i < rtcp.count(); i++) {
            SlotSender slot = bySsrc.get(rtcp.blockSsrc(i));
            if (slot != null) {
                slots++;
                lost += rtcp.blockFractionLost(i);
                slot.meter.reported(rtcp.blockFractionLost(i), rtcp.blockLost(i), rtcp.blockJitter(i), nowNs);
            }
            if (rtcp.blockLastReport(i) != 0 && slot != null) {
                int passed = RtpTime.middle(room.clock().ntp(nowNs)) - rtcp.blockLastReport(i);
                long sample = (passed - rtcp.blockDelay(i)) * 1_000_000_000L >> 16;
                if (sample >= 0 && sample < MAX_ROUND_TRIP_NS) {
                    roundTrip.measured(sample);
                    roundTripNs += (sample - roundTripNs) / 4;
                    rate.estimate().roundTrip(roundTripNs);
                }
            }
        }
        if (slots > 0) {
            rate.estimate().report(lost / 256.0 / slots, nowNs);
        }
    }

    void tick(long nowNs) {
        rate.tick(nowNs);
        redundancy.update(lossPercent(), availableBps(nowNs), nowNs);
        RtcpWriter writer = room.writer();
        writer.clear();
        for (int i = 0; i < audio.size(); i++) {
            audio.get(i).tick();
            report(audio.get(i), writer, nowNs);
        }
        for (int i = 0; i < video.size(); i++) {
            video.get(i).tick();
            report(video.get(i), writer, nowNs);
            flush(writer, RtcpWriter.CAPACITY / 2);
        }
        flush(writer, 0);
        if (!clocks.isEmpty()) {
            leg.listener().clocks(List.copyOf(clocks));
            clocks.clear();
        }
    }

    private void report(SlotSender slot, RtcpWriter writer, long nowNs) {
        SlotClock clock = slot.report(writer, room.clock(), nowNs);
        if (clock != null) {
            clocks.add(clock);
        }
    }

    /** The endpoint may have missed clocks. */
    void tellAgain() {
        audio.forEach(SlotSender::tellAgain);
        video.forEach(SlotSender::tellAgain);
    }

    private void flush(RtcpWriter writer, int above) {
        if (writer.length() > above) {
            leg.send(writer.buffer(), 0, writer.length());
            writer.clear();
        }
    }

    void close() {
        rate.close();
        audio.forEach(SlotSender::leave);
        video.forEach(SlotSender::leave);
    }
}
