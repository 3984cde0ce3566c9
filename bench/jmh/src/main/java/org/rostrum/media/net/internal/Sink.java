// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.LongAdder;

/** Sockets that count what comes and throw it away. */
@Sharable
final class Sink extends ChannelInboundHandlerAdapter {

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    private final LongAdder packets = new LongAdder();

    void open(int port) throws InterruptedException {
        new Bootstrap().group(group).channel(EpollDatagramChannel.class).handler(this)
                .option(ChannelOption.SO_RCVBUF, 4 << 20)
                .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, 2048)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(65536))
                .bind(new InetSocketAddress("127.0.0.1", port)).sync();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        packets.increment();
        ReferenceCountUtil.release(message);
    }

    long packets() {
        return packets.sum();
    }
}
