// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

/**
 * What is kept of a password.
 *
 * @param hash            salted hash; empty: there is no password
 * @param terminalSecrets sealed {@link org.rostrum.identity.TerminalSecrets}; empty: none
 */
record Credentials(String hash, String terminalSecrets) {

    /** Of an account that cannot sign in yet. */
    static final Credentials NONE = new Credentials("", "");

    @Override
    public String toString() {
        return "Credentials[…]";
    }
}
