// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads for DTLS handshakes, which block. A handshake holds one for two round trips, ten seconds at worst; 16 of them let a
 * whole class join within a second or two, and the queue holds the rest.
 */
final class HandshakePool extends ThreadPoolExecutor {

    private static final int THREADS = 16;
    private static final int QUEUE = 1_024;

    HandshakePool() {
        super(THREADS, THREADS, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), new DefaultThreadFactory("rostrum-dtls", true));
        allowCoreThreadTimeOut(true);
    }
}
