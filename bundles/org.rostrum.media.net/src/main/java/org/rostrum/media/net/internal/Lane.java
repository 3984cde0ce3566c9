// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import io.netty.channel.Channel;

/** One socket of a worker. Sound has one of its own where its packets are marked otherwise: a socket has one DSCP. Confined to the worker. */
final class Lane {

    /** A batch for many receivers is more than the channel's high-water mark: it goes in pieces, so that only a slow kernel is a reason to drop. */
    private static final int PIECE = 1 << 20;

    private final Channel channel;
    private int unflushed;

    Lane(Channel channel) {
        this.channel = channel;
    }

    Channel channel() {
        return channel;
    }

    void written(int bytes) {
        unflushed += bytes;
        if (unflushed > PIECE) {
            flush();
        }
    }

    void flush() {
        if (unflushed > 0) {
            unflushed = 0;
            channel.flush();
        }
    }
}
