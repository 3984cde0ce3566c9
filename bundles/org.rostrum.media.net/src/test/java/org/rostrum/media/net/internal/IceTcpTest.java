// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.test.Eventually.eventually;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.base.stream.StreamProtocol.Match;
import org.rostrum.media.net.DropReason;
import org.rostrum.media.net.MediaTransport;
import org.rostrum.media.test.TestPeer;
import org.rostrum.proto.stun.StunAttribute;
import org.rostrum.proto.stun.StunClass;
import org.rostrum.proto.stun.StunKeys;
import org.rostrum.proto.stun.StunMethod;
import org.rostrum.proto.stun.StunTransactionId;
import org.rostrum.proto.stun.StunWriter;

/** Media over streams (00/R-14): the same transports, with frames instead of datagrams. */
class IceTcpTest {

    private TestNet net = new TestNet();

    @AfterEach
    void stop() {
        net.close();
    }

    /** A connected peer that knows only the stream. */
    private record OverTcp(TestStream stream, TestPeer peer, MediaTransport transport, RecordingHandler handler) implements AutoCloseable {
        @Override
        public void close() {
            peer.kill();
            stream.close();
            transport.close();
        }
    }

    private OverTcp connect(int piece) throws Exception {
        RecordingHandler handler = new RecordingHandler();
        MediaTransport transport = net.plane.create("tcp", handler);
        handler.transport = transport;
        TestPeer peer = TestPeer.open();
        transport.remote(peer.ufrag(), peer.password(), peer.fingerprint());
        TestStream stream = new TestStream(net.plane, piece);
        peer.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), stream.port()), transport.localUfrag(),
                transport.localPassword(), net.plane.fingerprint()).get(10, TimeUnit.SECONDS);
        eventually(() -> handler.connected ? "" : "not connected on our side");
        return new OverTcp(stream, peer, transport, handler);
    }

    @ParameterizedTest // 00/R-14; frames arrive in any pieces
    @CsvSource({"65536, 1", "7, 1", "1400, 3"})
    void mediaFlowsBothWaysOverAStream(int piece, int workers) throws Exception {
        net.close();
        net = new TestNet(TestNet.settings(0, workers, true));
        try (OverTcp link = connect(piece)) {
            link.handler.echo = true;
            for (int i = 0; i < 50; i++) {
                link.peer.sendRtp(TestNet.rtp(7, i, 200 + i));
            }
            eventually(() -> link.peer.received() == 50 ? "" : "came back: " + link.peer.received());
            assertThat(link.handler.packets.get(49)).hasSize(249);
            assertThat(link.handler.wrong).isEmpty();
            assertThat(link.transport.stats().path()).isEqualTo("tcp");
            assertThat(link.transport.stats().peer()).isEqualTo("127.0.0.1:" + link.stream.port());
        }
    }

    @Test
    void aSlowReaderGetsSoundAndNoPictures() throws Exception {
        try (OverTcp link = connect(65_536)) {
            long before = net.drops(DropReason.SEND_OVERFLOW);
            link.stream.pending.set(StreamPath.CROWDED + 1);
            byte[] picture = TestNet.rtp(9, 1, 1_000);
            byte[] sound = TestNet.rtp(10, 1, 120);
            link.transport.worker().execute(() -> {
                link.transport.send(picture, 0, picture.length);
                link.transport.send(sound, 0, sound.length);
            });
            eventually(() -> link.peer.received() == 1 ? "" : "received " + link.peer.received());
            assertThat(net.drops(DropReason.SEND_OVERFLOW)).isEqualTo(before + 1);
            link.stream.pending.set(0);
            byte[] next = TestNet.rtp(9, 2, 1_000);
            link.transport.worker().execute(() -> link.transport.send(next, 0, next.length));
            eventually(() -> link.peer.received() == 2 ? "" : "received " + link.peer.received());
        }
    }

    @Test
    void aNewStreamTakesOverFromOneThatClosed() throws Exception { // RFC 6544 section 7.3
        try (OverTcp link = connect(65_536)) {
            link.stream.close();
            eventually(() -> link.transport.stats().peer() == null ? "" : "still at " + link.transport.stats().peer());
            TestStream second = new TestStream(net.plane, 65_536);
            link.peer.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), second.port()), link.transport.localUfrag(),
                    link.transport.localPassword(), net.plane.fingerprint());
            eventually(() -> link.transport.stats().peer() != null ? "" : "no check over the new stream");
            link.handler.echo = true;
            AtomicInteger sequence = new AtomicInteger();
            eventually(() -> {
                link.peer.sendRtp(TestNet.rtp(7, sequence.incrementAndGet(), 200));
                return link.peer.received() > 0 ? "" : "nothing comes back";
            });
            link.transport.close();
            eventually(() -> second.closed ? "" : "the stream is still open");
        }
    }

    // what is protected for a peer would leave as datagrams, to an address that nobody has checked
    @Test
    void aStreamThatClosesBeforeItsCheckIsHandledIsNoWayToThePeer() throws Exception {
        MediaTransport transport = net.plane.create("tcp", new RecordingHandler());
        TestStream stream = new TestStream(net.plane, 65_536);
        CountDownLatch closed = new CountDownLatch(1);
        transport.worker().execute(() -> await(closed));
        stream.feed(framed(new StunWriter(StunClass.REQUEST, StunMethod.BINDING, new StunTransactionId(1, 2))
                .username(transport.localUfrag() + ":peer").priority(1).tieBreaker(StunAttribute.ICE_CONTROLLING, 1).useCandidate()
                .integrity(StunKeys.shortTerm(transport.localPassword())).fingerprint().toBytes()));
        stream.close();
        closed.countDown();
        CompletableFuture.runAsync(() -> {}, transport.worker()).get(5, TimeUnit.SECONDS);

        assertThat(transport.stats().peer()).isNull();
        transport.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void strangersOnStreamsAreClosedAndCounted() throws Exception {
        byte[] check = new StunWriter(StunClass.REQUEST, StunMethod.BINDING, new StunTransactionId(1, 2)).username("nobody:x")
                .fingerprint().toBytes();
        TestStream unknown = new TestStream(net.plane, 65_536);
        unknown.feed(framed(check));
        assertThat(unknown.closed).as("a fragment that nobody has").isTrue();
        TestStream media = new TestStream(net.plane, 65_536);
        media.feed(framed(TestNet.rtp(1, 1, 100)));
        assertThat(media.closed).as("media first").isTrue();
        TestStream huge = new TestStream(net.plane, 65_536);
        huge.feed(new byte[] {(byte) 0xff, (byte) 0xff, 0, 1});
        assertThat(huge.closed).as("a frame of 65,535 octets").isTrue();
        TestStream silent = new TestStream(net.plane, 65_536);
        silent.feed(new byte[] {0, 100, 0, 1, 0});
        assertThat(silent.closed).isFalse();
        net.jump(Duration.ofSeconds(11));
        eventually(() -> silent.closed ? "" : "half a frame keeps its connection");
        eventually(() -> net.drops(DropReason.UNKNOWN_UFRAG) == 1 && net.drops(DropReason.MALFORMED_STUN) == 1
                && net.drops(DropReason.LENGTH) == 1 ? "" : "not counted: " + net.plane.read().drops());
    }

    @Test
    void rubbishOnStreamsDoesNoHarm() throws Exception {
        Random random = new Random(42);
        byte[] check = framed(new StunWriter(StunClass.REQUEST, StunMethod.BINDING, new StunTransactionId(1, 2)).username("a:b")
                .fingerprint().toBytes());
        try (OverTcp link = connect(65_536)) {
            for (int i = 0; i < 300; i++) {
                TestStream stream = new TestStream(net.plane, 1 + random.nextInt(64));
                byte[] bytes = random.nextBoolean() ? check.clone() : new byte[random.nextInt(3_000)];
                for (int n = random.nextInt(8); n >= 0 && bytes.length > 0; n--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
                stream.feed(bytes);
                stream.close();
            }
            link.handler.echo = true;
            link.peer.sendRtp(TestNet.rtp(7, 1, 200));
            eventually(() -> link.peer.received() > 0 ? "" : "the plane does not live");
        }
    }

    @Test
    void firstBytesTell() {
        byte[] check = framed(new StunWriter(StunClass.REQUEST, StunMethod.BINDING, new StunTransactionId(1, 2)).toBytes());
        assertThat(net.plane.match(ByteBuffer.wrap(check))).isEqualTo(Match.YES);
        for (int i = 1; i < 10; i++) {
            assertThat(net.plane.match(ByteBuffer.wrap(check, 0, i))).as(i + " bytes").isEqualTo(Match.MORE);
        }
        assertThat(net.plane.match(ByteBuffer.wrap(new byte[] {0x16, 3, 1, 2}))).as("TLS").isEqualTo(Match.NO);
        byte[] turn = new StunWriter(StunClass.REQUEST, StunMethod.ALLOCATE, new StunTransactionId(1, 2)).toBytes();
        assertThat(net.plane.match(ByteBuffer.wrap(turn))).as("TURN is not framed").isEqualTo(Match.NO);
    }

    private static byte[] framed(byte[] packet) {
        return ByteBuffer.allocate(packet.length + 2).putShort((short) packet.length).put(packet).array();
    }
}
