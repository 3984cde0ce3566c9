// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.rostrum.media.net.DropReason;
import org.rostrum.media.net.MediaTransport;
import org.rostrum.media.net.MediaWorker;
import org.rostrum.media.net.TrafficKind;
import org.rostrum.media.net.TransportHandler;
import org.rostrum.media.net.TransportHandler.CloseReason;
import org.rostrum.media.net.TransportStats;
import org.rostrum.proto.dtls.DtlsFailure;
import org.rostrum.proto.dtls.DtlsListener;
import org.rostrum.proto.dtls.DtlsSession;
import org.rostrum.proto.dtls.Fingerprint;
import org.rostrum.proto.ice.IceCredentials;
import org.rostrum.proto.ice.IceFailure;
import org.rostrum.proto.ice.IceLite;
import org.rostrum.proto.ice.PeerAddress;
import org.rostrum.proto.srtp.SrtpKeys;
import org.rostrum.proto.srtp.SrtpProfile;
import org.rostrum.proto.stun.StunMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One peer: wires ICE, DTLS and SRTP together. Once a worker has claimed it, everything but the interface's thread-safe methods
 * happens on that worker; before, nobody touches the engines.
 */
final class PeerTransport implements MediaTransport {

    private static final Logger logger = LoggerFactory.getLogger(PeerTransport.class);
    /** From the start to packets: thirty seconds for the first check, and as long again for a slow answer and the handshake. */
    private static final long CONNECT_NS = 2 * IceLite.CONSENT.toNanos();

    private final Shared shared;
    private final String label;
    private final TransportHandler handler;
    private final PeerIce ice;
    private final DtlsSession dtls;
    private final MediaPipe pipe = new MediaPipe();
    private final AtomicReference<@Nullable Worker> owner = new AtomicReference<>();
    private final long createdNs;
    private volatile IceCredentials local;
    private boolean connected;
    private boolean closed;
    private boolean inBatch;
    private boolean inTrain;
    private @Nullable Trains trains;

    PeerTransport(Shared shared, String label, TransportHandler handler) {
        this.shared = shared;
        this.label = label;
        this.handler = new GuardedHandler(label, handler);
        this.createdNs = shared.ticker().nanos();
        // found from here on, but nobody knows the fragment before we return
        this.local = shared.registry().register(this);
        this.ice = new PeerIce(shared, this, new Path(), local, createdNs);
        this.dtls = new DtlsSession(shared.dtls(), shared.handshakes(), new Handshake());
        shared.registry().add(this);
    }

    // ---- MediaTransport

    @Override
    public String localUfrag() {
        return local.ufrag();
    }

    @Override
    public String localPassword() {
        return local.password();
    }

    /** A lite agent sends no checks, so the peer's ICE credentials are not needed; its fingerprint is. */
    @Override
    public void remote(String ufrag, String password, String fingerprint) {
        Fingerprint.tryParse(fingerprint).ifPresentOrElse(dtls::expect, () -> {
            logger.debug("{}: fingerprint is malformed or too weak", label);
            endAnywhere(CloseReason.HANDSHAKE_FAILED);
        });
    }

    @Override
    public void restart() {
        IceCredentials fresh = shared.registry().register(this);
        local = fresh;
        runOwned(() -> {
            if (closed) {
                shared.registry().retire(fresh);
            } else {
                ice.restart(fresh, owned());
            }
        });
    }

    @Override
    public MediaWorker worker() {
        Worker claimed = owner.get();
        return claimed == null ? shared.workers().first() : claimed;
    }

    @Override
    public void send(byte[] packet, int offset, int length) {
        send(packet, offset, length, TrafficKind.VIDEO);
    }

    @Override
    public void send(byte[] packet, int offset, int length, TrafficKind kind) {
        Worker worker = owner.get();
        if (worker == null || !worker.inWorker()) {
            throw new IllegalStateException("send is for the transport's worker");
        }
        int sealed = closed ? 0 : pipe.seal(packet, offset, length, worker, kind);
        PeerAddress to = ice.peer();
        if (sealed == 0 || to == null) {
            return;
        }
        StreamPath stream = ice.stream();
        if (stream == null) {
            trains(worker).append(kind, worker.sealed(), sealed, to.address());
            worker.sent(sealed);
        } else if (stream.append(worker.sealed(), sealed)) {
            worker.sentOverStream(sealed);
        } else {
            worker.traffic().drop(DropReason.SEND_OVERFLOW);
        }
        if (!inTrain) {
            inTrain = true;
            worker.sending(this);
        }
    }

    @Override
    public TransportStats stats() {
        PeerAddress to = ice.peer();
        return pipe.stats(to == null ? null : text(to.address()), to == null ? null : shared.kind(to));
    }

    @Override
    public void close() {
        endAnywhere(CloseReason.LOCAL);
    }

    // ---- ownership

    boolean claimed() {
        return owner.get() != null;
    }

    /** Worker: takes this transport unless somebody has. */
    boolean claim(Worker worker) {
        boolean taken = owner.compareAndSet(null, worker);
        if (taken) {
            worker.run(() -> worker.own(this));
        }
        return taken;
    }

    /** Whether it waits in vain for its first check. */
    boolean overdue(long nowNs) {
        return !claimed() && nowNs - createdNs >= IceLite.CONSENT.toNanos();
    }

    /** First worker. */
    void giveUp() {
        endAnywhere(CloseReason.NEVER_CONNECTED);
    }

    /** Any thread; a transport that nobody owns yet goes to the first worker for it. */
    private void runOwned(Runnable task) {
        claim(shared.workers().first());
        owned().run(task);
    }

    void endAnywhere(CloseReason reason) {
        runOwned(() -> end(reason));
    }

    private Worker owned() {
        Worker worker = owner.get();
        if (worker == null) {
            throw new IllegalStateException("not claimed");
        }
        return worker;
    }

    /** Another worker's socket got it. */
    void handOver(byte[] packet, int length, InetSocketAddress from, Worker via) {
        if (!owned().handovers().give(packet, length, from, via)) {
            via.traffic().drop(DropReason.HANDOVER_OVERFLOW);
        }
    }

    // ---- input, on the worker

    void handleCheck(StunMessage message, PeerAddress from, Worker via) {
        if (!closed) {
            ice.handleCheck(message, from, via, owned().nowNs());
        }
    }

    /** Any thread: a stream of the peer has closed. */
    void pathClosed(PeerAddress address) {
        Worker worker = owned();
        worker.run(() -> {
            if (!closed) {
                ice.handleClosed(address, worker);
            }
        });
    }

    void handle(Demux kind, byte[] packet, int length) {
        Worker worker = owned();
        if (closed) {
            worker.traffic().drop(DropReason.STRANGER);
        } else if (kind == Demux.DTLS) {
            if (!dtls.feed(packet, 0, length)) {
                worker.traffic().drop(DropReason.DTLS_OVERFLOW);
            }
        } else {
            handleMedia(kind, packet, length, worker);
        }
    }

    private void handleMedia(Demux kind, byte[] packet, int length, Worker worker) {
        int opened = pipe.open(kind, packet, length, worker);
        if (opened == 0) {
            return;
        }
        if (!inBatch) {
            inBatch = true;
            worker.touched(this);
        }
        handler.packet(worker.opened(), Worker.HEADROOM, opened, worker.nowNs());
    }

    void batchEnd() {
        inBatch = false;
        if (!closed) {
            handler.batchEnd(owned().nowNs());
        }
    }

    /** Whether what was gathered should leave with this batch. */
    boolean ready(long nowNs) {
        Trains gathered = trains;
        return gathered == null || gathered.ready(nowNs);
    }

    /** What was gathered leaves. */
    void depart() {
        inTrain = false;
        PeerAddress to = ice.peer();
        StreamPath stream = ice.stream();
        if (stream != null) {
            stream.flush();
        } else if (trains != null && to != null) {
            trains.depart(to.address());
        }
    }

    /** Some times a second. */
    void tick() {
        long now = owned().nowNs();
        if (closed) {
            return;
        }
        if (!connected && now - createdNs >= CONNECT_NS) {
            end(CloseReason.HANDSHAKE_FAILED);
        } else {
            ice.handleTimeout(owned(), now);
        }
    }

    private void connected(SrtpProfile profile, SrtpKeys sending, SrtpKeys receiving) {
        if (closed) {
            return;
        }
        connected = true;
        pipe.open(profile, sending, receiving);
        logger.debug("{}: connected with {}", label, profile);
        handler.connected(owned().nowNs());
    }

    private void end(CloseReason reason) {
        if (closed) {
            return;
        }
        closed = true;
        depart();
        dtls.close();
        ice.close();
        shared.registry().remove(this);
        owned().disown(this);
        logger.debug("{}: closed, {}", label, reason);
        handler.closed(reason);
    }

    private Trains trains(Worker worker) {
        Trains open = trains;
        if (open == null) {
            open = new Trains(worker);
            trains = open;
        }
        return open;
    }

    private static String text(InetSocketAddress address) {
        String host = LocalAddresses.numeric(address.getAddress());
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    @Override
    public String toString() {
        return "PeerTransport[" + label + "]";
    }

    private final class Path implements PeerIce.Owner {

        @Override
        public void beforeMove() {
            depart();
        }

        @Override
        public void lost(IceFailure reason) {
            end(reason == IceFailure.NEVER_CHECKED ? CloseReason.NEVER_CONNECTED : CloseReason.CONSENT_LOST);
        }
    }

    /** From the handshake's threads to the worker. */
    private final class Handshake implements DtlsListener {

        @Override
        public void transmit(byte[] datagram) {
            Worker worker = owned();
            worker.run(() -> {
                PeerAddress to = ice.peer();
                if (to != null) {
                    worker.write(datagram, to);
                }
            });
        }

        @Override
        public void established(SrtpProfile profile, SrtpKeys sending, SrtpKeys receiving) {
            owned().run(() -> connected(profile, sending, receiving));
        }

        @Override
        public void failed(DtlsFailure reason) {
            logger.debug("{}: handshake failed, {}", label, reason);
            endAnywhere(CloseReason.HANDSHAKE_FAILED);
        }

        @Override
        public void closed() {
            endAnywhere(CloseReason.REMOTE);
        }
    }
}
