// SPDX-License-Identifier: Apache-2.0
package org.rostrum.base.thread;

import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/** Runs something later. Tests pass a fake that moves in virtual time. Thread-safe. */
@ConsumerType
public interface Scheduler {

    /** Runs {@code task} once after {@code delay}, on a thread that must not be blocked: hand long work over. */
    Timer schedule(Duration delay, Runnable task);

    /** A task that has been scheduled. */
    @FunctionalInterface
    interface Timer {

        /** Prevents the task if it has not begun; idempotent. */
        void cancel();
    }
}
