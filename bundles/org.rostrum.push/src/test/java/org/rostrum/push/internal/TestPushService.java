// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A push service on the loopback (RFC 8030): takes every message and answers with what the test says. */
final class TestPushService implements AutoCloseable {

    /** One request. */
    record Request(String path, Map<String, String> headers, byte[] body) {}

    /** A name that only a proxy knows (RFC 6761 section 6.4), and which it may call itself. */
    static final String ELSEWHERE = "push.invalid";

    final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    volatile int status = 201;
    private final HttpsServer server;

    TestPushService(Path caFile) throws Exception {
        KeyPair pair = P256.generate();
        X509Certificate certificate = certificate(pair);
        Files.writeString(caFile, "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n", StandardCharsets.US_ASCII);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("push", pair.getPrivate(), new char[0], new Certificate[] {certificate});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            Map<String, String> headers = exchange.getRequestHeaders().entrySet().stream()
                    .collect(Collectors.toMap(header -> header.getKey().toLowerCase(java.util.Locale.ROOT), header -> header.getValue().get(0)));
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (status == 301) {
                exchange.getResponseHeaders().set("Location", "https://localhost:" + port() + "/redirected");
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
            requests.add(new Request(exchange.getRequestURI().getPath(), headers, body));
        });
        server.start();
    }

    private static X509Certificate certificate(KeyPair pair) throws Exception {
        X500Name name = new X500Name("CN=push service of the tests");
        Date from = Date.from(Instant.now().minusSeconds(3600));
        Date until = Date.from(Instant.now().plusSeconds(86_400));
        var builder = new JcaX509v3CertificateBuilder(name, BigInteger.ONE, from, until, name, pair.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(
                        new GeneralName[] {new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.dNSName, ELSEWHERE)}));
        return new JcaX509CertificateConverter().getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    }

    int port() {
        return server.getAddress().getPort();
    }

    String endpoint(String path) {
        return "https://localhost:" + port() + "/" + path;
    }

    Request next() throws InterruptedException {
        Request request = requests.poll(10, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("no message came");
        }
        return request;
    }

    @Override
    public void close() throws IOException {
        server.stop(0);
    }
}
