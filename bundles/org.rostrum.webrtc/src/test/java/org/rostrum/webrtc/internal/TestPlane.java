// SPDX-License-Identifier: Apache-2.0
package org.rostrum.webrtc.internal;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.base.thread.Threads;
import org.rostrum.media.net.internal.MediaNetConfig;
import org.rostrum.media.net.internal.MediaPlane;
import org.rostrum.media.sfu.internal.SfuRouter;

/** Sockets, forwarder and browser connector together on loopback, without the container. */
final class TestPlane implements AutoCloseable {

    final MediaPlane plane;
    final SfuRouter router = new SfuRouter();
    final MediaSignalHandler handler;
    private final Pools pools = new Pools();

    /**
     * @param port      0: the system chooses
     * @param addresses to announce; none: all of the host
     */
    TestPlane(int port, int workers, String... addresses) {
        plane = new MediaPlane(config(port, workers, addresses));
        handler = new MediaSignalHandler(plane, router, router, pools, new IceServers());
    }

    private static MediaNetConfig config(int port, int workers, String... addresses) {
        Map<String, Object> set = Map.of("port", port, "workers", workers, "announceLoopback", true, "addresses", addresses);
        return (MediaNetConfig) Proxy.newProxyInstance(MediaNetConfig.class.getClassLoader(), new Class<?>[] {MediaNetConfig.class},
                (proxy, method, args) -> set.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    /** Pools of its own. */
    private static final class Pools implements Threads {

        private final ExecutorService pool = Executors.newCachedThreadPool();
        private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

        @Override
        public ExecutorService io() {
            return pool;
        }

        @Override
        public ExecutorService cpu() {
            return pool;
        }

        @Override
        public Scheduler scheduler() {
            return (Duration delay, Runnable task) -> {
                var future = timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
                return () -> future.cancel(false);
            };
        }
    }

    @Override
    public void close() {
        handler.stop();
        plane.close();
        pools.pool.shutdown();
        pools.timer.shutdownNow();
    }
}
