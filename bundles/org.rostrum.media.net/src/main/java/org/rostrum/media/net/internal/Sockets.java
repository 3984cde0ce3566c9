// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.unix.UnixChannelOption;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The sockets and their threads: epoll with recvmmsg and segmentation where Netty's native part is there, else NIO. One dual-stack
 * UDP port for all: a socket for each worker, two where sound and pictures are marked differently (a socket has one DSCP, and NIO
 * has the one of pictures). The system gives each peer's packets to one of them. Opened and closed by the plane.
 */
final class Sockets implements AutoCloseable {

    /** One read gives up to 32 datagrams in one buffer (recvmmsg). */
    private static final int READ_BUFFER = 32 * Worker.MAX_DATAGRAM;
    /** Beyond this the kernel is behind by a second and more: packets are dropped rather than queued. */
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(4 << 20, 8 << 20);
    private static final int MESSAGES_PER_FLUSH = 4_096;
    /** Trains of hundreds of peers are out at once and come back together: so many of each size stay with their thread. */
    private static final int CACHED_BUFFERS = 1_024;
    private static final int PAGE = 8_192;
    private static final int CHUNK_ORDER = 9;

    private final boolean epoll;
    private final PlaneSettings settings;
    private final PooledByteBufAllocator buffers;
    private final MultiThreadIoEventLoopGroup group;
    private final List<Channel> channels = new ArrayList<>();

    Sockets(PlaneSettings settings) {
        this.epoll = settings.nativeSockets() && Epoll.isAvailable();
        this.settings = settings;
        this.buffers = new PooledByteBufAllocator(
                true, 0, workers(), PAGE, CHUNK_ORDER, CACHED_BUFFERS, CACHED_BUFFERS, false);
        this.group = new MultiThreadIoEventLoopGroup(workers(), new DefaultThreadFactory("rostrum-media"),
                epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    }

    /** Several sockets on one port need the kernel's help. */
    int workers() {
        return epoll ? settings.workers() : 1;
    }

    boolean segmentation() {
        return epoll && EpollDatagramChannel.isSegmentedDatagramPacketSupported();
    }

    /** For tests: every buffer has to come back. */
    PooledByteBufAllocator buffers() {
        return buffers;
    }

    String engine() {
        return epoll ? "epoll" : "nio";
    }

    /**
     * Opens a socket per worker.
     *
     * @return the port
     * @throws IllegalStateException if the port cannot be opened
     */
    int open(List<Worker> workers) {
        int port = settings.port();
        boolean shared = epoll && (workers.size() > 1 || twoMarks());
        if (shared) {
            refuseBusy(port);
        }
        for (Worker worker : workers) {
            EventLoopGroup loop = group.next();
            port = bind(worker, loop, port, settings.videoDscp(), shared);
            if (epoll && twoMarks()) {
                bind(worker, loop, port, settings.audioDscp(), true);
            }
        }
        return port;
    }

    private boolean twoMarks() {
        return settings.audioDscp() != settings.videoDscp();
    }

    /** Sockets that share a port would share it with another server of the same user too. */
    private void refuseBusy(int port) {
        try (DatagramChannel probe = DatagramChannel.open()) {
            probe.bind(new InetSocketAddress(address(), port));
        } catch (IOException e) {
            throw busy(port, e);
        }
    }

    private static IllegalStateException busy(int port, Exception cause) {
        return new IllegalStateException("media port " + port + "/udp cannot be opened: " + cause.getMessage(), cause);
    }

    private int bind(Worker worker, EventLoopGroup loop, int port, int dscp, boolean shared) {
        Bootstrap bootstrap = new Bootstrap().group(loop)
                .channel(epoll ? EpollDatagramChannel.class : NioDatagramChannel.class)
                .option(ChannelOption.ALLOCATOR, buffers)
                .option(ChannelOption.SO_RCVBUF, settings.receiveBufferBytes())
                .option(ChannelOption.SO_SNDBUF, settings.sendBufferBytes())
                .option(ChannelOption.IP_TOS, dscp << 2)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .option(ChannelOption.MAX_MESSAGES_PER_WRITE, MESSAGES_PER_FLUSH)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(epoll ? READ_BUFFER : Worker.MAX_DATAGRAM))
                .handler(worker);
        if (epoll) {
            bootstrap.option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, Worker.MAX_DATAGRAM);
            if (shared) {
                bootstrap.option(UnixChannelOption.SO_REUSEPORT, true);
            }
        }
        Channel channel;
        try {
            channel = bootstrap.bind(new InetSocketAddress(address(), port)).sync().channel();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while opening the media port", e);
        } catch (Exception e) {
            // Netty rethrows what the socket said, checked or not
            throw busy(port, e);
        }
        channels.add(channel);
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /** What is set; else {@code ::}, which takes both families; without IPv6 in the kernel only 0.0.0.0 opens. */
    private InetAddress address() {
        try {
            if (!settings.bindAddress().isEmpty()) {
                return InetAddress.getByName(settings.bindAddress());
            }
            boolean six = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses).anyMatch(address -> address instanceof Inet6Address);
            return InetAddress.getByName(six ? "::" : "0.0.0.0");
        } catch (SocketException | UnknownHostException e) {
            throw new IllegalStateException("network interfaces cannot be read", e);
        }
    }

    /** Closes the sockets and waits for their threads. */
    @Override
    public void close() {
        channels.forEach(channel -> channel.close().awaitUninterruptibly(1, TimeUnit.SECONDS));
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }
}
