// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.media.MediaSource;
import org.rostrum.media.leg.LegEnd;
import org.rostrum.media.leg.LegFormat;
import org.rostrum.media.leg.LegInput;
import org.rostrum.media.leg.LegListener;
import org.rostrum.media.leg.LegPipe;
import org.rostrum.media.leg.LegPlan;
import org.rostrum.media.leg.MediaCodec;
import org.rostrum.media.leg.MediaLeg;
import org.rostrum.media.leg.SlotState;
import org.rostrum.media.leg.SlotWish;
import org.rostrum.media.net.MediaWorker;
import org.rostrum.proto.rtp.ExtensionBlock;
import org.rostrum.proto.rtp.Octets;
import org.rostrum.proto.rtp.Red;
import org.rostrum.proto.rtp.RtpPacket;
import org.rostrum.proto.rtp.TransportFeedback;
import org.rostrum.test.VirtualTime;

/**
 * The way of a packet through the room, to ten receivers, allocates nothing of ours; nor does feedback about it, nor redundancy of
 * sounds (RFC 2198), of which each tenth is lost and comes with the next.
 */
class AllocationTest {

    private static final int RECEIVERS = 10;

    private final VirtualTime time = new VirtualTime();
    private final TestWorker worker = new TestWorker(time, 0);
    private final SessionId session = new SessionId(1);
    private final SfuRouter router = new SfuRouter(time, time, new Random(1));
    private final byte[] buffer = new byte[1500];
    private final RtpPacket view = new RtpPacket();
    private long nowNs;
    private long sent;

    /** A leg that counts what it is sent and forgets what it is told. */
    private final class Counting implements LegPipe, LegListener {

        private final TransportFeedback feedback = new TransportFeedback();
        private final byte[] report = new byte[1200 + 96];
        private int answers;

        @Override
        public MediaWorker worker() {
            return worker;
        }

        @Override
        public void send(byte[] packet, int offset, int length) {
            if (!RtpPacket.isRtcp(packet, offset, length) && view.wrap(packet, offset, length) && view.payloadLength() > 0) {
                sent++;
                feedback.received(Octets.u16(packet, view.extension(TestPeer.IDS.transportCc())), nowNs);
            }
        }

        /** What the endpoint tells about what came. */
        void answer(MediaLeg leg) {
            int size = feedback.write(report, 32, 1200, 1, 2);
            if (size > 0) {
                answers++;
                leg.packet(report, 32, size, nowNs);
            }
        }

        @Override
        public void slots(List<SlotState> slots) {}

        @Override
        public void speakers(List<ParticipantId> speakers) {}

        @Override
        public void videoCodec(MediaCodec codec) {}

        @Override
        public void closed(LegEnd cause) {}
    }

    private final List<Counting> pipes = new ArrayList<>();

    private MediaLeg leg(int number) {
        Counting pipe = new Counting();
        pipes.add(pipe);
        ParticipantId id = new ParticipantId("p" + number);
        MediaLeg leg = router.attach(session, id, new LegPlan(Set.of(MediaCodec.VP8), 2, 1), pipe, pipe);
        leg.negotiated(new LegFormat(TestPeer.TYPES, Map.of(), TestPeer.IDS, TestPeer.RED), List.of(
                new LegInput(MediaSource.MICROPHONE, "mic", List.of(new LegInput.Encoding("", 100, 0))),
                new LegInput(MediaSource.CAMERA, "cam", List.of(new LegInput.Encoding("", 200, 0)))));
        leg.connected(0);
        leg.want(number == 0 ? List.of() : List.of(new SlotWish(0, new ParticipantId("p0"), MediaSource.CAMERA, 1280, 720)));
        router.room(session).gate(id, MediaSource.CAMERA, true);
        router.room(session).gate(id, MediaSource.MICROPHONE, true);
        return leg;
    }

    @Test
    void forwardingAllocatesNothing() {
        MediaLeg publisher = leg(0);
        List<MediaLeg> receivers = new ArrayList<>();
        for (int i = 1; i <= RECEIVERS; i++) {
            receivers.add(leg(i));
        }
        int[] at = {0};
        worker.run(() -> {
            // the slots are mapped by ticks between the packets, then only packets flow
            for (int i = 0; i < 60; i++) {
                nowNs = time.nanos();
                packets(publisher, receivers, at, 1);
                time.advance(Duration.ofMillis(20));
            }
            packets(publisher, receivers, at, 20_000);
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long self = Thread.currentThread().getId();
            long before = threads.getThreadAllocatedBytes(self);
            long overhead = threads.getThreadAllocatedBytes(self) - before;
            sent = 0;
            before = threads.getThreadAllocatedBytes(self);
            packets(publisher, receivers, at, 50_000);
            long allocated = threads.getThreadAllocatedBytes(self) - before - overhead;

            assertThat(sent).isEqualTo(50_000L * RECEIVERS);
            assertThat(pipes.get(1).answers).isGreaterThan(10_000);
            // less than one octet per hundred packets: what the measurement itself costs
            assertThat(allocated).as("octets for 50,000 packets in and %d out", sent).isLessThan(500);
        });
    }

    /** Twenty milliseconds apart, so that nothing has to wait for its turn. */
    private void packets(MediaLeg publisher, List<MediaLeg> receivers, int[] at, int count) {
        for (int i = 0; i < count; i++) {
            nowNs += 20_000_000;
            int n = at[0]++;
            boolean audio = n % 5 == 0;
            int length = audio ? audio(n / 5) : video(n - n / 5);
            if (!audio || n / 5 % 10 != 7) {
                publisher.packet(buffer, 32, length, nowNs);
            }
            publisher.batchEnd(nowNs);
            for (int r = 0; r < receivers.size() && n % 5 == 4; r++) {
                pipes.get(r + 1).answer(receivers.get(r));
            }
        }
    }

    private final ExtensionBlock block = new ExtensionBlock();
    private final byte[] level = {20};

    private int audio(int n) {
        block.clear();
        block.add(TestPeer.IDS.audioLevel(), level, 0, 1);
        int at = block.write(buffer, RtpPacket.writeHeader(buffer, 32, true, false, TestPeer.RED, n & 0xffff, n * 960, 100));
        at = Red.writeEarlier(buffer, at, 111, 960, 80);
        return Red.writeOwn(buffer, at, 111) + 160 - 32;
    }

    private int video(int n) {
        int at = RtpPacket.writeHeader(buffer, 32, false, true, 96, n & 0xffff, n * 3000, 200);
        buffer[at] = (byte) 0x90;
        buffer[at + 1] = (byte) 0xe0;
        Octets.put16(buffer, at + 2, 0x8000 | n);
        buffer[at + 4] = (byte) n;
        buffer[at + 5] = 0;
        buffer[at + 6] = (byte) (n % 100 == 0 ? 0 : 1);
        return at + 1100 - 32;
    }
}
