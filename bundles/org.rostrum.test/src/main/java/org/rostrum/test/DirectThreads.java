// SPDX-License-Identifier: Apache-2.0
package org.rostrum.test;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.base.thread.Threads;

/** Pools that run everything at once on the caller's thread, timers in virtual time. */
public final class DirectThreads implements Threads {

    /** Whether the pools refuse work, as bounded ones do when they are full. */
    public volatile boolean full;

    private final Scheduler scheduler;

    public DirectThreads(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public ExecutorService io() {
        return new CallerRuns();
    }

    @Override
    public ExecutorService cpu() {
        return new CallerRuns();
    }

    @Override
    public Scheduler scheduler() {
        return scheduler;
    }

    private final class CallerRuns extends AbstractExecutorService {
        @Override
        public void execute(Runnable task) {
            if (full) {
                throw new RejectedExecutionException("full");
            }
            task.run();
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
}
