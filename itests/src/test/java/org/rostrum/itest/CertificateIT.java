// SPDX-License-Identifier: Apache-2.0
package org.rostrum.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.test.Eventually.eventually;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server shows of itself inside TLS. */
@ExtendWith(SharedServer.class)
class CertificateIT {

    @Test // 20/TLS-20, 20/TLS-21, 20/TLS-10: own authority, 365 days, all addresses of the host
    void ownCertificateCarriesTheHost(ServerProcess server) throws Exception {
        List<X509Certificate> chain = chain(server);
        X509Certificate shown = chain.get(0);

        assertThat(chain).hasSize(2);
        shown.verify(chain.get(1).getPublicKey());
        assertThat(chain.get(1).getBasicConstraints()).as("authority").isNotNegative();
        assertThat(Duration.between(java.time.Instant.now(), shown.getNotAfter().toInstant())).isBetween(Duration.ofDays(364), Duration.ofDays(365));
        assertThat(shown.getSubjectAlternativeNames().stream().map(n -> n.get(1).toString())).contains("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
    }

    @Test // 20/TLS-21: the name of the server too, from its set-up on
    void certificateCarriesTheServerName(ServerProcess server) {
        eventually(() -> {
            try {
                String names = chain(server).get(0).getSubjectAlternativeNames().toString();
                return names.contains(SharedServer.NAME) ? "" : names;
            } catch (Exception e) {
                return e.toString();
            }
        });
    }

    @ParameterizedTest // 20/TLS-15: both versions on by default
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void speaksBothVersionsOfTls(String version, ServerProcess server) throws Exception {
        try (SSLSocket socket = (SSLSocket) Tls.context().getSocketFactory().createSocket("localhost", server.httpsPort())) {
            socket.setEnabledProtocols(new String[] {version});
            socket.startHandshake();

            assertThat(socket.getSession().getProtocol()).isEqualTo(version);
        }
    }

    private static List<X509Certificate> chain(ServerProcess server) throws Exception {
        try (SSLSocket socket = (SSLSocket) Tls.context().getSocketFactory().createSocket("localhost", server.httpsPort())) {
            socket.startHandshake();
            return java.util.Arrays.stream(socket.getSession().getPeerCertificates()).map(X509Certificate.class::cast).toList();
        }
    }
}
