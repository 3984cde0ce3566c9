// SPDX-License-Identifier: Apache-2.0
package org.rostrum.acme.internal;

import static org.rostrum.test.Eventually.eventually;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A real ACME server on the loopback (Debian's pebble), with a name server that knows every name as this host, and the plain HTTP port
 * of a server whose texts the test gives. {@code close} leaves nothing behind.
 */
final class Pebble implements AutoCloseable {

    final Path caFile;
    private final List<Process> processes = new ArrayList<>();
    private final HttpServer http;
    private final int port = freePort();
    private volatile Function<String, Optional<String>> texts = path -> Optional.empty();

    Pebble(Path folder) throws Exception {
        caFile = folder.resolve("ca.pem");
        Path keyFile = folder.resolve("ca.key");
        identity(caFile, keyFile);
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        http.createContext("/", exchange -> {
            Optional<String> text = texts.apply(exchange.getRequestURI().getPath());
            byte[] body = text.orElse("").getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(text.isPresent() ? 200 : 404, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        http.start();
        int dns = freePort();
        run(folder, "pebble-challtestsrv", "-dns01", "127.0.0.1:" + dns, "-management", "127.0.0.1:" + freePort(), "-defaultIPv4", "127.0.0.1",
                "-defaultIPv6", "", "-http01", "", "-https01", "", "-tlsalpn01", "");
        Path config = Files.writeString(folder.resolve("pebble.json"), """
                {"pebble":{"listenAddress":"127.0.0.1:%d","managementListenAddress":"127.0.0.1:%d","certificate":"%s","privateKey":"%s","httpPort":%d,"tlsPort":%d}}
                """.formatted(port, freePort(), caFile, keyFile, http.getAddress().getPort(), freePort()));
        run(folder, "pebble", "-config", config.toString(), "-dnsserver", "127.0.0.1:" + dns);
        try {
            awaitListening(folder);
        } catch (AssertionError e) {
            close();
            throw e;
        }
    }

    private void awaitListening(Path folder) {
        eventually(Duration.ofSeconds(20), () -> {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return "";
            } catch (IOException e) {
                return "pebble does not listen: " + read(folder.resolve("pebble.log"));
            }
        });
    }

    /** What the plain HTTP port of the server says. */
    void serve(Function<String, Optional<String>> what) {
        texts = what;
    }

    String directory() {
        return "https://localhost:" + port + "/dir";
    }

    private void run(Path folder, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve(command[0] + ".log").toFile());
        builder.environment().put("PEBBLE_VA_NOSLEEP", "1");
        try {
            processes.add(builder.start());
        } catch (IOException e) {
            throw new IOException(command[0] + " is needed: apt-get install pebble", e);
        }
    }

    private static void identity(Path certificate, Path key) throws Exception {
        KeyPair keys = AcmeFiles.newKey();
        X500Name name = new X500Name("CN=localhost");
        Instant now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(name, BigInteger.ONE, Date.from(now.minusSeconds(60)), Date.from(now.plusSeconds(3600)), name,
                keys.getPublic());
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        pem(certificate, builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        pem(key, new JcaPKCS8Generator(keys.getPrivate(), null));
    }

    private static void pem(Path file, Object content) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(content);
        }
        Files.writeString(file, text.toString());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        processes.forEach(process -> process.destroyForcibly().onExit().join());
        http.stop(0);
    }
}
