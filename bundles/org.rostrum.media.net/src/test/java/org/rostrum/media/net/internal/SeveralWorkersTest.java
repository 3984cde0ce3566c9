// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.test.Eventually.eventually;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Transports live where their first check arrived and stay there, whichever socket the system gives their packets to. */
class SeveralWorkersTest {

    @Test
    void transportsSpreadAndPacketsFindThem() throws Exception {
        try (TestNet net = new TestNet(TestNet.settings(0, 3, true))) {
            List<TestNet.Link> links = new ArrayList<>();
            Set<Integer> workers = new HashSet<>();
            for (int i = 0; i < 24; i++) {
                TestNet.Link link = net.link();
                link.handler().echo = true;
                links.add(link);
                workers.add(link.transport().worker().index());
            }
            assertThat(workers).as("the system spreads 24 addresses over three sockets").hasSizeGreaterThan(1);
            for (TestNet.Link link : links) {
                AtomicInteger sequence = new AtomicInteger();
                int home = link.transport().worker().index();
                for (int n = 0; n < 6; n++) {
                    move(link);
                    long before = link.peer().received();
                    eventually(() -> {
                        link.peer().sendRtp(TestNet.rtp(1, sequence.incrementAndGet() & 0xffff, 100));
                        return link.peer().received() > before ? "" : "nothing came back";
                    });
                }
                assertThat(link.transport().worker().index()).isEqualTo(home);
                assertThat(link.handler().wrong).isEmpty();
            }
            links.forEach(TestNet.Link::close);
        }
    }

    /** An address that another worker's socket serves: what comes there is handed over, all of it, in order, and answered. */
    @Test
    void aMoveToAnotherSocketLosesNothing() throws Exception {
        try (TestNet net = new TestNet(TestNet.settings(0, 3, true)); TestNet.Link link = net.link()) {
            link.handler().echo = true;
            int home = link.transport().worker().index();
            int sequence = 0;
            int strange = 0;
            for (int move = 0; move < 12; move++) {
                move(link);
                long elsewhere = packetsElsewhere(link, home);
                for (int i = 0; i < 40; i++) {
                    link.peer().sendRtp(TestNet.rtp(1, sequence++, 100));
                }
                int sent = sequence;
                eventually(() -> link.peer().received() == sent ? "" : "came back: " + link.peer().received() + " of " + sent);
                strange += packetsElsewhere(link, home) - elsewhere >= 40 ? 1 : 0;
            }
            assertThat(strange).as("moves to a socket of another worker").isPositive();
            for (int i = 0; i < sequence; i++) {
                byte[] packet = link.handler().packets.get(i);
                assertThat((packet[2] & 0xff) << 8 | packet[3] & 0xff).isEqualTo(i);
            }
            assertThat(link.handler().wrong).isEmpty();
        }
    }

    /** Packets that come as fast as they are taken: what else the worker has to do is done between them. */
    @Test
    void aFloodFromAnotherSocketLeavesTurnsToOthers() throws Exception {
        try (TestNet net = new TestNet(TestNet.settings(0, 2, true)); TestNet.Link link = net.link()) {
            Worker home = (Worker) link.transport().worker();
            Worker other = (Worker) home.all().get(1 - home.index());
            InetSocketAddress from = new InetSocketAddress(InetAddress.getLoopbackAddress(), link.peer().port());
            AtomicInteger sequence = new AtomicInteger();
            AtomicInteger turn = new AtomicInteger();
            Runnable next = () -> {
                if (sequence.get() == 1) {
                    home.execute(() -> turn.set(sequence.get()));
                }
                if (turn.get() == 0 && sequence.get() < 20_000) {
                    byte[] packet = TestNet.rtp(1, sequence.incrementAndGet(), 100);
                    byte[] sealed = link.peer().protect(packet, 0, packet.length);
                    CompletableFuture.runAsync(() -> home.handovers().give(sealed, sealed.length, from, other)).join();
                }
            };
            link.handler().keep = false;
            link.handler().then = next;
            home.execute(next);
            eventually(() -> turn.get() > 0 ? "" : "no turn yet");
            assertThat(turn.get()).isLessThan(10_000);
            assertThat(link.handler().count.get()).as("packets that were taken").isPositive();
        }
    }

    /** To another port, until the server sends there and the peer has heard that the way is good: each worker knows it then. */
    private static void move(TestNet.Link link) throws Exception {
        link.peer().move();
        String port = ":" + link.peer().port();
        eventually(() -> link.transport().stats().peer().endsWith(port) && link.peer().answered() ? "" : "still at the old address");
    }

    private static long packetsElsewhere(TestNet.Link link, int home) {
        return link.transport().worker().all().stream().filter(worker -> worker.index() != home)
                .mapToLong(worker -> ((Worker) worker).traffic().packetsIn.get()).sum();
    }
}
