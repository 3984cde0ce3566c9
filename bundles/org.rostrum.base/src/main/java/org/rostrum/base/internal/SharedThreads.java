// SPDX-License-Identifier: Apache-2.0
package org.rostrum.base.internal;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.base.thread.Threads;

/** The pools of the process. Sizes: waiting work is bounded by the connection pool of the database, computing work by the cores. */
@Component(service = Threads.class)
public final class SharedThreads implements Threads {

    private static final int IO_THREADS = 16;
    private static final int QUEUE = 10_000;

    private final ThreadPoolExecutor io = pool("rostrum-io", IO_THREADS);
    private final ThreadPoolExecutor cpu = pool("rostrum-cpu", Math.max(2, Runtime.getRuntime().availableProcessors()));
    private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1, factory("rostrum-timer"));

    @Activate
    public SharedThreads() {
        timers.setRemoveOnCancelPolicy(true);
        timers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public ExecutorService io() {
        return io;
    }

    @Override
    public ExecutorService cpu() {
        return cpu;
    }

    @Override
    public Scheduler scheduler() {
        return this::schedule;
    }

    private Scheduler.Timer schedule(Duration delay, Runnable task) {
        ScheduledFuture<?> future = timers.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    @Deactivate
    public void close() {
        timers.shutdownNow();
        cpu.shutdown();
        io.shutdown();
    }

    private static ThreadPoolExecutor pool(String name, int threads) {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(threads, threads, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), factory(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory factory(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
