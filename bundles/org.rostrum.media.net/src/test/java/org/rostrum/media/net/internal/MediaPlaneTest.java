// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.test.Eventually.eventually;

import io.netty.buffer.Unpooled;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.media.net.DropReason;
import org.rostrum.media.net.MediaTransport;
import org.rostrum.media.net.TransportHandler.CloseReason;
import org.rostrum.media.net.TransportStats;
import org.rostrum.media.test.TestPeer;
import org.rostrum.media.test.TestPeerOptions;
import org.rostrum.proto.srtp.SrtpProfile;
import org.rostrum.proto.stun.StunClass;
import org.rostrum.proto.stun.StunTransactionId;
import org.rostrum.proto.stun.StunWriter;

/** The whole of it over loopback sockets, with peers that are no browsers. */
class MediaPlaneTest {

    private TestNet net = new TestNet();

    @AfterEach
    void stop() {
        net.close();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, AEAD_AES_128_GCM, true", "::1, AEAD_AES_128_GCM, true",
        "127.0.0.1, AEAD_AES_256_GCM, true",
        "127.0.0.1, AES128_CM_HMAC_SHA1_80, true", "::1, AES128_CM_HMAC_SHA1_80, true",
        "127.0.0.1, AEAD_AES_128_GCM, false", "::1, AEAD_AES_128_GCM, false"
    })
    void mediaFlowsBothWays(String host, SrtpProfile profile, boolean nativeSockets) throws Exception {
        net.close();
        net = new TestNet(TestNet.settings(0, 1, nativeSockets));
        TestPeer peer = TestPeer.open(TestPeerOptions.defaults().withBind(InetAddress.getByName(host)).withProfiles(profile));
        try (TestNet.Link link = net.link(peer, host)) {
            link.handler().echo = true;
            for (int i = 0; i < 100; i++) {
                peer.sendRtp(TestNet.rtp(7, 65_500 + i & 0xffff, 200 + i));
            }
            byte[] report = TestNet.rtcp(7);
            peer.send(report, 0, report.length);
            eventually(() -> peer.received() == 101 ? "" : "came back: " + peer.received() + ", rejected " + peer.rejected());
            assertThat(link.handler().packets).hasSize(101);
            assertThat(link.handler().packets.get(99)).hasSize(299);
            assertThat(link.handler().packets.get(100)).isEqualTo(report);
            assertThat(link.handler().wrong).isEmpty();
            TransportStats stats = link.transport().stats();
            assertThat(stats.profile()).isEqualTo(profile.name());
            assertThat(stats.peer()).isEqualTo((host.equals("::1") ? "[0:0:0:0:0:0:0:1]" : host) + ":" + peer.port());
            assertThat(stats.packetsIn()).isEqualTo(101).isEqualTo(stats.packetsOut());
            assertThat(stats.bytesIn()).isEqualTo(stats.bytesOut()).isGreaterThan(100 * 200);
            assertThat(net.plane.read().engine()).isEqualTo(nativeSockets ? "epoll" : "nio");
        }
    }

    @Test
    void equalPacketsLeaveAsATrainInOrder() throws Exception {
        try (TestNet.Link link = net.link()) {
            StringBuffer order = new StringBuffer();
            StringBuilder expected = new StringBuilder();
            link.peer().onPacket((buffer, offset, length) -> order.append(buffer[offset + 3] & 0xff).append(' '));
            int[] lengths = {1_000, 1_000, 1_000, 400, 1_000, 1_000, 1_300, 100, 100, 1_000};
            for (int i = 0; i < 200; i++) {
                expected.append(i).append(' ');
            }
            onWorker(link, () -> {
                for (int i = 0; i < 200; i++) {
                    byte[] packet = TestNet.rtp(9, i, lengths[i % lengths.length]);
                    link.transport().send(packet, 0, packet.length);
                }
            });
            eventually(() -> link.peer().received() == 200 ? "" : "received " + link.peer().received());
            assertThat(order.toString()).isEqualTo(expected.toString());
        }
    }

    @Test
    void aWrongFingerprintEndsTheTransport() throws Exception { // RFC 5763 section 5
        RecordingHandler handler = new RecordingHandler();
        MediaTransport transport = net.plane.create("wrong", handler);
        try (TestPeer peer = TestPeer.open(); TestPeer other = TestPeer.open()) {
            transport.remote(peer.ufrag(), peer.password(), other.fingerprint());
            var connecting = peer.connect(
                    net.address("127.0.0.1"), transport.localUfrag(), transport.localPassword(), net.plane.fingerprint());
            eventually(() -> handler.closed == CloseReason.HANDSHAKE_FAILED ? "" : "closed: " + handler.closed);
            assertThatThrownBy(() -> connecting.get(5, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
            assertThat(handler.connected).isFalse();
        }
    }

    @Test
    void anUnreadableFingerprintEndsTheTransport() {
        RecordingHandler handler = new RecordingHandler();
        net.plane.create("bad", handler).remote("a", "b", "sha-1 00");
        eventually(() -> handler.closed == CloseReason.HANDSHAKE_FAILED ? "" : "closed: " + handler.closed);
    }

    @Test
    void theAnswerMayComeAfterTheHandshakeBegan() throws Exception {
        RecordingHandler handler = new RecordingHandler();
        MediaTransport transport = net.plane.create("late", handler);
        try (TestPeer peer = TestPeer.open()) {
            var connecting = peer.connect(
                    net.address("127.0.0.1"), transport.localUfrag(), transport.localPassword(), net.plane.fingerprint());
            eventually(() -> transport.stats().peer() != null ? "" : "no check yet");
            transport.remote(peer.ufrag(), peer.password(), peer.fingerprint());
            connecting.get(5, TimeUnit.SECONDS);
            eventually(() -> handler.connected ? "" : "not connected");
        }
    }

    @Test
    void consentRunsOut() throws Exception { // RFC 7675 section 5.1
        try (TestNet.Link link = net.link()) {
            net.jump(Duration.ofSeconds(20));
            eventually(() -> {
                link.peer().sendRtp(TestNet.rtp(1, link.handler().count.get(), 50));
                return link.handler().count.get() > 3 ? "" : "still alive, of course";
            });
            link.peer().pauseChecks();
            net.jump(Duration.ofSeconds(31));
            eventually(() -> link.handler().closed == CloseReason.CONSENT_LOST ? "" : "closed: " + link.handler().closed);
            assertThat(net.plane.read().transports()).isZero();
            long strangers = net.drops(DropReason.STRANGER);
            link.peer().sendRtp(TestNet.rtp(1, 500, 50));
            eventually(() -> net.drops(DropReason.STRANGER) > strangers ? "" : "its address is still known");
        }
    }

    @Test
    void aTransportThatNobodyComesToEndsAfterThirtySeconds() {
        RecordingHandler handler = new RecordingHandler();
        net.plane.create("lonely", handler);
        assertThat(net.plane.read().transports()).isEqualTo(1);
        net.jump(Duration.ofSeconds(30));
        eventually(() -> handler.closed == CloseReason.NEVER_CONNECTED ? "" : "closed: " + handler.closed);
        assertThat(net.plane.read().transports()).isZero();
    }

    @Test
    void aRestartKeepsMediaFlowing() throws Exception { // RFC 8445 section 9
        try (TestNet.Link link = net.link()) {
            String before = link.transport().localUfrag();
            link.transport().restart();
            assertThat(link.transport().localUfrag()).isNotEqualTo(before);
            link.peer().sendRtp(TestNet.rtp(1, 1, 50));
            link.peer().move();
            link.peer().restart(link.transport().localUfrag(), link.transport().localPassword());
            eventually(() -> link.transport().stats().peer().endsWith(":" + link.peer().port()) ? "" : "still the old path");
            link.handler().echo = true;
            link.peer().sendRtp(TestNet.rtp(1, 2, 50));
            eventually(() -> link.peer().received() == 1 ? "" : "nothing on the new path");
            long unknown = net.drops(DropReason.UNKNOWN_UFRAG);
            link.peer().restart(before, "x");
            eventually(() -> net.drops(DropReason.UNKNOWN_UFRAG) > unknown ? "" : "the old fragment is still known");
        }
    }

    @Test
    void aPeerMayChangeItsAddress() throws Exception {
        try (TestNet.Link link = net.link()) {
            link.handler().echo = true;
            link.peer().move();
            eventually(() -> link.transport().stats().peer().endsWith(":" + link.peer().port()) ? "" : "still the old address");
            link.peer().sendRtp(TestNet.rtp(1, 2, 50));
            eventually(() -> link.peer().received() == 1 ? "" : "nothing at the new address");
        }
    }

    @Test
    void replayedAndForgedPacketsAreDroppedAndCounted() throws Exception {
        try (TestNet.Link link = net.link()) {
            byte[] packet = TestNet.rtp(1, 1, 100);
            byte[] sealed = link.peer().protect(packet, 0, packet.length);
            link.peer().sendRaw(sealed);
            link.peer().sendRaw(sealed);
            byte[] forged = sealed.clone();
            forged[3]++;
            link.peer().sendRaw(forged);
            link.peer().sendRaw(new byte[] {(byte) 0x80, 96, 0});
            eventually(() -> link.transport().stats().authFailed() == 1 ? "" : "" + link.transport().stats());
            eventually(() -> net.drops(DropReason.MALFORMED_MEDIA) == 1 ? "" : "malformed not counted");
            assertThat(link.transport().stats().replayed()).isEqualTo(1);
            assertThat(link.handler().packets).hasSize(1);
        }
    }

    @Test
    void closingTellsThePeerAndTheHandler() throws Exception {
        try (TestNet.Link link = net.link()) {
            link.transport().close();
            link.transport().close();
            link.peer().remotelyClosed().get(5, TimeUnit.SECONDS);
            eventually(() -> link.handler().closed == CloseReason.LOCAL ? "" : "closed: " + link.handler().closed);
            assertThat(link.handler().wrong).isEmpty();
        }
    }

    @Test
    void aPeerThatSaysGoodbyeIsHeardAtOnce() throws Exception {
        try (TestNet.Link link = net.link()) {
            link.peer().close();
            eventually(() -> link.handler().closed == CloseReason.REMOTE ? "" : "closed: " + link.handler().closed);
        }
    }

    @Test
    void stoppingTellsEverybodyAndLeavesNoThread() throws Exception {
        try (TestNet.Link link = net.link()) {
            net.close();
            assertThat(link.handler().closed).isEqualTo(CloseReason.SHUTDOWN);
            link.peer().remotelyClosed().get(5, TimeUnit.SECONDS);
            assertThatIllegalStateException().isThrownBy(() -> net.plane.create("late", new RecordingHandler()));
            assertThat(link.transport().worker().inWorker()).isFalse();
            eventually(() -> {
                String left = Thread.getAllStackTraces().keySet().stream().filter(Thread::isAlive).map(Thread::getName)
                        .filter(name -> name.startsWith("rostrum-media")).toList().toString();
                return left.equals("[]") ? "" : "threads left: " + left;
            });
        }
    }

    @Test
    void aBusyPortIsSaidInOneLine() throws Exception {
        try (DatagramSocket taken = new DatagramSocket(0)) {
            assertThatIllegalStateException().isThrownBy(() -> new TestNet(TestNet.settings(taken.getLocalPort(), 1, true)))
                    .withMessageContaining("media port " + taken.getLocalPort() + "/udp cannot be opened");
        }
    }

    @Test
    void aFailingHandlerDoesNotStopTheWorker() throws Exception {
        try (TestNet.Link broken = net.link(); TestNet.Link good = net.link()) {
            broken.handler().failing = true;
            broken.peer().sendRtp(TestNet.rtp(1, 1, 50));
            eventually(() -> broken.handler().count.get() == 1 ? "" : "not arrived");
            good.peer().sendRtp(TestNet.rtp(1, 1, 50));
            eventually(() -> good.handler().count.get() == 1 ? "" : "the worker is dead");
        }
    }

    @Test
    void tasksAreBoundedAndTimersCanBeCancelled() throws Exception {
        try (TestNet.Link link = net.link()) {
            AtomicInteger ran = new AtomicInteger();
            Runnable[] cancel = new Runnable[1];
            onWorker(link, () -> {
                cancel[0] = link.transport().worker().schedule(TimeUnit.MILLISECONDS.toNanos(1), () -> ran.addAndGet(1_000));
                cancel[0].run();
                link.transport().worker().schedule(TimeUnit.MILLISECONDS.toNanos(20), () -> ran.addAndGet(1));
            });
            eventually(() -> ran.get() == 1 ? "" : "ran " + ran);
            CountDownLatch hold = new CountDownLatch(1);
            link.transport().worker().execute(() -> await(hold));
            assertThatThrownBy(() -> {
                for (int i = 0; i < 20_000; i++) {
                    link.transport().worker().execute(() -> { });
                }
            }).isInstanceOf(RejectedExecutionException.class);
            hold.countDown();
        }
    }

    /** Thousands of junk datagrams: silence, a counter, no growth, the stream undisturbed. */
    @Test
    void junkDisturbsNobodyAndLeavesNothing() throws Exception {
        try (TestNet.Link link = net.link(); DatagramSocket stranger = new DatagramSocket()) {
            Random random = new Random(53_000);
            stranger.setSoTimeout(1);
            int rounds = 300;
            for (int i = 0; i < rounds; i++) {
                for (int n = 0; n < 10; n++) {
                    byte[] junk = junk(random);
                    stranger.send(new DatagramPacket(junk, junk.length, net.address("127.0.0.1")));
                    if (n == 0 && junk.length > 0 && (junk[0] & 0xff) >= 128) {
                        link.peer().sendRaw(junk);
                    }
                }
                link.peer().sendRtp(TestNet.rtp(1, i, 400));
                int sent = i + 1;
                eventually(() -> link.handler().count.get() == sent ? "" : "stream at " + link.handler().count + " of " + sent);
            }
            long dropped = 0;
            for (DropReason reason : DropReason.values()) {
                dropped += net.drops(reason);
            }
            assertThat(dropped).isGreaterThanOrEqualTo(rounds * 9L);
            for (DropReason reason : new DropReason[] {
                DropReason.UNKNOWN_KIND, DropReason.STRANGER, DropReason.MALFORMED_STUN, DropReason.UNKNOWN_UFRAG}) {
                assertThat(net.drops(reason)).as("%s", reason).isPositive();
            }
            assertThat(net.plane.read().transports()).isEqualTo(1);
            assertThatThrownBy(() -> stranger.receive(new DatagramPacket(new byte[100], 100)))
                    .as("strangers hear nothing").isInstanceOf(SocketTimeoutException.class);
        }
    }

    private static byte[] junk(Random random) {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        if (bytes.length < 40) {
            return bytes;
        }
        switch (random.nextInt(6)) {
            case 0 -> bytes[0] = 22;
            case 1 -> bytes[0] = (byte) 0x80;
            case 2 -> bytes[0] = 0;
            case 3 -> {
                return new StunWriter(StunClass.REQUEST, 1,
                        new StunTransactionId(1, random.nextLong()))
                        .username("nobody:x").priority(1).integrity(new byte[] {1}).fingerprint().toBytes();
            }
            default -> { }
        }
        return bytes;
    }

    @Test
    void badChecksAreRefusedAndBraked() throws Exception {
        try (TestNet.Link link = net.link(); DatagramSocket guesser = new DatagramSocket()) {
            guesser.setSoTimeout(300);
            byte[] guess = new StunWriter(StunClass.REQUEST, 1,
                    new StunTransactionId(1, 1))
                    .username(link.transport().localUfrag() + ":x").priority(1).integrity(new byte[] {1}).fingerprint().toBytes();
            for (int i = 0; i < 200; i++) {
                guesser.send(new DatagramPacket(guess, guess.length, net.address("127.0.0.1")));
            }
            int answers = 0;
            DatagramPacket answer = new DatagramPacket(new byte[200], 200);
            try {
                for (; answers < 200; answers++) {
                    guesser.receive(answer);
                    assertThat(answer.getLength()).isLessThanOrEqualTo(guess.length);
                }
            } catch (SocketTimeoutException e) {
                // that was all
            }
            assertThat(answers).isBetween(1, 20);
            assertThat(net.drops(DropReason.BRAKED)).isGreaterThan(150);
        }
    }

    /** 100,000 random datagrams through the front door: no exception, no state. */
    @Test
    void malformedInputNeverThrows() throws Exception {
        Random random = new Random(7_983);
        CompletableFuture<Void> done = new CompletableFuture<>();
        RecordingHandler handler = new RecordingHandler();
        Worker worker = (Worker) net.plane.create("fuzz", handler).worker();
        worker.execute(() -> {
            try {
                InetSocketAddress from = new InetSocketAddress("127.0.0.1", 9);
                for (int i = 0; i < 100_000; i++) {
                    byte[] junk = junk(random);
                    io.netty.channel.socket.DatagramPacket packet = new io.netty.channel.socket.DatagramPacket(
                            Unpooled.wrappedBuffer(junk), from, from);
                    worker.channelRead(null, packet);
                }
                done.complete(null);
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        done.get(60, TimeUnit.SECONDS);
        assertThat(net.plane.read().packetsIn()).isGreaterThanOrEqualTo(100_000);
        assertThat(net.plane.read().packetsOut()).isZero();
        assertThat(handler.closed).isNull();
    }

    private static void onWorker(TestNet.Link link, Runnable task) throws Exception {
        CompletableFuture.runAsync(task, link.transport().worker()).get(5, TimeUnit.SECONDS);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
