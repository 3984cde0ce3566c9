// SPDX-License-Identifier: Apache-2.0
package org.rostrum.webrtc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.test.Eventually.eventually;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.media.MediaKind;
import org.rostrum.media.MediaSource;
import org.rostrum.media.leg.LegEnd;
import org.rostrum.media.leg.LegFormat;
import org.rostrum.media.leg.LegFormat.PayloadType;
import org.rostrum.media.leg.LegInput;
import org.rostrum.media.leg.LegListener;
import org.rostrum.media.leg.LegPipe;
import org.rostrum.media.leg.LegPlan;
import org.rostrum.media.leg.MediaCodec;
import org.rostrum.media.leg.MediaLeg;
import org.rostrum.media.leg.SlotState;
import org.rostrum.media.leg.SlotWish;
import org.rostrum.media.net.MediaTransport;
import org.rostrum.media.net.MediaWorker;
import org.rostrum.media.net.TrafficKind;
import org.rostrum.media.net.TransportHandler;
import org.rostrum.media.test.TestPeer;
import org.rostrum.proto.rtp.Octets;
import org.rostrum.proto.rtp.RtpPacket;
import org.rostrum.proto.srtp.SrtpKeys;
import org.rostrum.proto.srtp.SrtpProfile;
import org.rostrum.proto.srtp.SrtpSender;

/**
 * What a packet allocates on its whole way out: room, SRTP, train, socket, to real peers. What the platform's cipher allocates is
 * measured in the same run by itself and has a bound of its own.
 */
class ForwardingAllocationTest {

    private static final SessionId SESSION = new SessionId(9);
    private static final ParticipantId SPEAKER = new ParticipantId("speaker");
    private static final LegFormat FORMAT =
            new LegFormat(Map.of(MediaCodec.VP8, new PayloadType(96, 97)), Map.of(), new LegFormat.Extensions(1, 2, 3, 4, 0, 6, 7));
    private static final int RECEIVERS = 4;
    private static final int BATCH = 20;
    private static final int BATCHES = 400;
    private static final int PAYLOAD = 1_100;
    /** SunJCE on Java 17: 1,040 to 1,170 octets, most of it a new GHASH and counter for each packet. */
    private static final long CIPHER_BOUND = 1_300;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final byte[] buffer = new byte[1_500];

    /** An end of a leg, with or without a transport. */
    private static final class End implements TransportHandler, LegPipe, LegListener {

        private MediaTransport transport;
        private MediaWorker worker;
        private MediaLeg leg;

        @Override
        public MediaWorker worker() {
            return transport == null ? worker : transport.worker();
        }

        @Override
        public void send(byte[] packet, int offset, int length) {
            if (transport != null) {
                transport.send(packet, offset, length);
            }
        }

        @Override
        public void send(byte[] packet, int offset, int length, MediaKind kind) {
            if (transport != null) {
                transport.send(packet, offset, length, kind == MediaKind.AUDIO ? TrafficKind.AUDIO : TrafficKind.VIDEO);
            }
        }

        @Override
        public void connected(long nowNs) {
            leg.connected(nowNs);
        }

        @Override
        public void packet(byte[] packet, int offset, int length, long nowNs) {
            leg.packet(packet, offset, length, nowNs);
        }

        @Override
        public void batchEnd(long nowNs) {
            leg.batchEnd(nowNs);
        }

        @Override
        public void closed(CloseReason reason) {}

        @Override
        public void slots(List<SlotState> slots) {}

        @Override
        public void speakers(List<ParticipantId> speakers) {}

        @Override
        public void videoCodec(MediaCodec codec) {}

        @Override
        public void closed(LegEnd cause) {}
    }

    @Test
    void aForwardedPacketCostsTheCipherAndAFewOctets() throws Exception {
        try (TestPlane plane = new TestPlane(0, 1, "127.0.0.1")) {
            List<TestPeer> peers = new ArrayList<>();
            for (int i = 0; i < RECEIVERS; i++) {
                peers.add(receiver(plane, "p" + i));
            }
            MediaLeg speaker = speaker(plane);
            MediaWorker worker = plane.plane.create("worker", new End()).worker();
            int[] at = {0};
            // until the slots are mapped
            eventually(() -> {
                batch(speaker, worker, at);
                return peers.stream().allMatch(peer -> peer.received() > 100) ? "" : "received " + peers.get(0).received();
            });
            long forwarded = median(worker, n -> packets(speaker, at)) / (BATCH * RECEIVERS);
            SrtpSender sender = new SrtpSender(SrtpProfile.AEAD_AES_128_GCM, new SrtpKeys(new byte[16], new byte[12]), 4);
            byte[] out = new byte[1_500];
            int[] sequence = {0};
            long cipher = median(worker, n -> {
                for (int i = 0; i < BATCH; i++) {
                    int length = video(sequence[0]++);
                    sender.protectRtp(buffer, 32, length, out, 0);
                }
            }) / BATCH;
            System.out.println("allocated per forwarded packet: cipher " + cipher + " B, all " + forwarded + " B");
            assertThat(cipher).as("octets of the platform's cipher").isLessThan(CIPHER_BOUND);
            assertThat(forwarded - cipher).as("octets of ours per forwarded packet").isLessThan(48);
            peers.forEach(TestPeer::kill);
        }
    }

    private static TestPeer receiver(TestPlane plane, String name) throws Exception {
        TestPeer peer = TestPeer.open();
        End end = new End();
        end.transport = plane.plane.create(name, end);
        end.leg = plane.router.attach(SESSION, new ParticipantId(name), new LegPlan(Set.of(MediaCodec.VP8), 0, 1), end, end);
        end.leg.negotiated(FORMAT, List.of());
        end.leg.want(List.of(new SlotWish(0, SPEAKER, MediaSource.CAMERA, 1280, 720)));
        end.transport.remote(peer.ufrag(), peer.password(), peer.fingerprint());
        peer.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), plane.plane.read().port()),
                end.transport.localUfrag(), end.transport.localPassword(), plane.plane.fingerprint()).get(10, TimeUnit.SECONDS);
        return peer;
    }

    private static MediaLeg speaker(TestPlane plane) {
        End end = new End();
        end.worker = plane.plane.create("nobody", end).worker();
        plane.router.room(SESSION).gate(SPEAKER, MediaSource.CAMERA, true);
        end.leg = plane.router.attach(SESSION, SPEAKER, new LegPlan(Set.of(MediaCodec.VP8), 0, 0), end, end);
        end.leg.negotiated(FORMAT, List.of(new LegInput(MediaSource.CAMERA, "cam", List.of(new LegInput.Encoding("", 200, 0)))));
        end.leg.connected(0);
        return end.leg;
    }

    private void batch(MediaLeg speaker, MediaWorker worker, int[] at) {
        try {
            CompletableFuture.runAsync(() -> packets(speaker, at), worker).get(5, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void packets(MediaLeg speaker, int[] at) {
        for (int i = 0; i < BATCH; i++) {
            speaker.packet(buffer, 32, video(at[0]++), System.nanoTime());
        }
        speaker.batchEnd(System.nanoTime());
    }

    /** Median of what the worker allocates for a batch and for its departure, after as many batches of warm-up. */
    private long median(MediaWorker worker, IntConsumer work) throws Exception {
        List<Long> samples = new ArrayList<>();
        for (int i = 0; i < 2 * BATCHES; i++) {
            int number = i;
            long before = allocated(worker, () -> work.accept(number));
            long after = allocated(worker, () -> { });
            if (i >= BATCHES) {
                samples.add(after - before);
            }
        }
        samples.sort(Long::compare);
        return samples.get(samples.size() / 2);
    }

    /** What the worker had allocated when it began with {@code task}. */
    private long allocated(MediaWorker worker, Runnable task) throws Exception {
        return CompletableFuture.supplyAsync(() -> {
            long now = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            task.run();
            return now;
        }, worker).get(5, TimeUnit.SECONDS);
    }

    private int video(int n) {
        int at = RtpPacket.writeHeader(buffer, 32, false, n % BATCH == BATCH - 1, 96, n & 0xffff, n * 3000, 200);
        buffer[at] = (byte) 0x90;
        buffer[at + 1] = (byte) 0xe0;
        Octets.put16(buffer, at + 2, 0x8000 | n & 0x7fff);
        buffer[at + 4] = (byte) n;
        buffer[at + 5] = 0;
        buffer[at + 6] = (byte) (n % 100 == 0 ? 0 : 1);
        return at + PAYLOAD - 32;
    }
}
