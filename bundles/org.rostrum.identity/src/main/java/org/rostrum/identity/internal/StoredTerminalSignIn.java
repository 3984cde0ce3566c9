// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.Account;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.SignInService.ClientInfo;
import org.rostrum.identity.TerminalSecrets;
import org.rostrum.identity.TerminalSignIn;
import org.rostrum.store.JpaUnit;

/** Sign-in of terminals by the secrets beside the password's hash. Thread-safe. */
@Component(service = TerminalSignIn.class)
public final class StoredTerminalSignIn implements TerminalSignIn {

    private final JpaUnit unit;
    private final TokenSignIn signIn;
    private final CredentialMaker credentials;
    private final StoredAccounts accounts;

    @Activate
    public StoredTerminalSignIn(@Reference IdentityUnit unit, @Reference TokenSignIn signIn, @Reference CredentialMaker credentials,
            @Reference StoredAccounts accounts) {
        this.unit = unit.jpa();
        this.signIn = signIn;
        this.credentials = credentials;
        this.accounts = accounts;
    }

    @Override
    public Account signIn(String login, Predicate<TerminalSecrets> proof, ClientInfo client) {
        AccountEntity verified = signIn.proved(login, new SecretProof(credentials, proof), client);
        if (!unit.<Boolean>write(em -> signIn.unchanged(em, verified))) {
            throw new RostrumException(IdentityError.INVALID_CREDENTIALS, "login or password is wrong");
        }
        return accounts.account(verified);
    }

    /** An answer made with the secrets. */
    private record SecretProof(CredentialMaker credentials, Predicate<TerminalSecrets> proof) implements TokenSignIn.Proof {

        @Override
        public boolean fits(AccountEntity account) {
            return credentials.open(account).filter(proof).isPresent();
        }

        @Override
        public void fitsNobody() {
            // opening and comparing takes microseconds either way
        }
    }
}
