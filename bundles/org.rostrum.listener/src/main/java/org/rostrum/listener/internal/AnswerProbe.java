// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Asks a port of this host for an answer, as a browser would: TLS with the certificate that is expected, then a request. Blocks. */
@FunctionalInterface
interface AnswerProbe {

    /** Whether it answers with this certificate in each of the versions. */
    boolean answers(int port, X509Certificate expected, List<String> versions);

    /** The real one. @param listening address to listen on, empty: all */
    static AnswerProbe overTls(Supplier<String> listening) {
        return (port, expected, versions) -> {
            try {
                String host = listening.get();
                InetAddress address = host.isEmpty() ? InetAddress.getLoopbackAddress() : InetAddress.getByName(host);
                for (String version : versions) {
                    if (!answers(new InetSocketAddress(address, port), expected, version)) {
                        return false;
                    }
                }
                return true;
            } catch (IOException | GeneralSecurityException e) {
                return false;
            }
        };
    }

    private static boolean answers(InetSocketAddress address, X509Certificate expected, String version)
            throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anybody()}, new SecureRandom());
        try (Socket tcp = new Socket()) {
            tcp.connect(address, 2_000);
            tcp.setSoTimeout(5_000);
            SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(tcp, "localhost", address.getPort(), false);
            tls.setEnabledProtocols(new String[] {version});
            tls.startHandshake();
            if (!tls.getSession().getPeerCertificates()[0].equals(expected)) {
                return false;
            }
            tls.getOutputStream().write("GET /vsstatus HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            tls.getOutputStream().flush();
            return new String(tls.getInputStream().readNBytes(12), StandardCharsets.US_ASCII).equals("HTTP/1.1 200");
        }
    }

    /** The certificate itself is compared. */
    final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
