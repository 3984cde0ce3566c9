// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the connectors show to new connections; open ones do not notice a change. Thread-safe. */
public final class ShownCertificate implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(ShownCertificate.class);
    /** The key store is in memory only. */
    private static final String PASSWORD = "rostrum";

    private final SslContextFactory.Server tls = new SslContextFactory.Server();
    private KeyAndChain shown;

    /** @throws IllegalStateException if the JDK cannot use it */
    public ShownCertificate(KeyAndChain first, List<String> versions) {
        shown = first;
        try {
            configure(tls, first, versions);
            tls.setRenegotiationAllowed(false);
            // People type addresses and names that the certificate does not carry
            tls.setSniRequired(false);
            tls.start();
        } catch (Exception e) {
            throw new IllegalStateException("TLS cannot be started with " + first, e);
        }
    }

    /** For the connectors; started. */
    public SslContextFactory.Server tls() {
        return tls;
    }

    /** What is shown. */
    public synchronized KeyAndChain now() {
        return shown;
    }

    /** From the next connection on. */
    public synchronized void show(KeyAndChain certificate, List<String> versions) {
        try {
            KeyStore store = store(certificate);
            tls.reload(same -> configure(same, store, versions));
            shown = certificate;
        } catch (Exception e) {
            throw new IllegalStateException("the new certificate could not be loaded", e);
        }
    }

    private static void configure(SslContextFactory factory, KeyAndChain certificate, List<String> versions)
            throws GeneralSecurityException, IOException {
        configure(factory, store(certificate), versions);
    }

    private static void configure(SslContextFactory factory, KeyStore store, List<String> versions) {
        factory.setKeyStore(store);
        factory.setKeyStorePassword(PASSWORD);
        factory.setIncludeProtocols(versions.toArray(String[]::new));
    }

    private static KeyStore store(KeyAndChain certificate) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", certificate.key(), PASSWORD.toCharArray(), certificate.chain().toArray(Certificate[]::new));
        return store;
    }

    /** Stops TLS. */
    @Override
    public void close() {
        try {
            tls.stop();
        } catch (Exception e) {
            logger.warn("TLS did not stop in order", e);
        }
    }
}
