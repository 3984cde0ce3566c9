// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import static org.rostrum.test.Eventually.eventually;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.rostrum.media.net.DropReason;
import org.rostrum.media.net.MediaTransport;
import org.rostrum.media.test.NoLeaks;
import org.rostrum.media.test.TestPeer;

/** A media plane on a free port whose clock can jump and stop, and peers for it. All buffers must have come back when it closes. */
final class TestNet implements AutoCloseable {

    static {
        NoLeaks.prepare();
    }

    private final AtomicLong jumpedNs = new AtomicLong();
    private volatile LongSupplier clock = System::nanoTime;
    final MediaPlane plane;

    TestNet() {
        this(settings(0, 1, true));
    }

    TestNet(PlaneSettings settings) {
        NoLeaks.watch();
        plane = new MediaPlane(settings, () -> clock.getAsLong() + jumpedNs.get(), Clock.systemUTC(), new SecureRandom());
    }

    static PlaneSettings settings(int port, int workers, boolean nativeSockets) {
        return new PlaneSettings(port, workers, List.of(), List.of(), true, true, PlaneSettings.BOTH, PlaneSettings.BOTH, 1 << 22, 1 << 22, 46, 34,
                nativeSockets);
    }

    void jump(Duration by) {
        jumpedNs.addAndGet(by.toNanos());
    }

    /** Time stands still: nothing waits too long, however slow the host is. */
    void freeze() {
        long now = System.nanoTime();
        clock = () -> now;
    }

    int port() {
        return plane.read().port();
    }

    long drops(DropReason reason) {
        return plane.read().drops().get(reason);
    }

    InetSocketAddress address(String host) throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByName(host), port());
    }

    /** A transport with its peer, connected over IPv4. */
    Link link() throws Exception {
        return link(TestPeer.open(), "127.0.0.1");
    }

    Link link(TestPeer peer, String host) throws Exception {
        RecordingHandler handler = new RecordingHandler();
        MediaTransport transport = plane.create("test", handler);
        handler.transport = transport;
        transport.remote(peer.ufrag(), peer.password(), peer.fingerprint());
        peer.connect(address(host), transport.localUfrag(), transport.localPassword(), plane.fingerprint()).get(10, TimeUnit.SECONDS);
        eventually(() -> handler.connected ? "" : "not connected on our side");
        return new Link(transport, handler, peer);
    }

    record Link(MediaTransport transport, RecordingHandler handler, TestPeer peer) implements AutoCloseable {
        @Override
        public void close() {
            peer.kill();
            transport.close();
        }
    }

    static byte[] rtp(int ssrc, int sequence, int length) {
        return ByteBuffer.allocate(length).putShort((short) 0x8060).putShort((short) sequence).putInt(0).putInt(ssrc).array();
    }

    static byte[] rtcp(int ssrc) {
        return ByteBuffer.allocate(28).putShort((short) 0x80c8).putShort((short) 6).putInt(ssrc).array();
    }

    @Override
    public void close() {
        plane.close();
        NoLeaks.check(plane.buffers());
    }
}
