// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a condition. */
@FunctionalInterface
interface Patience {

    /** Asks four times a second. */
    Patience REAL = (condition, limit) -> {
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() >= end) {
                    return false;
                }
                Thread.sleep(250);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    };

    /** Whether it holds within the limit. */
    boolean until(BooleanSupplier condition, Duration limit);
}
