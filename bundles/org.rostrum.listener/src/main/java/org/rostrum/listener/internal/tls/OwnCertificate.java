// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.rostrum.listener.HttpsService.Company;
import org.rostrum.listener.ServerCertificate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate in the data folder: made at first start, renewed at a start within its last 30 days or when the host has got a name
 * or address that it does not carry. Thread-safe: changes wait for each other, readers for nobody, and whoever is told of a change is told
 * outside of the lock, since he has locks of his own.
 */
public final class OwnCertificate implements ServerCertificate {

    private static final Logger logger = LoggerFactory.getLogger(OwnCertificate.class);
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);

    private final Clock clock;
    private final CertificateMaker maker;
    private final KeyStoreFile authorityFile;
    private final KeyStoreFile serverFile;
    private final Consumer<KeyAndChain> changed;
    private volatile KeyAndChain authority;
    private volatile KeyAndChain server;
    private volatile HostNames names;
    private volatile Company company;

    /**
     * @param folder  where the keys are, made if missing
     * @param changed told of each new certificate
     * @throws IllegalStateException if the folder cannot be read or written
     */
    public OwnCertificate(Path folder, HostNames names, Clock clock, SecureRandom random, Consumer<KeyAndChain> changed) {
        this.clock = clock;
        this.names = names;
        this.changed = changed;
        this.maker = new CertificateMaker(clock, random);
        try {
            String password = KeyStoreFile.password(folder, random);
            authorityFile = new KeyStoreFile(folder.resolve("listener-authority.p12"), password);
            serverFile = new KeyStoreFile(folder.resolve("listener.p12"), password);
            authority = existing(authorityFile, CertificateMaker.SERVER_LIFE).orElseGet(this::newAuthority);
            Optional<KeyAndChain> stored = existing(serverFile, Duration.ofDays(-1000));
            company = stored.map(s -> CertificateMaker.company(s.certificate())).orElse(Company.NONE);
            server = stored.filter(this::lasts).filter(this::fits).orElseGet(this::newServer);
        } catch (IOException e) {
            throw new IllegalStateException("cannot prepare the certificate in " + folder, e);
        }
    }

    private boolean lasts(KeyAndChain candidate) {
        return candidate.certificate().getNotAfter().toInstant().isAfter(clock.instant().plus(RENEW_BEFORE));
    }

    /** What is shown in this mode. */
    public KeyAndChain keyAndChain() {
        return server;
    }

    /** As {@link #renew()}, for another company (20/TLS-23). */
    public void renew(Company of) {
        synchronized (this) {
            company = of;
            server = newServer();
        }
        tell();
    }

    /** Tells what the host is called from now on; the certificate is renewed if it lacks a name or an address. Blocks. */
    public void names(HostNames fresh) {
        synchronized (this) {
            names = fresh;
            if (fits(server)) {
                return;
            }
            server = newServer();
        }
        tell();
    }

    @Override
    public X509Certificate authority() {
        return authority.certificate();
    }

    @Override
    public X509Certificate server() {
        return server.certificate();
    }

    @Override
    public void renew() {
        synchronized (this) {
            server = newServer();
        }
        tell();
    }

    @Override
    public void reload() {
        synchronized (this) {
            try {
                Optional<KeyAndChain> fresh = serverFile.read();
                if (fresh.isEmpty()) {
                    return;
                }
                server = fresh.get();
            } catch (IOException | GeneralSecurityException e) {
                logger.error("certificate file {} is not usable, the old certificate stays: {}", serverFile.file(), e.toString());
                return;
            }
        }
        tell();
    }

    private void tell() {
        changed.accept(server);
    }

    private Optional<KeyAndChain> existing(KeyStoreFile file, Duration needed) throws IOException {
        try {
            return file.read().filter(k -> k.certificate().getNotAfter().toInstant().isAfter(clock.instant().plus(needed)));
        } catch (GeneralSecurityException | IOException e) {
            logger.warn("{} is not usable and made anew: {}", file.file(), e.toString());
            return Optional.empty();
        }
    }

    private KeyAndChain newAuthority() {
        return store(authorityFile, maker.authority(names.main()));
    }

    private KeyAndChain newServer() {
        KeyAndChain made = store(serverFile, maker.server(authority, names, company));
        logger.info("made a server certificate for {} {}, valid until {}",
                names.dns(), names.addresses(), made.certificate().getNotAfter().toInstant());
        return made;
    }

    private static KeyAndChain store(KeyStoreFile file, KeyAndChain made) {
        try {
            file.write(made);
            return made;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("cannot write " + file.file(), e);
        }
    }

    /** Signed by our authority and good for all present names. A certificate for more is fine. */
    private boolean fits(KeyAndChain candidate) {
        try {
            X509Certificate certificate = candidate.certificate();
            certificate.verify(authority.certificate().getPublicKey());
            return CertificateNames.dns(certificate).containsAll(names.dns())
                    && CertificateNames.addresses(certificate).containsAll(names.addresses().stream().map(CertificateNames::normal).toList());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** For tests: what stands in the certificate. */
    static List<Set<String>> alternatives(X509Certificate certificate) throws CertificateParsingException {
        return List.of(CertificateNames.dns(certificate), CertificateNames.addresses(certificate));
    }
}
