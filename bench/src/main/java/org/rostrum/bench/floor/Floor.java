// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.floor;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.unix.SegmentedDatagramPacket;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.rostrum.proto.srtp.SrtpReceiver;
import org.rostrum.proto.srtp.SrtpStatus;

/**
 * A process of its own: opens what publishers send, encrypts it with each receiver's own key and sends it as trains. Arguments: the
 * address to bind; prints its port. Standard input: a line {@code number host port} for each receiver; an empty line forgets all of
 * them; it ends with the input.
 */
public final class Floor extends ChannelInboundHandlerAdapter {

    private static final int MAX_PACKET = 2_048;
    private static final int BATCH = 32;
    /** Unequal packets are padded (RFC 3550 section 5.1) up to this difference, so that they fit into one train. */
    private static final int MAX_PADDING = 8;

    private final List<FloorReceiver> receivers = new ArrayList<>();
    private SrtpReceiver in = new SrtpReceiver(FloorKeys.PROFILE, FloorKeys.master(0, true), 64);
    private final byte[][] batch = new byte[BATCH][MAX_PACKET];
    private final int[] lengths = new int[BATCH];
    private int count;

    private Floor() {}

    public static void main(String[] arguments) throws Exception {
        Floor floor = new Floor();
        MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        Channel channel = new Bootstrap().group(group).channel(EpollDatagramChannel.class)
                .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .option(ChannelOption.SO_RCVBUF, 4 << 20)
                .option(ChannelOption.SO_SNDBUF, 4 << 20)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(4 << 20, 8 << 20))
                .option(ChannelOption.MAX_MESSAGES_PER_WRITE, 4_096)
                .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, MAX_PACKET)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(BATCH * MAX_PACKET))
                .handler(floor)
                .bind(new InetSocketAddress(InetAddress.getByName(arguments[0]), 0)).sync().channel();
        System.out.println(((InetSocketAddress) channel.localAddress()).getPort());
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        String line = input.readLine();
        while (line != null) {
            String[] parts = line.split(" ");
            if (parts.length == 3) {
                InetSocketAddress to = new InetSocketAddress(InetAddress.getByName(parts[1]), Integer.parseInt(parts[2]));
                FloorReceiver receiver = new FloorReceiver(to, Integer.parseInt(parts[0]));
                channel.eventLoop().execute(() -> floor.receivers.add(receiver));
            } else {
                channel.eventLoop().execute(floor::forget);
            }
            line = input.readLine();
        }
        group.shutdownGracefully().sync();
    }

    private void forget() {
        receivers.clear();
        // the next publisher may begin its numbers anew
        in = new SrtpReceiver(FloorKeys.PROFILE, FloorKeys.master(0, true), 64);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        DatagramPacket packet = (DatagramPacket) message;
        ByteBuf content = packet.content();
        int length = content.readableBytes();
        if (length <= MAX_PACKET - 64 && count < BATCH) {
            byte[] into = batch[count];
            content.readBytes(into, 0, length);
            boolean media = (into[1] & 0xff) < 192 || (into[1] & 0xff) > 223;
            if (media && in.unprotectRtp(into, 0, length, into, 0) == SrtpStatus.OK) {
                lengths[count++] = in.length();
            }
        }
        packet.release();
        if (count == BATCH) {
            forward(context);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        forward(context);
        context.flush();
    }

    private void forward(ChannelHandlerContext context) {
        int from = 0;
        while (from < count) {
            int end = run(from);
            int size = 0;
            for (int i = from; i < end; i++) {
                size = Math.max(size, lengths[i]);
            }
            for (int i = from; i < end; i++) {
                pad(batch[i], lengths[i], size);
            }
            for (FloorReceiver receiver : receivers) {
                ByteBuf train = receiver.train(context.alloc(), batch, from, end, size);
                context.write(end - from == 1 ? new DatagramPacket(train, receiver.to)
                        : new SegmentedDatagramPacket(train, size + FloorKeys.PROFILE.tagLength(), receiver.to), context.voidPromise());
            }
            from = end;
        }
        count = 0;
    }

    /** Packets that can be made equal. */
    private int run(int from) {
        int min = lengths[from];
        int max = min;
        int end = from + 1;
        while (end < count) {
            min = Math.min(min, lengths[end]);
            max = Math.max(max, lengths[end]);
            if (max - min > MAX_PADDING) {
                break;
            }
            end++;
        }
        return end;
    }

    private static void pad(byte[] packet, int length, int size) {
        if (length < size) {
            packet[0] |= 0x20;
            for (int i = length; i < size; i++) {
                packet[i] = (byte) (size - length);
            }
        }
    }
}
