// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.unix.SegmentedDatagramPacket;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Gathers packets for one peer so that they cross into the kernel together (UDP GSO): all of one length, only the last may be
 * shorter. Confined to the worker.
 */
final class Train {

    /** The kernel takes 64 segments. */
    private static final int MAX_SEGMENTS = 50;
    private static final int MAX_BYTES = 60_000;
    /** Segments are never fragmented, so they must fit every path: the least MTU of IPv6 without its headers. */
    private static final int MAX_SEGMENT = 1_280 - 48;
    private static final int FIRST_ROOM = 8;

    private final Channel channel;
    private @Nullable ByteBuf wagons;
    private int segment;
    private int count;
    private boolean last;

    Train(Channel channel) {
        this.channel = channel;
    }

    /** Copies a packet to the end; what does not fit the train sends it off first. */
    void append(byte[] packet, int length, InetSocketAddress to, boolean segmentation) {
        ByteBuf open = wagons;
        if (open != null && (last || length > segment || count == MAX_SEGMENTS || open.readableBytes() + length > MAX_BYTES)) {
            depart(to);
            open = null;
        }
        if (!segmentation || length > MAX_SEGMENT) {
            depart(to);
            write(new DatagramPacket(channel.alloc().directBuffer(length).writeBytes(packet, 0, length), to));
            return;
        }
        if (open == null) {
            open = channel.alloc().directBuffer(FIRST_ROOM * length);
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
        if (ready != null) {
            wagons = null;
            last = false;
            write(count == 1 ? new DatagramPacket(ready, to) : new SegmentedDatagramPacket(ready, segment, to));
        }
    }

    private void write(Object message) {
        channel.write(message, channel.voidPromise());
    }
}
