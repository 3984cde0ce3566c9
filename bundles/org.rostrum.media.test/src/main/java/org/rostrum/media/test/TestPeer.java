// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.rostrum.proto.dtls.DtlsCertificate;
import org.rostrum.proto.dtls.DtlsConfig;
import org.rostrum.proto.dtls.DtlsFailure;
import org.rostrum.proto.dtls.DtlsListener;
import org.rostrum.proto.dtls.DtlsRole;
import org.rostrum.proto.dtls.DtlsSession;
import org.rostrum.proto.dtls.Fingerprint;
import org.rostrum.proto.ice.IceCredentials;
import org.rostrum.proto.srtp.SrtpKeys;
import org.rostrum.proto.srtp.SrtpProfile;
import org.rostrum.proto.srtp.SrtpReceiver;
import org.rostrum.proto.srtp.SrtpSender;
import org.rostrum.proto.srtp.SrtpStatus;

/** One media peer on one UDP socket. Thread-safe; a thread of its own receives and checks. */
public final class TestPeer implements AutoCloseable {

    private static final int MAX_PACKET = 2_048;
    private static final int MAX_SOURCES = 1_024;
    private static final int POLL_MS = 20;

    private final TestPeerOptions options;
    private final IceCredentials local;
    private final DtlsCertificate certificate;
    private final CheckSender checks;
    private final DtlsSession dtls;
    private final ExecutorService pool = new ThreadPoolExecutor(0, 2, 2, TimeUnit.SECONDS, new SynchronousQueue<>());
    private final CompletableFuture<Void> connected = new CompletableFuture<>();
    private final CompletableFuture<Void> remotelyClosed = new CompletableFuture<>();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();
    private final Thread thread;
    private volatile DatagramSocket socket;
    private volatile @Nullable DatagramSocket answered;
    private volatile PacketListener listener = (buffer, offset, length) -> { };
    private volatile boolean checking = true;
    private volatile @Nullable InetSocketAddress server;
    private volatile @Nullable Fingerprint expected;
    private volatile @Nullable SrtpReceiver in;
    private volatile @Nullable SrtpProfile profile;
    private @Nullable SrtpSender out;

    private TestPeer(TestPeerOptions options) {
        SecureRandom random = new SecureRandom();
        this.options = options;
        this.local = IceCredentials.random(random);
        this.certificate = DtlsCertificate.create(random, Instant.now());
        this.checks = new CheckSender(random, local, options.keepAlive().toNanos());
        DtlsConfig config = DtlsConfig.of(DtlsRole.CLIENT, certificate).withProfiles(options.profiles());
        this.dtls = new DtlsSession(config, pool, new Handshake());
        this.socket = bind();
        this.thread = new Thread(this::run, "test-peer-" + local.ufrag());
        thread.setDaemon(true);
        thread.start();
    }

    /** A peer on IPv4 loopback. */
    public static TestPeer open() {
        return open(TestPeerOptions.defaults());
    }

    public static TestPeer open(TestPeerOptions options) {
        return new TestPeer(options);
    }

    public String ufrag() {
        return local.ufrag();
    }

    public String password() {
        return local.password();
    }

    /** As in {@code a=fingerprint}. */
    public String fingerprint() {
        return certificate.fingerprint().toString();
    }

    /** Port of the socket. */
    public int port() {
        return socket.getLocalPort();
    }

    /** Takes what arrives from now on. */
    public void onPacket(PacketListener taker) {
        listener = taker;
    }

    /**
     * Checks, shakes hands.
     *
     * @param fingerprint of the server's certificate, with or without {@code sha-256} before it
     * @return done when packets flow; fails when the handshake does
     */
    public CompletableFuture<Void> connect(InetSocketAddress address, String ufrag, String password, String fingerprint) {
        String text = fingerprint.contains(" ") ? fingerprint : "sha-256 " + fingerprint;
        expected = Fingerprint.tryParse(text).orElseThrow(() -> new IllegalArgumentException("not a fingerprint"));
        server = address;
        restart(ufrag, password);
        return connected;
    }

    /** Checks with other credentials of the server from now on, as after an ICE restart. */
    public void restart(String ufrag, String password) {
        synchronized (checks) {
            checks.target(new IceCredentials(ufrag, password), System.nanoTime());
        }
    }

    /** Protects and sends one RTP or RTCP packet. */
    public void send(byte[] packet, int offset, int length) {
        sendRaw(protect(packet, offset, length));
    }

    /** Short for RTP that fills its array. */
    public void sendRtp(byte[] packet) {
        send(packet, 0, packet.length);
    }

    /** What would go on the wire. */
    public synchronized byte[] protect(byte[] packet, int offset, int length) {
        SrtpSender sender = out;
        if (sender == null) {
            throw new IllegalStateException("not connected");
        }
        byte[] buffer = new byte[length + 64];
        SrtpStatus status = isRtcp(packet, offset)
                ? sender.protectRtcp(packet, offset, length, buffer, 0)
                : sender.protectRtp(packet, offset, length, buffer, 0);
        if (status != SrtpStatus.OK) {
            throw new IllegalArgumentException("not protected: " + status);
        }
        return Arrays.copyOf(buffer, sender.length());
    }

    /** Sends bytes as they are. */
    public void sendRaw(byte[] datagram) {
        InetSocketAddress to = server;
        if (to == null) {
            throw new IllegalStateException("connect first");
        }
        DatagramSocket current = socket;
        try {
            current.send(new DatagramPacket(datagram, datagram.length, to));
        } catch (IOException e) {
            // closed, or moved on to another one meanwhile
            if (!current.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Goes on with another local port, as a phone that changes its network. */
    public void move() {
        DatagramSocket old = socket;
        socket = bind();
        old.close();
        synchronized (checks) {
            checks.expedite(System.nanoTime());
        }
    }

    /** Whether a check from the port of now was answered: from then on the server knows the address whichever socket it gets packets on. */
    public boolean answered() {
        return answered == socket;
    }

    /** No checks any more: consent runs out. */
    public void pauseChecks() {
        checking = false;
    }

    public void resumeChecks() {
        checking = true;
    }

    /** The profile that was agreed; null before. */
    public @Nullable SrtpProfile profile() {
        return profile;
    }

    /** Packets that arrived and opened. */
    public long received() {
        return received.get();
    }

    /** Packets that arrived and did not open. */
    public long rejected() {
        return rejected.get();
    }

    /** Done when the server has closed DTLS. */
    public CompletableFuture<Void> remotelyClosed() {
        return remotelyClosed;
    }

    /** Says goodbye and ends. Idempotent. */
    @Override
    public void close() {
        dtls.close();
        pool.shutdown();
        try {
            pool.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
    }

    /** Ends without a word, as a browser that is killed. */
    public void kill() {
        checking = false;
        socket.close();
        thread.interrupt();
        pool.shutdownNow();
    }

    private DatagramSocket bind() {
        try {
            DatagramSocket opened = new DatagramSocket(0, options.bind());
            opened.setSoTimeout(POLL_MS);
            opened.setReceiveBufferSize(1 << 20);
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run() {
        byte[] buffer = new byte[MAX_PACKET];
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        while (!thread.isInterrupted()) {
            sendCheck();
            DatagramSocket current = socket;
            try {
                packet.setLength(buffer.length);
                current.receive(packet);
                handle(buffer, packet.getLength(), current);
            } catch (SocketTimeoutException e) {
                continue;
            } catch (IOException e) {
                if (current == socket) {
                    return;
                }
            }
        }
    }

    private void sendCheck() {
        byte[] check;
        synchronized (checks) {
            check = checking ? checks.poll(System.nanoTime()) : null;
        }
        if (check != null) {
            sendRaw(check);
        }
    }

    private void handle(byte[] buffer, int length, DatagramSocket via) {
        int first = length == 0 ? -1 : buffer[0] & 0xff;
        if (first < 0) {
            return;
        }
        if (first < 4) {
            handleStun(buffer, length, via);
        } else if (first >= 20 && first <= 63) {
            dtls.feed(buffer, 0, length);
        } else if (first >= 128 && first <= 191) {
            handleMedia(buffer, length);
        }
    }

    private void handleStun(byte[] buffer, int length, DatagramSocket via) {
        boolean good;
        synchronized (checks) {
            good = checks.handle(buffer, length);
        }
        if (good) {
            answered = via;
        }
        Fingerprint fingerprint = expected;
        if (good && fingerprint != null) {
            dtls.expect(fingerprint);
        }
    }

    private void handleMedia(byte[] buffer, int length) {
        SrtpReceiver receiver = in;
        if (receiver == null) {
            return;
        }
        SrtpStatus status = isRtcp(buffer, 0)
                ? receiver.unprotectRtcp(buffer, 0, length, buffer, 0)
                : receiver.unprotectRtp(buffer, 0, length, buffer, 0);
        if (status == SrtpStatus.OK) {
            received.incrementAndGet();
            listener.packet(buffer, 0, receiver.length());
        } else {
            rejected.incrementAndGet();
        }
    }

    /** RFC 5761 section 4. */
    private static boolean isRtcp(byte[] packet, int offset) {
        int type = packet[offset + 1] & 0xff;
        return type >= 192 && type <= 223;
    }

    private final class Handshake implements DtlsListener {

        @Override
        public void transmit(byte[] datagram) {
            sendRaw(datagram);
        }

        @Override
        public void established(SrtpProfile chosen, SrtpKeys sending, SrtpKeys receiving) {
            synchronized (TestPeer.this) {
                out = new SrtpSender(chosen, sending, MAX_SOURCES);
            }
            in = new SrtpReceiver(chosen, receiving, MAX_SOURCES);
            profile = chosen;
            connected.complete(null);
        }

        @Override
        public void failed(DtlsFailure reason) {
            connected.completeExceptionally(new IOException("handshake failed: " + reason));
        }

        @Override
        public void closed() {
            remotelyClosed.complete(null);
        }
    }
}
