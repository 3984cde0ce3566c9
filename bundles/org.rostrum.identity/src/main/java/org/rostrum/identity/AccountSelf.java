// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import org.osgi.annotation.versioning.ProviderType;

/** What people with an account do for themselves. OSGi service, thread-safe, blocks. */
@ProviderType
public interface AccountSelf {

    /**
     * Changes the own password (30/PWD-2); all sessions but one end (30/UX-16).
     *
     * @param keepTokenId public id of the session that goes on
     * @throws org.rostrum.base.error.RostrumException {@link IdentityError#OLD_PASSWORD_WRONG} (braked), the code of the rule
     *     that the new one breaks ({@link PasswordRules#broken}), {@link IdentityError#USER_NOT_FOUND}
     */
    void changePassword(Identity.User who, String oldPassword, String password, String keepTokenId);
}
