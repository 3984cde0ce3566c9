// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.media;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rostrum.bench.net.Endpoint;
import org.rostrum.bench.net.EndpointListener;
import org.rostrum.proto.rtp.RtcpReader;
import org.rostrum.proto.rtp.RtcpWriter;
import org.rostrum.proto.rtp.RtpPacket;
import org.rostrum.proto.rtp.RtpTime;
import org.rostrum.proto.rtp.Rtx;
import org.rostrum.proto.rtp.TransportFeedback;

/**
 * The receiving half of a client: counts every packet by its number, opens each sixteenth to see that it is whole and how old it is,
 * asks for what is missing, reports. Everything about packets is confined to the event loop; totals are for any thread.
 */
public final class Receiver implements EndpointListener {

    private static final int SAMPLE = 16;
    private static final long REPORT_NS = 1_000_000_000L;
    private static final long FEEDBACK_NS = 100_000_000L;

    /** What the description told about the streams to come. */
    public record Format(Set<Integer> videoTypes, Set<Integer> rtxTypes, Map<Integer, Integer> mediaOfRtx, int transportCcId) {

        /** Receives nothing. */
        public static final Format NONE = new Format(Set.of(), Set.of(), Map.of(), 0);
    }

    private final Histogram latency = new Histogram();
    private final List<InStream> streams = new ArrayList<>();
    private final Map<Integer, InStream> bySsrc = new HashMap<>();
    private final RtcpReader reader = new RtcpReader();
    private final RtcpWriter writer = new RtcpWriter();
    private final RtpPacket view = new RtpPacket();
    private final TransportFeedback feedback = new TransportFeedback();
    private final byte[] opened = new byte[2_048];
    private final long[] asked = new long[256];
    private final int ownSsrc;
    private volatile Format format = Format.NONE;
    private volatile @Nullable Endpoint endpoint;
    private volatile @Nullable Publisher publisher;
    private @Nullable InStream last;
    private int sinceSample;
    private boolean measuring;
    private long nextReportNs;
    private long nextFeedbackNs;
    private volatile long packets;
    private volatile long octets;
    private volatile long retransmissions;
    private volatile long broken;
    private volatile long opens;
    private volatile long firstNs;

    /** @param number of this client; makes its SSRC and its sampling differ from others */
    public Receiver(int number) {
        ownSsrc = 0x4000_0000 + number;
        sinceSample = number % SAMPLE;
    }

    /** Set before the endpoint connects. */
    public void attach(Endpoint to) {
        endpoint = to;
    }

    /** What to expect; may change later. Any thread. */
    public void format(Format now) {
        format = now;
    }

    /** Gets the feedback that concerns it. Any thread. */
    public void publisher(Publisher of) {
        publisher = of;
    }

    @Override
    public void rtp(ByteBuf packet, long nowNs) {
        int at = packet.readerIndex();
        int length = packet.readableBytes();
        Format known = format;
        packets++;
        octets += length;
        if (known.transportCcId() > 0) {
            feedback(packet, at, length, known.transportCcId(), nowNs);
        }
        int type = packet.getByte(at + 1) & 0x7f;
        int ssrc = packet.getInt(at + 8);
        if (known.rtxTypes().contains(type)) {
            retransmission(packet, length, ssrc, known);
            return;
        }
        InStream stream = stream(ssrc, type, known);
        boolean fresh = stream.take(packet.getUnsignedShort(at + 2));
        if (fresh && ++sinceSample >= SAMPLE) {
            sinceSample = 0;
            sample(packet, length, nowNs);
        }
    }

    private InStream stream(int ssrc, int type, Format known) {
        InStream recent = last;
        if (recent != null && recent.ssrc == ssrc) {
            return recent;
        }
        InStream stream = bySsrc.get(ssrc);
        if (stream == null) {
            stream = new InStream(ssrc, known.videoTypes().contains(type));
            bySsrc.put(ssrc, stream);
            streams.add(stream);
            firstNs = firstNs == 0 ? System.nanoTime() : firstNs;
        }
        last = stream;
        return stream;
    }

    private int open(ByteBuf packet, int length) {
        packet.getBytes(packet.readerIndex(), opened, 0, length);
        Endpoint from = endpoint;
        int plain = from == null ? -1 : from.open(opened, length);
        if (plain < 0 || !view.wrap(opened, 0, plain)) {
            broken++;
            return -1;
        }
        opens++;
        return plain;
    }

    private void sample(ByteBuf packet, int length, long nowNs) {
        int plain = open(packet, length);
        if (plain < 0 || view.payloadLength() == 0) {
            // padding takes the place of a packet that this receiver was not to get
            return;
        }
        int end = view.payload() + view.payloadLength();
        long sent = Stamp.sentNs(opened, view.payload(), end);
        if (sent < 0) {
            broken++;
        } else if (measuring) {
            latency.add(nowNs - sent);
        }
    }

    private void retransmission(ByteBuf packet, int length, int ssrc, Format known) {
        retransmissions++;
        int plain = open(packet, length);
        int original = plain < 0 ? -1 : Rtx.originalSequence(view);
        Integer media = known.mediaOfRtx().get(ssrc);
        InStream stream = media == null ? null : bySsrc.get(media);
        if (original >= 0 && stream != null) {
            stream.take(original);
        }
    }

    /** One-byte header extensions (RFC 8285), in the clear. */
    private void feedback(ByteBuf packet, int at, int length, int id, long nowNs) {
        if ((packet.getByte(at) & 0x10) == 0) {
            return;
        }
        int block = at + 12 + 4 * (packet.getByte(at) & 0x0f);
        if (block + 4 > at + length || packet.getUnsignedShort(block) != 0xBEDE) {
            return;
        }
        int end = Math.min(at + length, block + 4 + 4 * packet.getUnsignedShort(block + 2));
        for (int i = block + 4; i < end; ) {
            int element = packet.getUnsignedByte(i);
            int size = (element & 0x0f) + 1;
            if (element >> 4 == id && size == 2 && i + 3 <= end) {
                feedback.received(packet.getUnsignedShort(i + 1), nowNs);
                return;
            }
            i += element == 0 ? 1 : 1 + size;
        }
    }

    @Override
    public void rtcp(byte[] buffer, int length, long nowNs) {
        reader.wrap(buffer, 0, length);
        Publisher sending = publisher;
        while (reader.next()) {
            if (reader.type() == RtcpReader.SENDER_REPORT) {
                InStream stream = bySsrc.get(reader.senderSsrc());
                if (stream != null) {
                    stream.lastSenderReport = RtpTime.middle(reader.ntp());
                    stream.lastSenderReportNs = nowNs;
                }
            } else if (sending != null) {
                sending.rtcp(reader);
            }
        }
    }

    @Override
    public void tick(long nowNs) {
        for (int i = 0; i < streams.size(); i++) {
            ask(streams.get(i), nowNs);
        }
        if (nowNs - nextFeedbackNs >= 0 && feedback.pending()) {
            nextFeedbackNs = nowNs + FEEDBACK_NS;
            sendFeedback();
        }
        if (nowNs - nextReportNs >= 0 && !streams.isEmpty()) {
            nextReportNs = nowNs + REPORT_NS;
            report(nowNs);
        }
        Publisher sending = publisher;
        if (sending != null) {
            sending.tick(nowNs);
        }
    }

    private void ask(InStream stream, long nowNs) {
        int n = stream.toAsk(nowNs, asked);
        if (n > 0) {
            writer.clear();
            writer.nack(ownSsrc, stream.ssrc, asked, n);
            send();
        }
    }

    private void sendFeedback() {
        int octets = 1;
        while (octets > 0) {
            writer.clear();
            octets = feedback.write(writer.buffer(), 0, writer.room(), ownSsrc, 0);
            if (octets > 0) {
                writer.added(octets);
                send();
            }
        }
    }

    private void report(long nowNs) {
        writer.clear();
        writer.receiverReport(ownSsrc);
        for (InStream stream : streams) {
            int delay = stream.lastSenderReportNs == 0 ? 0
                    : (int) ((nowNs - stream.lastSenderReportNs) * 65_536.0 / 1_000_000_000);
            writer.reportBlock(stream.ssrc, stream.fractionLost(), 0, (int) stream.highest(), 0, stream.lastSenderReport, delay);
        }
        writer.cname(ownSsrc, new byte[] {'b'});
        send();
    }

    /** Asks for key frames of all video that comes now. On the loop. */
    public void pli(Iterable<Integer> ssrcs) {
        writer.clear();
        ssrcs.forEach(ssrc -> writer.pli(ownSsrc, ssrc));
        send();
    }

    private void send() {
        Endpoint to = endpoint;
        if (to != null && !writer.isEmpty()) {
            to.write(writer.buffer(), writer.length(), true);
            to.flush();
        }
    }

    /** Begins to measure; on the loop. */
    public void mark() {
        streams.forEach(InStream::mark);
        latency.clear();
        measuring = true;
    }

    /** Ends measuring the age of packets; numbers go on. On the loop. */
    public void unmark() {
        measuring = false;
    }

    /** What came since the mark; on the loop. */
    public Tally tally() {
        Tally tally = new Tally();
        for (InStream stream : streams) {
            tally.add(stream.expected(), stream.delivered(), stream.gaps());
        }
        tally.add(latency, broken);
        return tally;
    }

    /** RTP packets that arrived, retransmissions included. Any thread. */
    public long packets() {
        return packets;
    }

    /** Octets of them. Any thread. */
    public long octets() {
        return octets;
    }

    public long retransmissions() {
        return retransmissions;
    }

    /** Packets that could not be opened or were not what the publisher sent. Any thread. */
    public long broken() {
        return broken;
    }

    /** Packets that were opened and right. Any thread. */
    public long opens() {
        return opens;
    }

    /** When the first packet came, by nanoTime; 0 before. Any thread. */
    public long firstNs() {
        return firstNs;
    }
}
