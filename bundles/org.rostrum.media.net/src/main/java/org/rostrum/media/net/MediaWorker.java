// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net;

import java.util.List;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;

/** One thread of the media plane with its socket. {@link #execute} is thread-safe and bounded; tasks run in order. */
@ProviderType
public interface MediaWorker extends Executor {

    /** Number of this worker, from 0. */
    int index();

    /** Whether the caller is on this worker. */
    boolean inWorker();

    /** Worker. Runs {@code task} once on this worker at or after {@code delayNs}; returns a handle that cancels it. */
    Runnable schedule(long delayNs, Runnable task);

    /**
     * Worker. Runs {@code task} once when the current batch of packets or tasks has been worked through, before what it brought
     * about leaves; at once where there is no batch.
     */
    default void atBatchEnd(Runnable task) {
        task.run();
    }

    /** Worker. Counts a packet that another worker had no room for. */
    default void overflow() {}

    /** All workers of this media plane in order of their numbers, this one among them. Thread-safe. */
    default List<MediaWorker> all() {
        return List.of(this);
    }
}
