// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A number that one thread counts and any thread reads, without a fence on the way. */
final class Counter {

    private static final VarHandle VALUE;

    static {
        try {
            VALUE = MethodHandles.lookup().findVarHandle(Counter.class, "value", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // by VALUE
    private long value;

    /** The counting thread. */
    void add(long n) {
        VALUE.setOpaque(this, (long) VALUE.get(this) + n);
    }

    /** Any thread. */
    long get() {
        return (long) VALUE.getOpaque(this);
    }
}
