// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.turn.internal;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;

/** The one thread of the TURN server and its sockets. */
final class TurnLoop implements AutoCloseable {

    /** Longest datagram read; what is longer is cut, and then refused. */
    static final int MAX_DATAGRAM = 2_048;
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(1 << 20, 2 << 20);

    private final boolean epoll;
    private final MultiThreadIoEventLoopGroup group;
    private final EventLoop loop;

    TurnLoop() {
        epoll = Epoll.isAvailable();
        group = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("rostrum-turn"),
                epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        loop = group.next();
    }

    EventLoop thread() {
        return loop;
    }

    /** Opens a socket for both families and all addresses. Does not block. */
    ChannelFuture bind(int port, ChannelHandler handler) {
        return bind(wildcard(), port, handler);
    }

    /** Opens a socket for one address of this host. Does not block. */
    ChannelFuture bind(InetAddress address, int port, ChannelHandler handler) {
        return new Bootstrap().group(group)
                .channel(epoll ? EpollDatagramChannel.class : NioDatagramChannel.class)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(MAX_DATAGRAM))
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .handler(handler)
                .bind(new InetSocketAddress(address, port));
    }

    /** {@code ::} takes both families; without IPv6 in the kernel only 0.0.0.0 opens. */
    static InetAddress wildcard() {
        try {
            boolean six = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses).anyMatch(Inet6Address.class::isInstance);
            return InetAddress.getByName(six ? "::" : "0.0.0.0");
        } catch (SocketException | UnknownHostException e) {
            throw new IllegalStateException("network interfaces cannot be read", e);
        }
    }

    static int port(Channel channel) {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }
}
