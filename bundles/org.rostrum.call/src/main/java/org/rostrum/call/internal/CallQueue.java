// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.thread.SerialExecutor;

/** The one queue of a call: a task's failure is its submitter's. Thread-safe. */
final class CallQueue {

    /** Inputs that may wait; more are refused. */
    private static final int WAITING = 256;

    private final SerialExecutor queue;

    CallQueue(Executor pool) {
        queue = new SerialExecutor(pool, WAITING);
    }

    /** Fails with {@code braked} where too many wait. */
    CompletableFuture<@Nullable Void> submit(Runnable task) {
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        try {
            queue.execute(() -> {
                try {
                    task.run();
                    done.complete(null);
                } catch (RuntimeException e) {
                    done.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            done.completeExceptionally(new RostrumException(CommonError.BRAKED, "The server is too busy.", null, e));
        }
        return done;
    }
}
