// SPDX-License-Identifier: Apache-2.0
package org.rostrum.jdk24;

import java.security.AccessControlContext;
import java.security.PrivilegedAction;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import javax.security.auth.Subject;
import org.jspecify.annotations.Nullable;

/** Stands in for {@code Subject.getSubject} and {@code doAs}: a thread has a subject, threads started from it have the same. Thread-safe. */
@SuppressWarnings("removal") // AccessControlContext is only in the signature that is replaced
public final class CurrentSubject {

    private static final InheritableThreadLocal<@Nullable Subject> CURRENT = new InheritableThreadLocal<>();

    private CurrentSubject() {}

    /** The subject of this thread; null if it has none. {@code ignored} keeps the signature of {@code Subject.getSubject}. */
    public static @Nullable Subject getSubject(@Nullable AccessControlContext ignored) {
        return CURRENT.get();
    }

    /** Runs {@code action} as {@code subject}. */
    public static <T> T doAs(Subject subject, PrivilegedAction<T> action) {
        Subject before = CURRENT.get();
        CURRENT.set(subject);
        try {
            return action.run();
        } finally {
            restore(before);
        }
    }

    /** As {@link #doAs(Subject, PrivilegedAction)}; checked exceptions come wrapped, runtime exceptions as they are. */
    public static <T> T doAs(Subject subject, PrivilegedExceptionAction<T> action) throws PrivilegedActionException {
        Subject before = CURRENT.get();
        CURRENT.set(subject);
        try {
            return action.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new PrivilegedActionException(e);
        } finally {
            restore(before);
        }
    }

    private static void restore(@Nullable Subject before) {
        if (before == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(before);
        }
    }
}
