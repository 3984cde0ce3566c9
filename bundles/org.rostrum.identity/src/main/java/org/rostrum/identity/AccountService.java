// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.id.AccountKey;

/** The accounts of this server, an OSGi service. Thread-safe, blocks. */
@ProviderType
public interface AccountService {

    /**
     * Creates an account.
     *
     * @throws org.rostrum.base.error.RostrumException with a code of {@link IdentityError}: login taken or malformed,
     *     password too weak, name missing, no such group
     */
    Account create(NewAccount account, String by);

    Optional<Account> find(AccountKey key);

    /** All that exist of these; unknown keys are left out. */
    Map<AccountKey, Account> find(Collection<AccountKey> keys);

    /** By login or {@code login@server} of this server, case-insensitive; contract 61 section 3. */
    Optional<Account> resolve(String loginOrId);

    /** By login, display name or e-mail containing {@code text} (all if blank), ordered by login. */
    List<Account> search(String text, int offset, int limit);

    /** Sets a new password and signs out every session but none of the calls. */
    void setPassword(AccountKey key, String password, String by);

    /**
     * Deactivated accounts cannot sign in (80/UPA-8) and lose their tokens.
     *
     * @throws org.rostrum.base.error.RostrumException {@link IdentityError#PASSWORD_REQUIRED} for one to activate without password
     */
    void setActive(AccountKey key, boolean active, String by);

    /**
     * What is needed for a new account.
     *
     * @param displayName blank: the login
     * @param email       empty if none
     * @param password    null: none yet, the account stays inactive until it has one (00/R-87)
     * @param groups      IDs of the groups to put it into
     */
    record NewAccount(String login, String displayName, String email, @Nullable String password, Profile profile, boolean active,
            Set<String> groups) {

        public NewAccount {
            groups = Set.copyOf(groups);
        }

        /** One in no group. */
        public NewAccount(String login, String displayName, String email, @Nullable String password, Profile profile, boolean active) {
            this(login, displayName, email, password, profile, active, Set.of());
        }

        /** An active one in no group that tells little. */
        public NewAccount(String login, String displayName, String email, String password) {
            this(login, displayName, email, password, Profile.EMPTY, true);
        }

        @Override
        public String toString() {
            return "NewAccount[" + login + "]";
        }
    }
}
