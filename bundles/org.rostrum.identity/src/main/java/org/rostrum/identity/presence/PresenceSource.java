// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.presence;

import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;
import org.rostrum.base.id.AccountKey;

/**
 * Whiteboard service: something that knows of accounts what they do, such as calls or conferences. {@link PresenceMarks} does what
 * most sources need. The most occupied word of all sources counts. Thread-safe.
 */
@ConsumerType
public interface PresenceSource {

    /** What this source knows of an account; {@link Presence#OFFLINE}: nothing. Never blocks. */
    Presence of(AccountKey account);

    /**
     * Calls {@code listener} after what this source says of an account has changed, until the handle is closed. Called on any thread;
     * the listener is quick and throws nothing.
     */
    AutoCloseable onChange(Consumer<AccountKey> listener);
}
