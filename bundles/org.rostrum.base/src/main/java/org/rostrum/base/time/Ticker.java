// SPDX-License-Identifier: Apache-2.0
package org.rostrum.base.time;

import org.osgi.annotation.versioning.ConsumerType;

/** Monotonic time for intervals and deadlines; says nothing about the date. Thread-safe. */
@ConsumerType
@FunctionalInterface
public interface Ticker {

    /** The system's monotonic clock. */
    Ticker SYSTEM = System::nanoTime;

    /** Nanoseconds since an arbitrary moment. */
    long nanos();
}
