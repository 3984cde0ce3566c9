// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.rostrum.base.stream.ByteStream;
import org.rostrum.base.stream.StreamHandler;
import org.rostrum.base.stream.StreamProtocol;

/** Takes what looks like ICE-TCP and sends back what it gets. */
final class EchoProtocol implements StreamProtocol {

    volatile Function<ByteBuffer, Match> match =
            first -> FirstBytes.looksLikeIceTcp(first) ? Match.YES : first.remaining() < 10 ? Match.MORE : Match.NO;
    /** Whether each message pauses the reading, as only the reader itself can do without a race. */
    volatile boolean pausing;

    private final AtomicInteger closed = new AtomicInteger();
    private volatile CompletableFuture<ByteStream> last = new CompletableFuture<>();

    @Override
    public String name() {
        return "echo";
    }

    @Override
    public Match match(ByteBuffer first) {
        return match.apply(first);
    }

    @Override
    public StreamHandler accept(ByteStream stream) {
        last = CompletableFuture.completedFuture(stream);
        return new StreamHandler() {
            @Override
            public void received(ByteBuffer data) {
                if (pausing) {
                    stream.pauseReading();
                }
                stream.send(data);
            }

            @Override
            public void closed() {
                closed.incrementAndGet();
            }
        };
    }

    /** The stream that was taken last. */
    ByteStream last() throws Exception {
        return last.get(5, TimeUnit.SECONDS);
    }

    int closed() {
        return closed.get();
    }
}
