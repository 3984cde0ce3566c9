// SPDX-License-Identifier: Apache-2.0
package org.rostrum.base.thread;

import java.util.concurrent.ExecutorService;
import org.osgi.annotation.versioning.ProviderType;

/** The shared pools, an OSGi service. Callers never shut them down. Thread-safe. */
@ProviderType
public interface Threads {

    /** For work that waits: database, files, other servers. Bounded number of threads, bounded queue. */
    ExecutorService io();

    /** For work that computes and never waits. As many threads as cores. */
    ExecutorService cpu();

    /** Timers. */
    Scheduler scheduler();
}
