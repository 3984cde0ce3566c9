// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import io.netty.channel.Channel;

/** One socket of a worker. Sound has one of its own where its packets are marked otherwise: a socket has one DSCP. Confined to the worker. */
final class Lane {

    private final Channel channel;
    private boolean unflushed;

    Lane(Channel channel) {
        this.channel = channel;
    }

    Channel channel() {
        return channel;
    }

    void written() {
        unflushed = true;
    }

    void flush() {
        if (unflushed) {
            unflushed = false;
            channel.flush();
        }
    }
}
