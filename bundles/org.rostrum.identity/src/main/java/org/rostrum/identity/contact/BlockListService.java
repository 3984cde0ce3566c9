// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.contact;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.call.CallString;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.Account;

/**
 * Whom accounts do not want to hear of (90 §7.6, 00/R-76), an OSGi service. Who is blocked cannot call, invite, message or send files,
 * and sees the one who blocked him offline; contacts stay (90/AB-2). Thread-safe, blocks.
 */
@ProviderType
public interface BlockListService {

    /** Most entries of one list. */
    int MAX = 1_000;

    /** Whom an account has blocked, by name. */
    List<Blocked> of(AccountKey owner);

    /**
     * Blocks whom a call string names; also if he is. People of other servers and devices can be blocked too.
     *
     * @throws RostrumException as {@link CallTargets#find}, {@link ContactError#OWN_ACCOUNT}, {@link ContactError#BLOCK_LIST_FULL}
     */
    Blocked block(AccountKey owner, String callString);

    /** Takes whom this call string names off the list; also if he is not on it. */
    void unblock(AccountKey owner, String callString);

    /** Those of {@code owners} who have blocked this account. */
    Set<AccountKey> blocking(Collection<AccountKey> owners, AccountKey who);

    /** Whether {@code owner} has blocked this account. */
    default boolean blocks(AccountKey owner, AccountKey who) {
        return !blocking(Set.of(owner), who).isEmpty();
    }

    /** Whether {@code owner} has blocked who calls from outside under this address; digits dialled later do not count. */
    boolean blocks(AccountKey owner, CallString who);

    /** Calls {@code listener} after a block list has changed, until the handle is closed; it is quick and throws nothing. */
    AutoCloseable onChange(Listener listener);

    /** Hears of changes. */
    @FunctionalInterface
    interface Listener {

        /** {@code owner} has blocked or unblocked {@code who}. */
        void changed(AccountKey owner, AccountKey who, boolean blocked);
    }

    /**
     * One who is blocked.
     *
     * @param id      call string
     * @param account null: he is no account of this server
     */
    record Blocked(String id, String displayName, @Nullable Account account) {}
}
