// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import io.netty.buffer.PooledByteBufAllocator;
import java.nio.ByteBuffer;
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
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.rostrum.base.stream.ByteStream;
import org.rostrum.base.stream.StreamHandler;
import org.rostrum.base.stream.StreamPorts;
import org.rostrum.base.stream.StreamProtocol;
import org.rostrum.base.time.Ticker;
import org.rostrum.media.net.DropReason;
import org.rostrum.media.net.MediaTransport;
import org.rostrum.media.net.MediaTransports;
import org.rostrum.media.net.NetworkStatistics;
import org.rostrum.media.net.NetworkStats;
import org.rostrum.media.net.OuterAddress;
import org.rostrum.media.net.RelayedPeers;
import org.rostrum.media.net.TransportHandler;
import org.rostrum.media.net.TransportHandler.CloseReason;
import org.rostrum.proto.dtls.DtlsCertificate;
import org.rostrum.proto.dtls.DtlsConfig;
import org.rostrum.proto.dtls.DtlsRole;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The media port of this node: sockets, workers, transports. Thread-safe. */
@Component(service = {MediaTransports.class, NetworkStatistics.class, StreamProtocol.class}, configurationPid = MediaNetConfig.PID)
@Designate(ocd = MediaNetConfig.class)
public final class MediaPlane implements MediaTransports, NetworkStatistics, StreamProtocol {

    private static final Logger logger = LoggerFactory.getLogger(MediaPlane.class);

    private final DtlsCertificate certificate;
    private final Workers workers = new Workers();
    private final Sockets sockets;
    private final Shared shared;
    private final Candidates candidates;
    private final ExecutorService handshakes = new HandshakePool();
    private final int port;
    private final List<String> publicAddresses;
    private volatile @Nullable StreamPorts streamPorts;
    private volatile @Nullable OuterAddress outerAddress;
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
        this.publicAddresses = settings.publicAddresses();
        this.candidates = new Candidates(settings, port, ticker, this::tcpPorts, this::learned);
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
    public List<Candidate> candidates(int reachedPort) {
        return candidates.list(reachedPort);
    }

    private List<Integer> tcpPorts() {
        StreamPorts open = streamPorts;
        return open == null ? List.of() : open.ports();
    }

    private List<String> learned() {
        OuterAddress known = outerAddress;
        return known == null ? List.of() : known.state().addresses();
    }

    @Override
    public List<String> publicAddresses() {
        return publicAddresses;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void setOuterAddress(OuterAddress known) {
        outerAddress = known;
    }

    void unsetOuterAddress(OuterAddress known) {
        outerAddress = outerAddress == known ? null : outerAddress;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void setStreamPorts(StreamPorts ports) {
        streamPorts = ports;
    }

    void unsetStreamPorts(StreamPorts ports) {
        streamPorts = streamPorts == ports ? null : streamPorts;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addRelay(RelayedPeers relay) {
        shared.relays().add(relay);
    }

    void removeRelay(RelayedPeers relay) {
        shared.relays().remove(relay);
    }

    // ---- ICE-TCP

    @Override
    public String name() {
        return shared.streams().name();
    }

    @Override
    public int sendBufferBytes() {
        return shared.streams().sendBufferBytes();
    }

    @Override
    public Match match(ByteBuffer first) {
        return shared.streams().match(first);
    }

    @Override
    public StreamHandler accept(ByteStream stream) {
        return shared.streams().accept(stream);
    }

    @Override
    public int mediaPort() {
        return port;
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
        shared.streams().closeAll();
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
