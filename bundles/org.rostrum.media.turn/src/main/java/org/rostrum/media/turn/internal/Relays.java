// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.turn.internal;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** The sockets of relays. Confined to the thread of the loop. */
final class Relays {

    private static final int TRIES = 32;

    /** Who hears of them, on the same thread. */
    interface Listener {

        void opened(long relay, InetSocketAddress relayed);

        void failed(long relay);

        void packet(long relay, byte[] buffer, int length, InetSocketAddress from);
    }

    private final TurnLoop loop;
    private final PortRange range;
    private final Reach reach;
    private final Random random;
    private final Listener listener;
    private final Map<Long, Channel> open = new HashMap<>();
    private final byte[] received = new byte[TurnLoop.MAX_DATAGRAM];

    /** @param random for port numbers; they are no secret, but should not be easily guessed */
    Relays(TurnLoop loop, PortRange range, Reach reach, Random random, Listener listener) {
        this.loop = loop;
        this.range = range;
        this.reach = reach;
        this.random = random;
        this.listener = listener;
    }

    void open(long relay, boolean six, boolean even) {
        InetAddress address = reach.relayed(six);
        if (address == null) {
            listener.failed(relay);
        } else {
            attempt(relay, address, even, TRIES);
        }
    }

    private void attempt(long relay, InetAddress address, boolean even, int left) {
        int port = range.first() + random.nextInt(range.size());
        if (even && port % 2 == 1) {
            port = port == range.first() ? port + 1 : port - 1;
        }
        int chosen = port;
        loop.bind(chosen, new Handler(relay)).addListener(future -> {
            if (future.isSuccess()) {
                Channel channel = ((io.netty.channel.ChannelFuture) future).channel();
                open.put(relay, channel);
                reach.open(chosen);
                listener.opened(relay, new InetSocketAddress(address, chosen));
            } else if (left > 1) {
                attempt(relay, address, even, left - 1);
            } else {
                listener.failed(relay);
            }
        });
    }

    void close(long relay) {
        Channel channel = open.remove(relay);
        if (channel != null) {
            reach.close(TurnLoop.port(channel));
            channel.close();
        }
    }

    void closeAll() {
        Map.copyOf(open).keySet().forEach(this::close);
    }

    void send(long relay, byte[] buffer, int offset, int length, InetSocketAddress peer) {
        Channel channel = open.get(relay);
        if (channel != null && channel.isWritable()) {
            ByteBuf copy = channel.alloc().directBuffer(length).writeBytes(buffer, offset, length);
            channel.writeAndFlush(new DatagramPacket(copy, peer), channel.voidPromise());
        }
    }

    private final class Handler extends ChannelInboundHandlerAdapter {

        private final long relay;

        Handler(long relay) {
            this.relay = relay;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            try {
                if (message instanceof DatagramPacket packet) {
                    int length = Math.min(packet.content().readableBytes(), received.length);
                    packet.content().readBytes(received, 0, length);
                    listener.packet(relay, received, length, packet.sender());
                }
            } finally {
                ReferenceCountUtil.release(message);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            // a peer that is not there any more (ICMP); the relay lives
        }
    }
}
