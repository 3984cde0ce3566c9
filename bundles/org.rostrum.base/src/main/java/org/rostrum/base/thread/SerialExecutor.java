// SPDX-License-Identifier: Apache-2.0
package org.rostrum.base.thread;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one after another, in order, on a pool: the one queue of a session. Bounded: a full queue refuses.
 * A task that throws is logged and the next one runs. Yields the pool's thread after a burst so that no session
 * starves another. Thread-safe.
 */
public final class SerialExecutor implements Executor {

    private static final Logger logger = LoggerFactory.getLogger(SerialExecutor.class);
    private static final int BURST = 64;

    private final Executor pool;
    private final int capacity;
    private final Queue<Runnable> queue = new ArrayDeque<>();
    private boolean running;

    /**
     * @param pool     where the tasks run
     * @param capacity tasks that may wait, at least 1
     */
    public SerialExecutor(Executor pool, int capacity) {
        this.pool = pool;
        this.capacity = capacity;
    }

    /** @throws RejectedExecutionException if {@code capacity} tasks wait already, or the pool refuses */
    @Override
    public void execute(Runnable task) {
        synchronized (queue) {
            if (queue.size() >= capacity) {
                throw new RejectedExecutionException("queue of " + capacity + " is full");
            }
            queue.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        start();
    }

    private void start() {
        try {
            pool.execute(this::burst);
        } catch (RejectedExecutionException e) {
            synchronized (queue) {
                running = false;
                queue.clear();
            }
            throw e;
        }
    }

    private void burst() {
        for (int i = 0; i < BURST; i++) {
            Runnable task;
            synchronized (queue) {
                task = queue.poll();
                if (task == null) {
                    running = false;
                    return;
                }
            }
            try {
                task.run();
            } catch (RuntimeException e) {
                logger.error("a queued task failed", e);
            }
        }
        start();
    }
}
