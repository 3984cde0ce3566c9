// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store;

import jakarta.persistence.EntityManager;
import java.util.function.Consumer;
import java.util.function.Function;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One bundle's tables. Each call is one transaction on a connection of the shared pool and blocks: call it on
 * {@code Threads.io()}. A database that is away gives {@code storeUnavailable}; a broken unique constraint gives
 * {@code uniqueValueAlreadyInUse}; nothing of a failed transaction stays. Thread-safe.
 */
@ProviderType
public interface JpaUnit extends AutoCloseable {

    /** Runs {@code work} in a read-only transaction. */
    <T> T read(Function<EntityManager, T> work);

    /** Runs {@code work} and commits; when it returns, the change survives {@code kill -9}. */
    <T> T write(Function<EntityManager, T> work);

    /** As {@link #write(Function)}, without a result. */
    default void run(Consumer<EntityManager> work) {
        write(em -> {
            work.accept(em);
            return null;
        });
    }

    @Override
    void close();
}
