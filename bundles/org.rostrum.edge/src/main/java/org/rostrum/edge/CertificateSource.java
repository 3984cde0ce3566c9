// SPDX-License-Identifier: Apache-2.0
package org.rostrum.edge;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Whiteboard service: obtains certificates for the listener and renews them by itself (RFC 8555 or another way). The listener shows
 * what it has issued while its mode says so. Thread-safe.
 */
@ConsumerType
public interface CertificateSource {

    /** How it is set and how it goes. Never blocks. */
    Status status();

    /**
     * Stores what to ask for; nothing is ordered by this. Blocks.
     *
     * @throws org.rostrum.base.error.RostrumException a value is not usable; nothing was stored
     */
    void configure(Wanted wanted);

    /**
     * Asks for a certificate now; returns at once, {@link #status()} tells how it goes.
     *
     * @throws org.rostrum.base.error.RostrumException not configured, or an order is under way
     */
    void order();

    /** The latest certificate that it has got; empty: none. Never blocks. */
    Optional<Issued> issued();

    /** Calls {@code listener} after each new certificate until the handle is closed. */
    AutoCloseable onIssued(Runnable listener);

    /**
     * What to ask for.
     *
     * @param directoryUrl where the authority is, https
     * @param domains      names that the certificate shall carry, at least one
     * @param email        for notices of the authority; empty: none
     * @param termsAgreed  whether the administrator agrees to the authority's terms
     */
    record Wanted(String directoryUrl, List<String> domains, String email, boolean termsAgreed) {
        public Wanted {
            domains = List.copyOf(domains);
        }
    }

    /**
     * How it goes.
     *
     * @param state     {@code off} (not configured), {@code ready} (nothing issued yet), {@code ordering}, {@code valid}, {@code failed}
     * @param lastError why the last order failed, a sentence for administrators; null: it did not
     * @param renewAt   when it will order by itself; null: not planned
     */
    record Status(Wanted wanted, String state, @Nullable String lastError, @Nullable Instant renewAt) {}

    /** A key with its certificate first and the signers after it. */
    record Issued(PrivateKey key, List<X509Certificate> chain) {
        public Issued {
            chain = List.copyOf(chain);
        }

        @Override
        public String toString() {
            return chain.toString();
        }
    }
}
