// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.rostrum.media.leg.LegFormat.Extensions;
import org.rostrum.media.leg.MediaCodec;
import org.rostrum.proto.rtp.Octets;
import org.rostrum.proto.rtp.RtpPacket;

/** What happens to a packet in a room: parsed and made ready once, stamped for each receiver; what is missing is noted. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RoomBenchmarks {

    private static final Extensions IDS = new Extensions(1, 2, 3, 4, 5, 6, 7);

    private final byte[] buffer = new byte[1_500];
    private final InboundPacket packet = new InboundPacket();
    private final PacketRewriter rewriter = new PacketRewriter();
    private final NackList missing = new NackList();
    private final long[] due = new long[NackList.CAPACITY];
    private long number;
    private long nowNs;

    @Setup
    public void packet() {
        int at = RtpPacket.writeHeader(buffer, 32, false, true, 96, 1, 3000, 200);
        buffer[at] = (byte) 0x90;
        buffer[at + 1] = (byte) 0xe0;
        Octets.put16(buffer, at + 2, 0x8001);
        buffer[at + 6] = 1;
        packet.rtp.wrap(buffer, 32, at + 1_101 - 32);
    }

    /** Header, extensions and payload descriptor of a VP8 packet. */
    @Benchmark
    public boolean parse() {
        return packet.rtp.wrap(buffer, 32, 1_113) && packet.parse(MediaCodec.VP8, IDS, null, 0);
    }

    /** Header, extensions and payload into the buffer for receivers, once for a packet: 1,100 octets. */
    @Benchmark
    public int makeReady() {
        parse();
        rewriter.next();
        rewriter.prepare(packet, IDS);
        return rewriter.end();
    }

    /** A gap of three packets: noted, asked for, filled. */
    @Benchmark
    public int repairThreePackets() {
        number += 4;
        nowNs += 10_000_000;
        missing.missing(number - 3, number, nowNs);
        int count = missing.due(nowNs, 30_000_000, due);
        for (long n = number - 3; n < number; n++) {
            missing.arrived(n);
        }
        return count;
    }
}
