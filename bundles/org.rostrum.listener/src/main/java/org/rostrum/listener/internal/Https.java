// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.rostrum.edge.CertificateSource;
import org.rostrum.listener.HttpsChange;
import org.rostrum.listener.HttpsError;
import org.rostrum.listener.HttpsMode;
import org.rostrum.listener.HttpsProblem;
import org.rostrum.listener.HttpsRefused;
import org.rostrum.listener.HttpsService;
import org.rostrum.listener.HttpsState;
import org.rostrum.listener.internal.Addresses.Role;
import org.rostrum.listener.internal.tls.CertificateCheck;
import org.rostrum.listener.internal.tls.CertificateReader;
import org.rostrum.listener.internal.tls.Certificates;
import org.rostrum.listener.internal.tls.KeyAndChain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What administrators do with the listener (20 §13): certificates here, settings in {@link HttpsChanges}. Thread-safe. */
final class Https implements HttpsService {

    private static final Logger logger = LoggerFactory.getLogger(Https.class);

    private final Certificates certificates;
    private final Addresses addresses;
    private final HttpsChanges changes;
    private final HttpsCheck check;
    private final HttpsEvents events;
    private final Notice notice;
    private final Supplier<String> externalUrl;
    private final Clock clock;

    Https(Certificates certificates, Addresses addresses, HttpsChanges changes, HttpsCheck check, HttpsEvents events, Notice notice,
            Supplier<String> externalUrl, Clock clock) {
        this.certificates = certificates;
        this.addresses = addresses;
        this.changes = changes;
        this.check = check;
        this.events = events;
        this.notice = notice;
        this.externalUrl = externalUrl;
        this.clock = clock;
    }

    @Override
    public HttpsState state() {
        ListenerSettings now = changes.now();
        HttpsMode shown = changes.shown();
        X509Certificate present = changes.present().certificate();
        String orderError = certificates.source().map(CertificateSource::status).map(CertificateSource.Status::lastError).orElse(null);
        return new HttpsState(now.mode(), shown, now.tlsVersions(), addresses.port(Role.HTTPS).orElse(0), addresses.port(Role.HTTP).orElse(0),
                addresses.port(Role.PLATFORM).orElse(0), certificates.own().authority(), certificates.own().server(),
                certificates.of(HttpsMode.CUSTOM).map(KeyAndChain::certificate).orElse(null), now.strictTransport(shown), changes.isChanging(),
                HttpsWarnings.of(now.mode(), shown, certificates.of(now.mode()).map(KeyAndChain::certificate).orElse(null), present,
                        externalUrl.get(), notice.read(), orderError, clock.instant()));
    }

    @Override
    public List<HttpsProblem> test(HttpsChange change) {
        HttpsMode mode = change.mode();
        return check.problems(change, mode == null ? changes.now().mode() : mode, clock.instant());
    }

    @Override
    public HttpsState change(HttpsChange change, String by) {
        List<HttpsProblem> problems = test(change);
        if (!problems.isEmpty()) {
            throw new HttpsRefused(problems);
        }
        changes.apply(change, by);
        return state();
    }

    @Override
    public HttpsState newSelfSigned(Company company, String by) {
        certificates.own().renew(company);
        events.certificate("self_signed", certificates.own().server(), by);
        return state();
    }

    @Override
    public HttpsState upload(byte[] certificate, byte[] key, char[] password, String by) {
        KeyAndChain uploaded = CertificateReader.read(certificate, key, password);
        List<HttpsProblem> problems = CertificateCheck.problems(uploaded, clock.instant());
        if (!problems.isEmpty()) {
            throw new HttpsRefused(problems);
        }
        store(uploaded);
        changes.refresh();
        events.certificate("custom", uploaded.certificate(), by);
        return state();
    }

    private void store(KeyAndChain uploaded) {
        try {
            certificates.storeCustom(uploaded);
        } catch (IOException e) {
            logger.error("the uploaded certificate could not be stored", e);
            throw new HttpsRefused(HttpsError.NOT_STORED, "The certificate could not be stored; the log of the server tells more.", "certificate");
        }
    }
}
