// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;

/** What a failure of the database means for the caller. Stateless. */
final class SqlErrors {

    static final String CONNECTION_FAILED = "08001";

    private static final String UNIQUE = "23505";

    /**
     * Classes of SQLSTATE that pass: connection, rolled back by the database, resources, operator, system, lock not free,
     * read-only (a standby).
     */
    private static final List<String> PASSING = List.of("08", "40", "53", "57", "58", "55P03", "25006");

    /** H2: closed, in use by another process, no connection, disk, file, lock time-out. */
    private static final Set<Integer> PASSING_H2 = Set.of(50200, 90007, 90020, 90028, 90030, 90031, 90067, 90098, 90121);

    /** Of these: the connection is worth nothing any more, a new one opens the file again. */
    private static final Set<Integer> CLOSED_H2 = Set.of(90007, 90028, 90031, 90067, 90098, 90121);

    private SqlErrors() {}

    /** The coded refusal for {@code failure}; the failure itself where it is a bug of ours. */
    static RuntimeException translate(RuntimeException failure) {
        if (failure instanceof RostrumException) {
            return failure;
        }
        SQLException sql = find(failure, SQLException.class);
        if (sql != null) {
            return translate(sql, failure);
        }
        if (find(failure, OptimisticLockException.class) != null) {
            return new RostrumException(CommonError.STORE_UNAVAILABLE, "changed by somebody else meanwhile; repeat", null, failure);
        }
        return failure;
    }

    /** As {@link #translate(RuntimeException)}, for plain JDBC. */
    static RuntimeException translate(SQLException sql) {
        return translate(sql, new IllegalStateException("the database refused a statement: " + sql.getMessage(), sql));
    }

    private static RuntimeException translate(SQLException sql, RuntimeException otherwise) {
        if (UNIQUE.equals(sql.getSQLState())) {
            return new RostrumException(CommonError.UNIQUE_VALUE_IN_USE, "the value is in use already", null, sql);
        }
        return isPassing(sql) ? unavailable(sql) : otherwise;
    }

    static RostrumException unavailable(Throwable cause) {
        return new RostrumException(CommonError.STORE_UNAVAILABLE, "the database does not answer; try again later", null, cause);
    }

    private static boolean isPassing(SQLException sql) {
        for (@Nullable Throwable t = sql; t != null; t = t.getCause()) {
            if (t instanceof SQLException e && (hasPassingState(e) || PASSING_H2.contains(e.getErrorCode()))) {
                return true;
            }
        }
        return sql instanceof java.sql.SQLTransientException;
    }

    static boolean isClosedDatabase(SQLException e) {
        return CLOSED_H2.contains(e.getErrorCode());
    }

    private static boolean hasPassingState(SQLException e) {
        String state = e.getSQLState();
        return state != null && PASSING.stream().anyMatch(state::startsWith);
    }

    static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return type.cast(t);
            }
        }
        return null;
    }
}
