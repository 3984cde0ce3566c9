// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import io.netty.buffer.PooledByteBufAllocator;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.rostrum.base.time.Ticker;
import org.rostrum.media.net.DropReason;
import org.rostrum.media.net.MediaTransport;
import org.rostrum.media.net.MediaTransports;
import org.rostrum.media.net.NetworkStatistics;
import org.rostrum.media.net.NetworkStats;
import org.rostrum.media.net.TransportHandler;
import org.rostrum.media.net.TransportHandler.CloseReason;
import org.rostrum.proto.dtls.DtlsCertificate;
import org.rostrum.proto.dtls.DtlsConfig;
import org.rostrum.proto.dtls.DtlsRole;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The media port of this node: sockets, workers, transports. Thread-safe. */
@Component(service = {MediaTransports.class, NetworkStatistics.class}, configurationPid = MediaNetConfig.PID)
@Designate(ocd = MediaNetConfig.class)
public final class MediaPlane implements MediaTransports, NetworkStatistics {

    private static final Logger logger = LoggerFactory.getLogger(MediaPlane.class);

    private final DtlsCertificate certificate;
    private final Workers workers = new Workers();
    private final Sockets sockets;
    private final Shared shared;
    private final Candidates candidates;
    private final ExecutorService handshakes = new HandshakePool();
    private final int port;
    private final AtomicBoolean stopped = new AtomicBoolean();

    /** @throws IllegalStateException if the port cannot be opened */
    @Activate
    public MediaPlane(MediaNetConfig config) {
        this(PlaneSettings.of(config), Ticker.SYSTEM, Clock.systemUTC(), new SecureRandom());
    }

    MediaPlane(PlaneSettings settings, Ticker ticker, Clock clock, SecureRandom random) {
        this.certificate = DtlsCertificate.create(random, clock.instant());
        this.shared = new Shared(
                ticker, new Registry(random), workers, DtlsConfig.of(DtlsRole.SERVER, certificate), handshakes);
        this.sockets = new Sockets(settings);
        for (int i = 0; i < sockets.workers(); i++) {
            workers.add(new Worker(i, shared, random.nextInt(), sockets.segmentation()));
        }
        this.port = openOrStop();
        this.candidates = new Candidates(settings, port, ticker);
        HandshakeWarmUp.start(certificate, handshakes);
        logger.info("media port {}/udp open, {}, {} worker(s), segmentation {}",
                port, sockets.engine(), sockets.workers(), sockets.segmentation());
    }

    private int openOrStop() {
        try {
            return sockets.open(workers.all());
        } catch (IllegalStateException e) {
            sockets.close();
            handshakes.shutdownNow();
            throw e;
        }
    }

    /** @throws IllegalStateException if the media plane has stopped */
    @Override
    public MediaTransport create(String label, TransportHandler handler) {
        if (stopped.get()) {
            throw new IllegalStateException("the media plane has stopped");
        }
        return new PeerTransport(shared, label, handler);
    }

    @Override
    public List<Candidate> candidates() {
        return candidates.list();
    }

    @Override
    public String fingerprint() {
        return certificate.fingerprint().value();
    }

    @Override
    public NetworkStats read() {
        Map<DropReason, Long> drops = new EnumMap<>(DropReason.class);
        for (DropReason reason : DropReason.values()) {
            drops.put(reason, workers.drops(reason));
        }
        return new NetworkStats(sockets.engine(), port, shared.registry().all().size(),
                sum(traffic -> traffic.packetsIn), sum(traffic -> traffic.bytesIn),
                sum(traffic -> traffic.packetsOut), sum(traffic -> traffic.bytesOut), trains(), drops);
    }

    /** For tests. */
    PooledByteBufAllocator buffers() {
        return sockets.buffers();
    }

    private List<Long> trains() {
        return IntStream.range(0, workers.first().traffic().trainLengths())
                .mapToObj(length -> sum(traffic -> traffic.trains(length))).toList();
    }

    private long sum(Function<Traffic, Counter> which) {
        return workers.all().stream().mapToLong(worker -> which.apply(worker.traffic()).get()).sum();
    }

    /** Tells every peer and handler, then waits for the threads. Idempotent. */
    @Deactivate
    public void close() {
        if (stopped.getAndSet(true)) {
            return;
        }
        shared.registry().all().forEach(transport -> transport.endAnywhere(CloseReason.SHUTDOWN));
        awaitWorkers();
        handshakes.shutdown();
        try {
            // the goodbyes
            if (!handshakes.awaitTermination(1, TimeUnit.SECONDS)) {
                handshakes.shutdownNow();
            }
        } catch (InterruptedException e) {
            handshakes.shutdownNow();
            Thread.currentThread().interrupt();
        }
        awaitWorkers();
        sockets.close();
        logger.info("media port {}/udp closed", port);
    }

    /** Until what is queued on every worker is done. */
    private void awaitWorkers() {
        CountDownLatch done = new CountDownLatch(workers.all().size());
        workers.all().forEach(worker -> worker.run(done::countDown));
        try {
            if (!done.await(2, TimeUnit.SECONDS)) {
                logger.warn("media workers did not finish in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
