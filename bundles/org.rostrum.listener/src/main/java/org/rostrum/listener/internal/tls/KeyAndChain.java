// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** A private key with its certificate first and the signers after it. */
public record KeyAndChain(PrivateKey key, List<X509Certificate> chain) {
    public KeyAndChain {
        chain = List.copyOf(chain);
    }

    /** The one that is shown. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    @Override
    public String toString() {
        return certificate().getSubjectX500Principal().toString();
    }
}
