// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net;

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
}
