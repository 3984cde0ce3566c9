// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

/** A typed password. */
record PasswordProof(Passwords passwords, String password) implements TokenSignIn.Proof {

    @Override
    public boolean fits(AccountEntity account) {
        if (!account.hasPassword()) {
            fitsNobody();
            return false;
        }
        return passwords.matches(account.passwordHash(), password);
    }

    @Override
    public void fitsNobody() {
        passwords.matchNobody(password);
    }

    @Override
    public String toString() {
        return "PasswordProof[…]";
    }
}
