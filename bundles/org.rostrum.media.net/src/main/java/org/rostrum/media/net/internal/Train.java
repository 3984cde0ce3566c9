// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.unix.Errors.NativeIoException;
import io.netty.channel.unix.SegmentedDatagramPacket;
import java.net.InetSocketAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers packets for one peer so that they cross into the kernel together (UDP GSO): all of one length, only the last may be
 * shorter. Confined to the worker.
 */
final class Train implements ChannelFutureListener {

    private static final Logger logger = LoggerFactory.getLogger(Train.class);

    /** EIO, EINVAL and EMSGSIZE: what Linux says of a train that it cannot cut (udp(7), net/ipv4/udp.c). */
    private static final Set<Integer> REFUSALS = Set.of(5, 22, 90);
    /** The kernel takes 64 segments. */
    private static final int MAX_SEGMENTS = 50;
    private static final int MAX_BYTES = 60_000;
    /** Segments are never fragmented, so they must fit every path: the least MTU of IPv6 without its headers. */
    private static final int MAX_SEGMENT = 1_280 - 48;
    /** Packets that a train has room for at first; it is as much as the last one had, if that was more. */
    private static final int FIRST_ROOM = 8;

    private final Worker worker;
    private final Lane lane;
    private boolean possible;
    private @Nullable ByteBuf wagons;
    private int segment;
    private int count;
    private boolean last;

    Train(Worker worker, Lane lane) {
        this.worker = worker;
        this.lane = lane;
        this.possible = worker.segmentation();
    }

    /** Copies a packet to the end; what does not fit the train sends it off first. */
    void append(byte[] packet, int length, InetSocketAddress to) {
        ByteBuf open = wagons;
        if (open != null && (last || length > segment || count == MAX_SEGMENTS || open.readableBytes() + length > MAX_BYTES)) {
            depart(to);
            open = null;
        }
        if (!possible || length > MAX_SEGMENT) {
            depart(to);
            writeAlone(lane.channel().alloc().directBuffer(length).writeBytes(packet, 0, length), to);
            return;
        }
        if (open == null) {
            open = lane.channel().alloc().directBuffer(Math.max(FIRST_ROOM, count) * length);
            wagons = open;
            segment = length;
            count = 0;
        }
        open.writeBytes(packet, 0, length);
        count++;
        last = length < segment;
    }

    /** Hands the train to the socket; the worker flushes. */
    void depart(InetSocketAddress to) {
        ByteBuf ready = wagons;
        if (ready == null) {
            return;
        }
        wagons = null;
        last = false;
        if (count == 1) {
            writeAlone(ready, to);
        } else {
            worker.traffic().train(count);
            int bytes = ready.readableBytes();
            lane.channel().write(new SegmentedDatagramPacket(ready, segment, to)).addListener(this);
            lane.written(bytes);
        }
    }

    private void writeAlone(ByteBuf packet, InetSocketAddress to) {
        worker.traffic().train(1);
        int bytes = packet.readableBytes();
        lane.channel().write(new DatagramPacket(packet, to), lane.channel().voidPromise());
        lane.written(bytes);
    }

    /**
     * A train that the socket refused: a device without check sum offload cannot cut it, a path may be narrower than any should
     * be. This peer's packets leave one by one from here on; the lost ones are repaired as any loss. A failure of another kind, no way
     * for a moment, would meet packets by themselves too.
     */
    @Override
    public void operationComplete(ChannelFuture future) {
        if (!future.isSuccess()) {
            possible &= !refused(future.cause());
            worker.sendFailed();
            logger.debug("a train failed", future.cause());
        }
    }

    private static boolean refused(Throwable cause) {
        return cause instanceof NativeIoException failure && REFUSALS.contains(-failure.expectedErr());
    }
}
