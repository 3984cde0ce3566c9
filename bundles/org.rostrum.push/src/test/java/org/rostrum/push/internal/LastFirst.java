// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.base.thread.Threads;
import org.rostrum.test.VirtualTime;

/** A pool that begins with what came last, as several threads may; tasks run inside {@link #run}. */
final class LastFirst extends AbstractExecutorService implements Threads {

    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final Scheduler scheduler = new VirtualTime();

    /** Until nothing is left. */
    void run() {
        while (!tasks.isEmpty()) {
            tasks.pop().run();
        }
    }

    @Override
    public void execute(Runnable task) {
        tasks.push(task);
    }

    @Override
    public ExecutorService io() {
        return this;
    }

    @Override
    public ExecutorService cpu() {
        return this;
    }

    @Override
    public Scheduler scheduler() {
        return scheduler;
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }
}
