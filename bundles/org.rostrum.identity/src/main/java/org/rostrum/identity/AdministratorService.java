// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The built-in administrator realm (00/R-10), an OSGi service. Logins are compared without case. Every change is in the event
 * log under {@code by}. Methods that name an administrator refuse unknown ones with
 * {@link IdentityError#ADMINISTRATOR_NOT_FOUND}; what would leave the server without an active one of role {@code admin} is
 * refused with {@link IdentityError#LAST_ADMINISTRATOR} (20/SEC-5), also when several try at once. Thread-safe, blocks.
 */
@ProviderType
public interface AdministratorService {

    /**
     * Creates one.
     *
     * @throws org.rostrum.base.error.RostrumException login taken or malformed, name malformed, password too weak, no role
     */
    Administrator create(NewAdministrator wanted, String by);

    /** All, by login. */
    List<Administrator> list();

    Optional<Administrator> find(String login);

    /** Makes the changes that are not null, all or none. One that is disabled loses his sessions. */
    Administrator change(String login, Change change, String by);

    /** Sets a new password and ends all his sessions. */
    void setPassword(String login, String password, String by);

    /** Ends his lock at once (30/LCK-7); no effect without one. */
    void unlock(String login, String by);

    /** From now on his password is enough; no effect if it was. */
    void removeSecondFactor(String login, String by);

    /** Deletes him with sessions and preferences. */
    void delete(String login, String by);

    /**
     * For somebody who lost everything, on the host only: a new password, active, without lock and second factor, sessions
     * ended.
     *
     * @param password null: one is made up
     * @return the password
     */
    String reset(String login, @Nullable String password, String by);

    /**
     * Checks what was typed where there is one field only, the console: the password, followed by the code of the second
     * factor for those who have one. Braked and counted as every sign-in. Empty: wrong or unknown, which look the same.
     *
     * @throws org.rostrum.base.error.RostrumException {@link IdentityError#SECOND_FACTOR_REQUIRED},
     *     {@link IdentityError#ACCOUNT_INACTIVE}, {@link IdentityError#ACCOUNT_LOCKED},
     *     {@link org.rostrum.base.error.CommonError#BRAKED}
     */
    Optional<Identity.Administrator> verify(String login, String typed);

    /**
     * A new administrator.
     *
     * @param displayName blank: the login
     */
    record NewAdministrator(String login, String displayName, String password, Set<AdminRole> roles) {
        public NewAdministrator {
            roles = Set.copyOf(roles);
        }

        @Override
        public String toString() {
            return "NewAdministrator[" + login + ", " + roles + "]";
        }
    }

    /** Null: stays as it is. */
    record Change(@Nullable String displayName, @Nullable Set<AdminRole> roles, @Nullable Boolean active) {}
}
