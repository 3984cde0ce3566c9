// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import java.util.function.Predicate;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.identity.SignInService.ClientInfo;

/** Sign-in of registered SIP and H.323 devices (30 §3, 30 B-24), an OSGi service. Thread-safe, blocks. */
@ProviderType
public interface TerminalSignIn {

    /**
     * Checks a proof as any sign-in is checked: brakes, active, not locked, proof, licence (30 §17); a wrong one counts, a right
     * one resets. Makes no token.
     *
     * @param login login or {@code login@server}
     * @param proof whether the device's answer fits these secrets; quick and pure
     * @throws org.rostrum.base.error.RostrumException as {@link SignInService#signIn}; {@link IdentityError#INVALID_CREDENTIALS}
     *     also for an account without such secrets, which its next sign-in with a password makes
     */
    Account signIn(String login, Predicate<TerminalSecrets> proof, ClientInfo client);
}
