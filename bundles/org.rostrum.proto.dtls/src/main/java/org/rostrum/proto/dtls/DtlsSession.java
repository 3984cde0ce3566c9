// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.dtls;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.TlsTimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One association. Methods are thread-safe and never block. A server waits for the peer's first datagram and its fingerprint,
 * whichever comes last; a client begins with the fingerprint.
 *
 * @see "RFC 6347; RFC 5764"
 */
public final class DtlsSession implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(DtlsSession.class);
    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int HANDSHAKE = 22;
    /** Datagrams read in one go after the handshake, so that one peer cannot keep a thread. */
    private static final int BURST = 32;

    private enum State {
        WAITING,
        HANDSHAKE,
        OPEN,
        CLOSED
    }

    private final DtlsConfig config;
    private final Executor pool;
    private final DtlsListener listener;
    private final DatagramQueue queue;
    private final Object reading = new Object();
    private State state = State.WAITING;
    private @Nullable Fingerprint expected;
    private @Nullable DTLSTransport transport;
    private boolean drainScheduled;
    private volatile boolean closedByPeer;

    /** @param pool runs the handshake, which blocks up to the limit of {@code config}, and short tasks later */
    public DtlsSession(DtlsConfig config, Executor pool, DtlsListener listener) {
        this.config = config;
        this.pool = pool;
        this.listener = listener;
        this.queue = new DatagramQueue(listener::transmit, config.maxDatagram());
    }

    /** The hash that the peer's certificate must have; calls after the first are ignored. */
    public void expect(Fingerprint fingerprint) {
        synchronized (this) {
            if (expected != null) {
                return;
            }
            expected = fingerprint;
        }
        beginIfReady();
    }

    /**
     * A datagram of the peer; copied.
     *
     * @return false if it was dropped: not a record of interest, too long, or the queue is full
     */
    public boolean feed(byte[] buffer, int offset, int length) {
        // application data has no meaning here
        boolean wanted = length > 0 && buffer[offset] >= CHANGE_CIPHER_SPEC && buffer[offset] <= HANDSHAKE;
        if (!wanted || !queue.offer(buffer, offset, length)) {
            return false;
        }
        beginIfReady();
        scheduleDrain();
        return true;
    }

    private void beginIfReady() {
        Fingerprint fingerprint;
        synchronized (this) {
            boolean ready = state == State.WAITING && expected != null && (config.role() == DtlsRole.CLIENT || !queue.isEmpty());
            if (!ready) {
                return;
            }
            state = State.HANDSHAKE;
            fingerprint = expected;
        }
        try {
            pool.execute(() -> handshake(fingerprint));
        } catch (RejectedExecutionException e) {
            fail(DtlsFailure.OVERLOADED);
        }
    }

    private void handshake(Fingerprint fingerprint) {
        SrtpNegotiation negotiation = new SrtpNegotiation(config, fingerprint);
        try {
            DTLSTransport opened = config.role() == DtlsRole.SERVER
                    ? new DTLSServerProtocol().accept(new ServerPeer(negotiation, this::peerClosed), queue)
                    : new DTLSClientProtocol().connect(new ClientPeer(negotiation, this::peerClosed), queue);
            open(opened, negotiation);
        } catch (TlsTimeoutException e) {
            fail(DtlsFailure.TIMED_OUT);
        } catch (IOException | RuntimeException e) {
            // whatever the peer sent; the boundary between a library that throws and an owner that counts
            logger.debug("handshake failed", e);
            DtlsFailure known = negotiation.failure();
            fail(known == null ? DtlsFailure.PROTOCOL : known);
        }
    }

    private void open(DTLSTransport opened, SrtpNegotiation negotiation) throws IOException {
        boolean late;
        synchronized (this) {
            late = state == State.CLOSED;
            if (!late) {
                state = State.OPEN;
                transport = opened;
            }
        }
        if (late) {
            opened.close();
            return;
        }
        queue.filter();
        negotiation.announce(listener);
        scheduleDrain();
    }

    private void fail(DtlsFailure reason) {
        synchronized (this) {
            if (state == State.CLOSED) {
                return;
            }
            state = State.CLOSED;
        }
        queue.close();
        listener.failed(reason);
    }

    /** After the handshake records are looked at by a short task: repeated flights are answered, alerts are heard. */
    private void scheduleDrain() {
        synchronized (this) {
            if (state != State.OPEN || drainScheduled || queue.isEmpty()) {
                return;
            }
            drainScheduled = true;
        }
        try {
            pool.execute(this::drain);
        } catch (RejectedExecutionException e) {
            synchronized (this) {
                drainScheduled = false;
            }
        }
    }

    private void drain() {
        DTLSTransport open = openTransport();
        try {
            for (int i = 0; i < BURST && open != null && !queue.isEmpty(); i++) {
                read(open);
                open = openTransport();
            }
        } catch (IOException | RuntimeException e) {
            logger.debug("association broke", e);
            closedByPeer = true;
        }
        synchronized (this) {
            drainScheduled = false;
        }
        if (closedByPeer) {
            endedByPeer();
        } else {
            scheduleDrain();
        }
    }

    private void read(DTLSTransport open) throws IOException {
        synchronized (reading) {
            byte[] ignored = new byte[open.getReceiveLimit()];
            open.receive(ignored, 0, ignored.length, 1);
        }
    }

    private synchronized @Nullable DTLSTransport openTransport() {
        return state == State.OPEN && !closedByPeer ? transport : null;
    }

    private void peerClosed() {
        closedByPeer = true;
    }

    private void endedByPeer() {
        synchronized (this) {
            if (state != State.OPEN) {
                return;
            }
            state = State.CLOSED;
        }
        queue.close();
        listener.closed();
    }

    /** Ends it; an open association tells its peer, on the pool. The listener hears nothing more but that last datagram. Idempotent. */
    @Override
    public void close() {
        DTLSTransport open;
        synchronized (this) {
            if (state == State.CLOSED) {
                return;
            }
            open = state == State.OPEN ? transport : null;
            state = State.CLOSED;
        }
        if (open == null) {
            queue.close();
            return;
        }
        try {
            pool.execute(() -> sayGoodbye(open));
        } catch (RejectedExecutionException e) {
            queue.close();
        }
    }

    private void sayGoodbye(DTLSTransport open) {
        synchronized (reading) {
            try {
                open.close();
            } catch (IOException | RuntimeException e) {
                logger.debug("close_notify not sent", e);
            }
        }
        queue.close();
    }
}
