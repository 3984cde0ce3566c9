// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.stream.ByteStream;
import org.rostrum.base.stream.StreamHandler;
import org.rostrum.base.stream.StreamProtocol;
import org.rostrum.media.net.DropReason;
import org.rostrum.proto.ice.PeerAddress;
import org.rostrum.proto.stun.StunMessage;

/**
 * ICE-TCP on the ports of the listener (00/R-14): streams that begin with a framed STUN message. Who does not pass a check soon is
 * closed. Thread-safe.
 *
 * @see "RFC 6544, RFC 4571"
 */
final class StreamPaths implements StreamProtocol {

    /** A browser checks at once; this leaves time for a slow line and for the handshakes of many. */
    static final long UNBOUND_NS = Duration.ofSeconds(10).toNanos();
    private static final int MAX_OPEN = 10_000;
    /** A quarter of a second at 4 Mbit/s. */
    private static final int SEND_BUFFER = 128 * 1024;
    private static final int STUN_HEADER = 20;
    private static final byte[] COOKIE = {0x21, 0x12, (byte) 0xA4, 0x42};

    private final Shared shared;
    private final Map<Long, StreamPath> open = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    StreamPaths(Shared shared) {
        this.shared = shared;
    }

    @Override
    public String name() {
        return "ice-tcp";
    }

    @Override
    public int sendBufferBytes() {
        return SEND_BUFFER;
    }

    /** Length, then two zero bits, then the magic cookie in its place (RFC 8489 section 5). */
    @Override
    public Match match(ByteBuffer first) {
        int at = first.position();
        int n = first.remaining();
        if (n >= 2) {
            int length = (first.get(at) & 0xff) << 8 | first.get(at + 1) & 0xff;
            if (length < STUN_HEADER || length > Worker.MAX_DATAGRAM) {
                return Match.NO;
            }
        }
        if (n >= 3 && (first.get(at + 2) & 0xff) > 3) {
            return Match.NO;
        }
        for (int i = 0; i < COOKIE.length && 6 + i < n; i++) {
            if (first.get(at + 6 + i) != COOKIE[i]) {
                return Match.NO;
            }
        }
        return n < 6 + COOKIE.length ? Match.MORE : Match.YES;
    }

    @Override
    public StreamHandler accept(ByteStream stream) {
        PeerAddress address = new PeerAddress(stream.remote(), numbers.incrementAndGet());
        StreamPath path = new StreamPath(this, stream, address, shared.ticker().nanos());
        if (open.size() >= MAX_OPEN) {
            drop(DropReason.BRAKED);
            stream.close();
        } else {
            open.put(address.stream(), path);
        }
        return path;
    }

    int count() {
        return open.size();
    }

    /** The stream of an address; null if it has closed. */
    @Nullable StreamPath find(PeerAddress address) {
        return open.get(address.stream());
    }

    /** Who checks this user fragment: his worker, or one of all while he has none; null if nobody has it. */
    @Nullable Worker workerFor(StunMessage check, long number) {
        String username = check.username();
        PeerTransport transport = username == null ? null : shared.registry().find(username);
        if (transport == null) {
            return null;
        }
        return transport.claimed() ? (Worker) transport.worker() : shared.workers().all().get((int) (number % shared.workers().all().size()));
    }

    /** Sends one packet; false where the stream has closed or takes no more. */
    boolean send(byte[] packet, PeerAddress to) {
        StreamPath path = find(to);
        return path != null && path.send(packet);
    }

    /** The transport's worker. False where the stream has closed. */
    boolean bind(PeerAddress address, PeerTransport transport) {
        StreamPath path = find(address);
        if (path != null) {
            path.bind(transport);
        }
        return path != null && find(address) != null;
    }

    /** Nothing more is expected over it. */
    void release(PeerAddress address) {
        StreamPath path = find(address);
        if (path != null) {
            path.close();
        }
    }

    void closed(StreamPath path) {
        open.remove(path.address().stream());
        PeerTransport transport = path.transport();
        if (transport != null) {
            transport.pathClosed(path.address());
        }
    }

    /** Some times a second: closes whom nobody knows. */
    void tick(long nowNs) {
        for (StreamPath path : open.values()) {
            if (path.overdue(nowNs)) {
                drop(DropReason.STRANGER);
                path.close();
            }
        }
    }

    void closeAll() {
        open.values().forEach(StreamPath::close);
    }

    /** Counted where it is visible, on the first worker. */
    void drop(DropReason reason) {
        Worker first = shared.workers().first();
        first.run(() -> first.traffic().drop(reason));
    }
}
