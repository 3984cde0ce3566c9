// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.RostrumException;
import org.rostrum.edge.CertificateSource;
import org.rostrum.listener.HttpsChange;
import org.rostrum.listener.HttpsError;
import org.rostrum.listener.HttpsMode;
import org.rostrum.listener.HttpsProblem;
import org.rostrum.listener.HttpsRefused;
import org.rostrum.listener.HttpsService;
import org.rostrum.listener.HttpsState;

/** A listener that notes what is asked of it, and refuses port 1 and certificates that are the word {@code bad}. */
final class FakeHttps implements HttpsService, CertificateSource {

    final List<String> done = new ArrayList<>();
    private final X509Certificate certificate = certificate();
    private HttpsMode mode = HttpsMode.SELF_SIGNED;
    private int port = 443;
    private List<String> versions = List.of("TLSv1.3", "TLSv1.2");
    private @Nullable X509Certificate custom;
    private Wanted wanted = new Wanted("https://acme.example.org/directory", List.of("video.example.org"), "", true);

    @Override
    public synchronized HttpsState state() {
        return new HttpsState(mode, HttpsMode.SELF_SIGNED, versions, port, 80, 4307, certificate, certificate, custom, false, false,
                List.of(new HttpsState.Warning("certificateExpires", "Soon.")));
    }

    @Override
    public List<HttpsProblem> test(HttpsChange change) {
        return Integer.valueOf(1).equals(change.httpsPort())
                ? List.of(new HttpsProblem(HttpsError.PORT_TAKEN, "Taken.", "https_port"))
                : List.of();
    }

    @Override
    public synchronized HttpsState change(HttpsChange change, String by) {
        if (!test(change).isEmpty()) {
            throw new HttpsRefused(test(change));
        }
        if (Integer.valueOf(2).equals(change.httpsPort())) {
            throw new RostrumException(HttpsError.NO_ANSWER, "No answer.");
        }
        done.add(by + " changes " + change);
        mode = change.mode() == null ? mode : change.mode();
        port = change.httpsPort() == null ? port : change.httpsPort();
        versions = change.tlsVersions() == null ? versions : change.tlsVersions();
        return state();
    }

    @Override
    public synchronized HttpsState newSelfSigned(Company company, String by) {
        done.add(by + " makes " + company);
        return state();
    }

    @Override
    public synchronized HttpsState upload(byte[] bytes, byte[] key, char[] password, String by) {
        if (new String(bytes).contains("bad")) {
            throw new HttpsRefused(HttpsError.KEY_MISMATCH, "The private key does not belong to the certificate.", "private_key");
        }
        done.add(by + " uploads " + bytes.length + " " + key.length + " " + password.length);
        custom = certificate;
        return state();
    }

    @Override
    public synchronized Status status() {
        return new Status(wanted, "failed", "The authority said no.", Instant.ofEpochSecond(1_900_000_000));
    }

    @Override
    public synchronized void configure(Wanted asked) {
        done.add("configure");
        wanted = asked;
    }

    @Override
    public synchronized void order() {
        done.add("order");
    }

    @Override
    public Optional<Issued> issued() {
        return Optional.empty();
    }

    @Override
    public AutoCloseable onIssued(Runnable listener) {
        return () -> { };
    }

    private static X509Certificate certificate() {
        try (var in = FakeHttps.class.getResourceAsStream("/certificate.pem")) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }
}
