// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.id.AccountKey;

/** Tells when tokens of accounts end before their time, an OSGi service. Thread-safe. */
@ProviderType
public interface TokenEndings {

    /**
     * Calls {@code listener} after some or all tokens of an account have ended (sign-out, new password, deactivation,
     * deletion, disconnection, an application cut off), until the handle is closed: who lives by such a token asks
     * {@link SignInService#authenticate} again. Called on the thread that ended them: listeners are quick and throw nothing.
     */
    AutoCloseable onEnded(Consumer<AccountKey> listener);

    /**
     * As {@link #onEnded}, and before it: an administrator has ended all tokens of an account (30/PRF-3), so that clients can tell
     * their people so.
     */
    AutoCloseable onDisconnected(Consumer<AccountKey> listener);
}
