// SPDX-License-Identifier: Apache-2.0
package org.rostrum.acme.internal;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.connector.HttpConnector;
import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.provider.AbstractAcmeProvider;

/** Any authority by the address of its directory, trusted as Java trusts web servers or by authorities of one's own. */
final class Authority extends AbstractAcmeProvider {

    private final @Nullable SSLContext trust;

    private Authority(@Nullable SSLContext trust) {
        this.trust = trust;
    }

    /**
     * @param caFile PEM file, empty: those of Java
     * @throws IOException the file cannot be read or holds no certificate
     */
    static Authority trusting(String caFile) throws IOException {
        if (caFile.isEmpty()) {
            return new Authority(null);
        }
        try (var in = Files.newInputStream(Path.of(caFile))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca" + number++, certificate);
            }
            if (number == 0) {
                throw new IOException("no certificate in " + caFile);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return new Authority(context);
        } catch (GeneralSecurityException e) {
            throw new IOException("no certificates in " + caFile, e);
        }
    }

    @Override
    public boolean accepts(URI server) {
        return "https".equals(server.getScheme());
    }

    @Override
    public URL resolve(URI server) {
        try {
            return server.toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    protected HttpConnector createHttpConnector(NetworkSettings settings) {
        return new HttpConnector(settings) {
            @Override
            public HttpClient.Builder createClientBuilder() {
                HttpClient.Builder builder = super.createClientBuilder();
                return trust == null ? builder : builder.sslContext(trust);
            }
        };
    }
}
