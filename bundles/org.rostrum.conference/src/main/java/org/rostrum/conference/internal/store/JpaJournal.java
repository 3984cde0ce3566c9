// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.conference.internal.session.Journal;
import org.rostrum.store.JpaUnit;
import org.rostrum.store.Outbox;

/**
 * The journal in the database. Batches of all sessions that queued up while the last transaction ran share the next one; if
 * that fails for another reason than an absent database, each is tried alone, so that one cannot fail the others. Thread-safe.
 */
public final class JpaJournal implements Journal {

    /** Batches in one transaction. */
    private static final int GROUP = 64;

    private record Pending(Batch batch, CompletableFuture<Void> written) {}

    private final JpaUnit unit;
    private final Executor io;
    private final HistoryWriter history;
    private final Queue<Pending> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean writing = new AtomicBoolean();

    public JpaJournal(JpaUnit unit, Outbox outbox, Executor io) {
        this.unit = unit;
        this.io = io;
        this.history = new HistoryWriter(outbox);
    }

    @Override
    public CompletionStage<Void> append(Batch batch) {
        Pending pending = new Pending(batch, new CompletableFuture<>());
        queue.add(pending);
        wake();
        return pending.written();
    }

    private void wake() {
        if (queue.isEmpty() || !writing.compareAndSet(false, true)) {
            return;
        }
        try {
            io.execute(this::drain);
        } catch (RejectedExecutionException e) {
            writing.set(false);
            RostrumException busy = new RostrumException(CommonError.STORE_UNAVAILABLE, "The server is too busy to store.", null, e);
            take(Integer.MAX_VALUE).forEach(pending -> pending.written().completeExceptionally(busy));
        }
    }

    private void drain() {
        try {
            for (List<Pending> group = take(GROUP); !group.isEmpty(); group = take(GROUP)) {
                write(group);
            }
        } finally {
            writing.set(false);
            wake();
        }
    }

    private List<Pending> take(int most) {
        List<Pending> group = new ArrayList<>();
        while (group.size() < most) {
            Pending next = queue.poll();
            if (next == null) {
                break;
            }
            group.add(next);
        }
        return group;
    }

    private void write(List<Pending> group) {
        try {
            unit.run(em -> group.forEach(pending -> history.write(em, pending.batch())));
        } catch (RuntimeException e) {
            if (group.size() > 1 && !(e instanceof RostrumException refused && refused.error() == CommonError.STORE_UNAVAILABLE)) {
                group.forEach(pending -> write(List.of(pending)));
            } else {
                group.forEach(pending -> pending.written().completeExceptionally(e));
            }
            return;
        }
        group.forEach(pending -> pending.written().complete(null));
    }
}
