// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.test.Eventually.eventually;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.rostrum.media.net.DropReason;
import org.rostrum.media.net.TrafficKind;

/** How packets leave together. */
class TrainsTest {

    @Test
    void lengthsOfTrainsAreCounted() throws Exception {
        try (TestNet net = new TestNet(); TestNet.Link link = net.link()) {
            List<Long> before = net.plane.read().trains();
            onWorker(link, () -> {
                send(link, 0, 10, true);
                send(link, 10, 1, true);
            });
            eventually(() -> link.peer().received() == 11 ? "" : "received " + link.peer().received());
            assertThat(difference(before, net.plane.read().trains())).as("11 packets in one").containsExactly(0L, 0L, 0L, 1L, 0L, 0L);
        }
    }

    @Test
    void thePartsOfAPictureThatComeInTwoBatchesLeaveAsOneTrain() throws Exception {
        try (TestNet net = new TestNet()) {
            List<TestNet.Link> links = links(net);
            net.freeze();
            List<Long> before = net.plane.read().trains();
            onWorker(links.get(0), () -> {
                links.forEach(link -> send(link, 0, 3, false));
                links.get(0).transport().worker().execute(() -> links.forEach(link -> send(link, 3, 2, true)));
            });
            for (TestNet.Link link : links) {
                eventually(() -> link.peer().received() == 5 ? "" : "received " + link.peer().received());
            }
            assertThat(difference(before, net.plane.read().trains())).as("ten of five packets").containsExactly(0L, 0L, 10L, 0L, 0L, 0L);
            links.forEach(TestNet.Link::close);
        }
    }

    @Test
    void aPictureWhoseRestDoesNotComeLeavesAllTheSame() throws Exception {
        try (TestNet net = new TestNet()) {
            List<TestNet.Link> links = links(net);
            onWorker(links.get(0), () -> links.forEach(link -> send(link, 0, 3, false)));
            for (TestNet.Link link : links) {
                eventually(() -> link.peer().received() == 3 ? "" : "received " + link.peer().received());
            }
            links.forEach(TestNet.Link::close);
        }
    }

    /** More than the channel takes before it says that it is full, in one batch. */
    @Test
    void aLargeBatchIsNotDroppedWhileTheKernelTakesIt() throws Exception {
        try (TestNet net = new TestNet(); TestNet.Link link = net.link()) {
            onWorker(link, () -> {
                for (int i = 0; i < 12_000; i++) {
                    send(link, i, 1, true);
                }
            });
            assertThat(link.transport().stats().packetsOut()).isEqualTo(12_000);
        }
    }

    /** What may not be sent there (here: a broadcast) says nothing about trains. */
    @Test
    void aFailureThatIsNotOfTrainsEndsNone() throws Exception {
        try (TestNet net = new TestNet(); TestNet.Link link = net.link()) {
            Worker worker = (Worker) link.transport().worker();
            long failed = net.drops(DropReason.SEND_FAILED);
            byte[] packet = TestNet.rtp(9, 1, 1_000);
            Train[] train = new Train[1];
            onWorker(link, () -> {
                train[0] = new Train(worker, worker.lane(TrafficKind.VIDEO));
                send(train[0], packet, new InetSocketAddress("255.255.255.255", 9));
            });
            eventually(() -> net.drops(DropReason.SEND_FAILED) > failed ? "" : "it was sent");
            List<Long> before = net.plane.read().trains();
            onWorker(link, () -> send(train[0], packet, new InetSocketAddress(InetAddress.getLoopbackAddress(), 9)));
            assertThat(difference(before, net.plane.read().trains())).as("one of two").containsExactly(0L, 1L, 0L, 0L, 0L, 0L);
        }
    }

    private static void send(Train train, byte[] packet, InetSocketAddress to) {
        train.append(packet, packet.length, to);
        train.append(packet, packet.length, to);
        train.depart(to);
    }

    private static List<TestNet.Link> links(TestNet net) throws Exception {
        List<TestNet.Link> links = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            links.add(net.link());
        }
        return links;
    }

    private static void send(TestNet.Link link, int first, int count, boolean complete) {
        for (int i = 0; i < count; i++) {
            byte[] packet = TestNet.rtp(9, first + i, 1_000);
            packet[1] |= (byte) (complete && i == count - 1 ? 0x80 : 0);
            link.transport().send(packet, 0, packet.length);
        }
    }

    private static List<Long> difference(List<Long> before, List<Long> after) {
        List<Long> out = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            out.add(after.get(i) - before.get(i));
        }
        return out;
    }

    private static void onWorker(TestNet.Link link, Runnable task) throws Exception {
        CompletableFuture.runAsync(task, link.transport().worker()).get(5, TimeUnit.SECONDS);
    }
}
