// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.net.AddressNetwork;

/**
 * From which addresses the server may be administered (20/SEC-6…10, 10/ACC-3, 00/R-12), an OSGi service. Applications' tokens
 * are not concerned. Thread-safe.
 */
@ProviderType
public interface AdministratorAccess {

    /**
     * Whether an administrator may come from there. Loopback always may. Never blocks.
     *
     * @param address numeric, as the connection has it; what is none may not
     */
    boolean admits(String address);

    /** What is set. Never blocks. */
    Rule rule();

    /**
     * Sets the rule. Blocks.
     *
     * @param from      address of whoever changes it
     * @param confirmed whether he knows that it shuts him out (20/SEC-10)
     * @throws org.rostrum.base.error.RostrumException {@link IdentityError#WOULD_LOCK_OUT} unless {@code confirmed};
     *     {@link IdentityError#LAST_ADMINISTRATOR} if from now on everybody must sign in and nobody can (70/A-ADM-5)
     */
    void change(Rule wanted, String from, boolean confirmed, String by);

    /** Adds this one address unless it may already. Blocks. */
    void allow(String address, String by);

    /**
     * The rule.
     *
     * @param limitByAddress          whether the networks count at all
     * @param localhostWithoutSignIn whether who comes from this host itself administers without sign-in (00/R-11); off by default
     */
    record Rule(boolean limitByAddress, List<AddressNetwork> networks, boolean localhostWithoutSignIn) {
        public Rule {
            networks = List.copyOf(networks);
        }

        /** One in which everybody signs in. */
        public Rule(boolean limitByAddress, List<AddressNetwork> networks) {
            this(limitByAddress, networks, false);
        }
    }
}
