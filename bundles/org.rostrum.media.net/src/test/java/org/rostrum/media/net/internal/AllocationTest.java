// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.rostrum.media.test.NoLeaks;
import org.rostrum.proto.srtp.SrtpKeys;
import org.rostrum.proto.srtp.SrtpProfile;
import org.rostrum.proto.srtp.SrtpReceiver;
import org.rostrum.proto.srtp.SrtpSender;

/** What our code allocates for a packet beyond the platform's cipher, which is measured apart in the same thread. */
class AllocationTest {

    private static final int PACKETS = 4_000;
    private static final int BATCH = 40;
    private static final int LENGTH = 1_200;
    private static final SrtpProfile PROFILE = SrtpProfile.AEAD_AES_128_GCM;
    private static final SrtpKeys KEYS = new SrtpKeys(new byte[16], new byte[12]);

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void aForwardedPacketCostsTheCipherAndAFewOctets() throws Exception {
        try (TestNet net = new TestNet(); TestNet.Link link = net.link()) {
            NoLeaks.pause();
            link.handler().keep = false;
            byte[] packet = TestNet.rtp(1, 0, LENGTH);
            byte[] out = new byte[LENGTH + 64];
            SrtpSender sender = new SrtpSender(PROFILE, KEYS, 4);
            long cipher = perPacket(link, 0, n -> {
                sequence(packet, n);
                sender.protectRtp(packet, 0, packet.length, out, 0);
            });
            long sent = perPacket(link, 1, n -> {
                sequence(packet, n);
                link.transport().send(packet, 0, packet.length);
            });
            System.out.println("allocated per sent packet: cipher " + cipher + " B, all " + sent + " B");
            assertThat(sent - cipher).as("octets of ours per sent packet").isLessThan(48);
        }
    }

    @Test
    void aReceivedPacketCostsTheCipherAndNothing() throws Exception {
        try (TestNet net = new TestNet(); TestNet.Link link = net.link()) {
            NoLeaks.pause();
            link.handler().keep = false;
            List<byte[]> foreign = protectedPackets();
            List<byte[]> own = new ArrayList<>();
            for (int i = 0; i < 2 * PACKETS; i++) {
                own.add(link.peer().protect(TestNet.rtp(1, i, LENGTH), 0, LENGTH));
            }
            SrtpReceiver receiver = new SrtpReceiver(PROFILE, KEYS, 4);
            byte[] out = new byte[LENGTH + 64];
            long cipher = perPacket(link, 0, n -> receiver.unprotectRtp(foreign.get(n), 0, LENGTH + 16, out, 0));
            PeerTransport transport = (PeerTransport) link.transport();
            long received = perPacket(link, 0, n -> transport.handle(Demux.RTP, own.get(n), LENGTH + 16));
            System.out.println("allocated per received packet: cipher " + cipher + " B, all " + received + " B");
            assertThat(link.handler().count.get()).isEqualTo(2 * PACKETS);
            assertThat(received - cipher).as("octets of ours per received packet").isLessThan(16);
        }
    }

    private static List<byte[]> protectedPackets() {
        SrtpSender sender = new SrtpSender(PROFILE, KEYS, 4);
        List<byte[]> packets = new ArrayList<>();
        for (int i = 0; i < 2 * PACKETS; i++) {
            byte[] out = new byte[LENGTH + 16];
            sender.protectRtp(TestNet.rtp(1, i, LENGTH), 0, LENGTH, out, 0);
            packets.add(out);
        }
        return packets;
    }

    private static void sequence(byte[] packet, int n) {
        packet[2] = (byte) (n >> 8);
        packet[3] = (byte) n;
    }

    /** Median of what the worker allocates per packet over batches, after as many packets of warm-up. */
    private long perPacket(TestNet.Link link, int first, IntConsumer work) throws Exception {
        List<Long> samples = new ArrayList<>();
        for (int done = 0; done < 2 * PACKETS; done += BATCH) {
            int from = first + done;
            long allocated = CompletableFuture.supplyAsync(() -> {
                long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
                for (int i = from; i < from + BATCH; i++) {
                    work.accept(i);
                }
                return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
            }, link.transport().worker()).get(5, TimeUnit.SECONDS);
            if (done >= PACKETS) {
                samples.add(allocated / BATCH);
            }
        }
        samples.sort(Long::compare);
        return samples.get(samples.size() / 2);
    }
}
