// SPDX-License-Identifier: Apache-2.0
package org.rostrum.test;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for a condition that returns its own complaint: {@code eventually(() -> n == 3 ? "" : "n was " + n)}. */
public final class Eventually {

    private Eventually() {}

    /** Waits up to ten seconds for an empty complaint; fails with the last one. */
    public static void eventually(Supplier<String> complaint) {
        eventually(Duration.ofSeconds(10), complaint);
    }

    /** Waits up to {@code limit} for an empty complaint; fails with the last one. */
    public static void eventually(Duration limit, Supplier<String> complaint) {
        long deadline = System.nanoTime() + limit.toNanos();
        String last = complaint.get();
        while (!last.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("after " + limit + ": " + last);
            }
            LockSupport.parkNanos(5_000_000);
            last = complaint.get();
        }
    }
}
