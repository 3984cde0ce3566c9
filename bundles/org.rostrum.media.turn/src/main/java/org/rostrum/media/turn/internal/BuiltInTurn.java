// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.turn.internal;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.rostrum.base.net.AddressNetwork;
import org.rostrum.base.stream.ByteStream;
import org.rostrum.base.stream.StreamHandler;
import org.rostrum.base.stream.StreamProtocol;
import org.rostrum.base.time.Ticker;
import org.rostrum.media.net.MediaTransports;
import org.rostrum.media.net.RelayedPeers;
import org.rostrum.media.turn.TurnService;
import org.rostrum.proto.turn.TurnClient;
import org.rostrum.proto.turn.TurnOwner;
import org.rostrum.proto.turn.TurnSecret;
import org.rostrum.proto.turn.TurnServer;
import org.rostrum.proto.turn.TurnSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's sockets and streams around the engine, which lives on one thread. Thread-safe. */
@Component(service = {TurnService.class, StreamProtocol.class}, configurationPid = TurnConfig.PID)
@Designate(ocd = TurnConfig.class)
public final class BuiltInTurn implements TurnService, StreamProtocol {

    private static final Logger logger = LoggerFactory.getLogger(BuiltInTurn.class);

    private static final String REALM = "rostrum";
    private static final Duration CREDENTIALS = Duration.ofHours(1);
    private static final long TICK_MS = 1_000;
    /** As often as candidates are read, so that none is announced for long before it is answered. */
    private static final int REFRESH_TICKS = 5;
    /** A client allocates at once; who does not is closed. */
    private static final long IDLE_NS = Duration.ofSeconds(15).toNanos();
    private static final int MAX_STREAMS = 4_000;
    private static final int SEND_BUFFER = 128 * 1024;
    private static final byte[] COOKIE = {0x21, 0x12, (byte) 0xA4, 0x42};

    private final Ticker ticker;
    private final Clock clock;
    private final TurnSecret secret;
    private final Reach reach;
    private final RelayedAddresses relayed;
    private final RelayedPeers isRelay;
    private final TurnLoop loop = new TurnLoop();
    private final Relays relays;
    private final TurnServer server;
    private final Map<Long, TurnStream> streams = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final byte[] received = new byte[TurnLoop.MAX_DATAGRAM];
    private final @Nullable ClientSockets sockets;
    private final int port;
    private int ticks;
    private volatile TurnStats stats;

    @Activate
    public BuiltInTurn(TurnConfig config, @Reference MediaTransports media, @Reference RelayedAddresses relayed) {
        this(config, media, relayed, Ticker.SYSTEM, Clock.systemUTC(), new SecureRandom(), HostAddresses::find);
    }

    BuiltInTurn(TurnConfig config, MediaTransports media, RelayedAddresses relayed, Ticker ticker, Clock clock, SecureRandom random,
            Supplier<Set<InetAddress>> addresses) {
        this.ticker = ticker;
        this.clock = clock;
        byte[] key = new byte[20];
        random.nextBytes(key);
        this.secret = new TurnSecret(key);
        this.reach = new Reach(media, networks(config.allowedPeers()), ticker);
        this.relayed = relayed;
        this.isRelay = reach::isRelay;
        relayed.serve(isRelay);
        this.relays = new Relays(loop, PortRange.of(config.relayPorts()), reach, random, new FromRelays());
        TurnSettings settings = new TurnSettings(REALM, config.maxAllocations(), config.allocationsPerUser(), config.relayKbps());
        this.server = new TurnServer(settings, secret, new Owner(), clock, random, ticker.nanos());
        this.sockets = config.port() == 0 ? null : open(config.port(), addresses);
        this.port = sockets == null ? 0 : config.port();
        this.stats = new TurnStats(port, 0, 0, 0, 0);
        loop.thread().scheduleAtFixedRate(this::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    }

    /** What is no network is told and left out: less is allowed then. */
    static List<AddressNetwork> networks(String[] texts) {
        return Stream.of(texts).flatMap(text -> Stream.of(text.split("[,\\s]+"))).filter(text -> !text.isEmpty())
                .flatMap(text -> {
                    Optional<AddressNetwork> network = AddressNetwork.parse(text);
                    if (network.isEmpty()) {
                        logger.error("allowedPeers: {} is no network such as 192.0.2.0/24 and is left out", text);
                    }
                    return network.stream();
                }).toList();
    }

    /** Without its UDP port it still serves the listener's ports. */
    private @Nullable ClientSockets open(int wanted, Supplier<Set<InetAddress>> addresses) {
        ClientSockets opened = new ClientSockets(loop, wanted, addresses, FromClients::new);
        try {
            if (opened.open()) {
                return opened;
            }
            logger.error("TURN port {}/udp is not open; free it or set another in {}.cfg", wanted, TurnConfig.PID);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    private void tick() {
        long now = ticker.nanos();
        server.handleTimeout(now);
        for (TurnStream stream : streams.values()) {
            if (now - stream.openedNs() > IDLE_NS && !server.knows(stream.client())) {
                stream.close();
            }
        }
        if (sockets != null && ++ticks % REFRESH_TICKS == 0) {
            sockets.refresh();
        }
        stats = new TurnStats(port, server.allocations(), server.relayedPackets(), server.relayedBytes(), server.droppedPackets());
    }

    // ---- TurnService

    @Override
    public List<IceServer> forClient(String label, String host, int reachedPort) {
        if (host.isEmpty()) {
            return List.of();
        }
        List<String> urls = new ArrayList<>();
        // Chromium takes localhost for ::1 as well, at random, and gives up where its computer has no IPv6
        String address = host.equalsIgnoreCase("localhost") ? "127.0.0.1" : host;
        if (port != 0) {
            urls.add("turn:" + address + ":" + port + "?transport=udp");
        }
        if (reachedPort != 0) {
            urls.add("turn:" + address + ":" + reachedPort + "?transport=tcp");
            urls.add("turns:" + address + ":" + reachedPort + "?transport=tcp");
        }
        TurnSecret.Credential credential = secret.issue(label, clock.instant().plus(CREDENTIALS));
        return urls.isEmpty() ? List.of() : List.of(new IceServer(urls, credential.username(), credential.password()));
    }

    @Override
    public TurnStats stats() {
        return stats;
    }

    @Override
    public TurnCheck check() {
        return port == 0 ? TurnCheck.OFF : TurnProbe.run(port, secret.issue("self-test", clock.instant().plusSeconds(60)));
    }

    // ---- streams

    @Override
    public String name() {
        return "turn";
    }

    @Override
    public int sendBufferBytes() {
        return SEND_BUFFER;
    }

    /** Two zero bits, a length that is a multiple of four, the magic cookie (RFC 8489 section 5). */
    @Override
    public Match match(ByteBuffer first) {
        int at = first.position();
        int n = first.remaining();
        if ((first.get(at) & 0xC0) != 0 || n >= 4 && (first.get(at + 3) & 3) != 0) {
            return Match.NO;
        }
        for (int i = 0; i < COOKIE.length && 4 + i < n; i++) {
            if (first.get(at + 4 + i) != COOKIE[i]) {
                return Match.NO;
            }
        }
        return n < 4 + COOKIE.length ? Match.MORE : Match.YES;
    }

    @Override
    public StreamHandler accept(ByteStream stream) {
        TurnClient client = TurnClient.stream(stream.remote(), numbers.incrementAndGet());
        TurnStream accepted = new TurnStream(stream, client, loop.thread(), new FromStreams(), ticker.nanos());
        if (streams.size() >= MAX_STREAMS) {
            stream.close();
        } else {
            streams.put(client.stream(), accepted);
        }
        return accepted;
    }

    /** Idempotent. */
    @Deactivate
    public void close() {
        relayed.release(isRelay);
        streams.values().forEach(TurnStream::close);
        try {
            loop.thread().submit(() -> {
                server.close();
                relays.closeAll();
            }).await(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RejectedExecutionException e) {
            return;
        }
        loop.close();
    }

    // ---- what happens on the thread

    private final class FromClients extends ChannelInboundHandlerAdapter {

        private final InetAddress asked;

        FromClients(InetAddress asked) {
            this.asked = asked;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            try {
                if (message instanceof DatagramPacket packet) {
                    int length = Math.min(packet.content().readableBytes(), received.length);
                    packet.content().readBytes(received, 0, length);
                    server.handleClient(received, 0, length, TurnClient.datagram(packet.sender(), asked), ticker.nanos());
                }
            } catch (RuntimeException e) {
                // the loop must live; whatever got here is a bug of ours, not of the peer
                logger.error("a datagram broke its handling", e);
            } finally {
                ReferenceCountUtil.release(message);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            logger.debug("the TURN socket refused", cause);
        }
    }

    private final class FromStreams implements TurnStream.Server {

        @Override
        public void message(TurnStream stream, byte[] message) {
            server.handleClient(message, 0, message.length, stream.client(), ticker.nanos());
        }

        @Override
        public void closed(TurnStream stream) {
            streams.remove(stream.client().stream());
            server.handleClosed(stream.client());
        }
    }

    private final class FromRelays implements Relays.Listener {

        @Override
        public void opened(long relay, InetSocketAddress relayed) {
            server.relayOpened(relay, relayed, ticker.nanos());
        }

        @Override
        public void failed(long relay) {
            server.relayFailed(relay);
        }

        @Override
        public void packet(long relay, byte[] buffer, int length, InetSocketAddress from) {
            server.handlePeer(relay, buffer, 0, length, from, ticker.nanos());
        }
    }

    private final class Owner implements TurnOwner {

        @Override
        public void toClient(TurnClient client, byte[] buffer, int offset, int length) {
            if (client.stream() != 0) {
                TurnStream stream = streams.get(client.stream());
                if (stream != null) {
                    stream.send(buffer, offset, length);
                }
                return;
            }
            Channel to = sockets == null || client.asked() == null ? null : sockets.of(client.asked());
            if (to != null && to.isWritable()) {
                ByteBuf copy = to.alloc().directBuffer(length).writeBytes(buffer, offset, length);
                to.writeAndFlush(new DatagramPacket(copy, client.address()), to.voidPromise());
            }
        }

        @Override
        public void toPeer(long relay, byte[] buffer, int offset, int length, InetSocketAddress peer) {
            relays.send(relay, buffer, offset, length, peer);
        }

        @Override
        public void openRelay(long relay, boolean six, boolean even) {
            relays.open(relay, six, even);
        }

        @Override
        public void closeRelay(long relay) {
            relays.close(relay);
        }

        @Override
        public boolean mayReach(InetAddress peer) {
            return reach.mayReach(peer);
        }

        @Override
        public boolean mayReach(InetSocketAddress peer) {
            return reach.mayReach(peer);
        }
    }
}
