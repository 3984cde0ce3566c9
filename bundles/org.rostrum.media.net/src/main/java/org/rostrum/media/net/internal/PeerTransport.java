// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.rostrum.media.net.DropReason;
import org.rostrum.media.net.MediaTransport;
import org.rostrum.media.net.MediaWorker;
import org.rostrum.media.net.TransportHandler;
import org.rostrum.media.net.TransportHandler.CloseReason;
import org.rostrum.media.net.TransportStats;
import org.rostrum.proto.dtls.DtlsFailure;
import org.rostrum.proto.dtls.DtlsListener;
import org.rostrum.proto.dtls.DtlsSession;
import org.rostrum.proto.dtls.Fingerprint;
import org.rostrum.proto.ice.IceCredentials;
import org.rostrum.proto.ice.IceEvent;
import org.rostrum.proto.ice.IceFailure;
import org.rostrum.proto.ice.IceLite;
import org.rostrum.proto.ice.Transmit;
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
    /** From the first valid check to packets: signalling may be slow, the handshake itself has ten seconds. */
    private static final long CONNECT_NS = IceLite.CONSENT.toNanos();

    private final Shared shared;
    private final String label;
    private final TransportHandler handler;
    private final IceLite ice;
    private final DtlsSession dtls;
    private final MediaPipe pipe = new MediaPipe();
    private final AtomicReference<@Nullable Worker> owner = new AtomicReference<>();
    private final Set<InetSocketAddress> addresses = new LinkedHashSet<>();
    private final long createdNs;
    private volatile IceCredentials local;
    private volatile @Nullable InetSocketAddress peer;
    private long deadlineNs;
    private boolean connected;
    private boolean closed;
    private boolean inBatch;
    private boolean inTrain;
    private boolean handlerFailed;
    private @Nullable Train train;

    PeerTransport(Shared shared, String label, TransportHandler handler) {
        this.shared = shared;
        this.label = label;
        this.handler = handler;
        this.createdNs = shared.ticker().nanos();
        this.local = shared.registry().register(this);
        this.ice = new IceLite(local, createdNs);
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
                ice.restart(fresh);
                drainIce();
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
        Worker worker = owner.get();
        if (worker == null || !worker.inWorker()) {
            throw new IllegalStateException("send is for the transport's worker");
        }
        InetSocketAddress to = peer;
        int sealed = to == null || closed ? 0 : pipe.seal(packet, offset, length, worker);
        if (to == null || sealed == 0) {
            return;
        }
        Train open = train(worker);
        open.append(worker.sealed(), sealed, to, worker.segmentation());
        worker.sent(sealed);
        if (!inTrain) {
            inTrain = true;
            worker.sending(this);
        }
    }

    @Override
    public TransportStats stats() {
        InetSocketAddress to = peer;
        return pipe.stats(to == null ? null : text(to));
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
    void ownerHandOver(byte[] packet, int length, InetSocketAddress from, Worker via) {
        if (!owned().handOver(packet, length, from, via)) {
            via.traffic().drop(DropReason.HANDOVER_OVERFLOW);
        }
    }

    // ---- input, on the worker

    void handleCheck(StunMessage message, InetSocketAddress from, Worker via) {
        if (!closed) {
            ice.handleMessage(message, from, owned().nowNs());
            drainIce(via);
        }
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
        try {
            handler.packet(worker.opened(), Worker.HEADROOM, opened, worker.nowNs());
        } catch (RuntimeException e) {
            handlerFailed(e);
        }
    }

    void batchEnd() {
        inBatch = false;
        if (closed) {
            return;
        }
        try {
            handler.batchEnd(owned().nowNs());
        } catch (RuntimeException e) {
            handlerFailed(e);
        }
    }

    /** The batch is over: what was gathered leaves. */
    void depart() {
        inTrain = false;
        InetSocketAddress to = peer;
        if (train != null && to != null) {
            train.depart(to);
        }
    }

    void tick() {
        long now = owned().nowNs();
        if (now - deadlineNs < 0 || closed) {
            return;
        }
        if (!connected && now - createdNs >= 2 * CONNECT_NS) {
            end(CloseReason.HANDSHAKE_FAILED);
            return;
        }
        ice.handleTimeout(now);
        drainIce();
    }

    private void drainIce() {
        drainIce(owned());
    }

    /**
     * Events before answers, and answers by the worker whose socket got the check: when the peer hears that its address is good,
     * that worker has it in its table.
     */
    private void drainIce(Worker via) {
        for (IceEvent event = ice.pollEvent(); event != null; event = ice.pollEvent()) {
            handle(event);
        }
        for (Transmit out = ice.pollTransmit(); out != null; out = ice.pollTransmit()) {
            Transmit answer = out;
            via.run(() -> via.answer(answer));
        }
        deadlineNs = connected ? ice.nextDeadlineNs() : Math.min(ice.nextDeadlineNs(), createdNs + 2 * CONNECT_NS);
    }

    private void handle(IceEvent event) {
        if (event instanceof IceEvent.AddressAdded added) {
            addresses.add(added.address());
            shared.workers().bind(added.address(), this);
        } else if (event instanceof IceEvent.AddressRemoved removed) {
            addresses.remove(removed.address());
            shared.workers().unbind(removed.address(), this);
        } else if (event instanceof IceEvent.Selected selected) {
            depart();
            peer = selected.address();
            logger.debug("{}: peer at {}", label, peer);
        } else if (event instanceof IceEvent.Retired retired) {
            shared.registry().retire(retired.credentials());
        } else if (event instanceof IceEvent.Failed failed) {
            end(failed.reason() == IceFailure.NEVER_CHECKED ? CloseReason.NEVER_CONNECTED : CloseReason.CONSENT_LOST);
        }
    }

    private void connected(SrtpProfile profile, SrtpKeys sending, SrtpKeys receiving) {
        if (closed) {
            return;
        }
        connected = true;
        pipe.open(profile, sending, receiving);
        logger.debug("{}: connected with {}", label, profile);
        guarded(() -> handler.connected(owned().nowNs()));
    }

    private void end(CloseReason reason) {
        if (closed) {
            return;
        }
        closed = true;
        depart();
        dtls.close();
        addresses.forEach(address -> shared.workers().unbind(address, this));
        addresses.clear();
        shared.registry().remove(this);
        owned().disown(this);
        logger.debug("{}: closed, {}", label, reason);
        guarded(() -> handler.closed(reason));
    }

    /** A handler that fails must not take the worker with it. */
    private void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            handlerFailed(e);
        }
    }

    /** The first failure is told in full; per packet there may be thousands. */
    private void handlerFailed(RuntimeException cause) {
        if (!handlerFailed) {
            handlerFailed = true;
            logger.error("the handler of {} failed; further failures of it are not logged", label, cause);
        }
    }

    private Train train(Worker worker) {
        Train open = train;
        if (open == null) {
            open = new Train(worker.channel());
            train = open;
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

    /** From the handshake's threads to the worker. */
    private final class Handshake implements DtlsListener {

        @Override
        public void transmit(byte[] datagram) {
            Worker worker = owned();
            worker.run(() -> {
                InetSocketAddress to = peer;
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
