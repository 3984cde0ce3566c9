// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.settings.ServerSettings;

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

    /**
     * Changes the own profile (80/UPS-3); null: unchanged.
     *
     * @param profile as {@link AccountManagement.Change#profile}
     * @throws org.rostrum.base.error.RostrumException what is wrong with a field, with its name on the wire as location;
     *     {@code uniqueValueAlreadyInUse} for an e-mail address that another account has (00/R-50)
     */
    Account changeProfile(
            Identity.User who, @Nullable String displayName, @Nullable String email, @Nullable UnaryOperator<Profile> profile);

    /**
     * Chooses the language of pages, mails and notifications (80/UPS-5).
     *
     * @param language one of {@link ServerSettings#LANGUAGES}; empty: none
     * @throws org.rostrum.base.error.RostrumException {@code invalidValue} for any other
     */
    Account setLanguage(Identity.User who, String language);

    /** Signs the account out everywhere but at one place (10/CMP-4); {@code keepTokenId} as above. */
    void endOtherSessions(Identity.User who, String keepTokenId);
}
