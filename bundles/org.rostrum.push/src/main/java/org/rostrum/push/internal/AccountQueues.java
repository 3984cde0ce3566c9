// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.thread.SerialExecutor;

/**
 * Runs what is about one account in order, on a pool: the end of a call must not overtake the call (55/PSH-10). Accounts share a few
 * queues, so that nothing is kept for each of them. Bounded: a full queue refuses. Thread-safe.
 */
final class AccountQueues {

    /** As many as the pool for waiting work has threads: the order costs no parallel work. */
    private static final int QUEUES = 16;
    private static final int WAITING = 1000;

    private final List<Executor> queues;

    AccountQueues(Executor pool) {
        queues = Stream.<Executor>generate(() -> new SerialExecutor(pool, WAITING)).limit(QUEUES).toList();
    }

    /** Its {@code execute} throws {@link java.util.concurrent.RejectedExecutionException} if too much waits. */
    Executor of(AccountKey account) {
        return queues.get(Math.floorMod(account.hashCode(), QUEUES));
    }
}
