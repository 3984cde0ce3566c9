// SPDX-License-Identifier: Apache-2.0
package org.rostrum.webrtc.internal;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.base.thread.Threads;
import org.rostrum.test.VirtualTime;

/** Pools that run everything at once, timers in virtual time. */
final class DirectThreads extends AbstractExecutorService implements Threads {

    private final VirtualTime time;

    DirectThreads(VirtualTime time) {
        this.time = time;
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
        return time;
    }

    @Override
    public void execute(Runnable command) {
        command.run();
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
