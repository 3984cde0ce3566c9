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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.rostrum.listener.ServerCertificate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate in the data folder: made at first start, renewed at a start within its last 30 days or when the host has got a name
 * or address that it does not carry. Thread-safe.
 */
public final class OwnCertificate implements ServerCertificate {

    private static final Logger logger = LoggerFactory.getLogger(OwnCertificate.class);
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);
    private static final int SAN_DNS = 2;
    private static final int SAN_IP = 7;

    private final Clock clock;
    private final CertificateMaker maker;
    private final KeyStoreFile authorityFile;
    private final KeyStoreFile serverFile;
    private final SslContextFactory.Server tls = new SslContextFactory.Server();
    private KeyAndChain authority;
    private KeyAndChain server;
    private HostNames names;

    /**
     * @param folder where the keys are, made if missing
     * @throws IllegalStateException if the folder cannot be read or written
     */
    public OwnCertificate(Path folder, HostNames names, Clock clock, SecureRandom random) {
        this.clock = clock;
        this.names = names;
        this.maker = new CertificateMaker(clock, random);
        try {
            String password = KeyStoreFile.password(folder.resolve("listener.password"), random);
            authorityFile = new KeyStoreFile(folder.resolve("listener-authority.p12"), password);
            serverFile = new KeyStoreFile(folder.resolve("listener.p12"), password);
            authority = existing(authorityFile, CertificateMaker.SERVER_LIFE).orElseGet(this::newAuthority);
            server = existing(serverFile, RENEW_BEFORE).filter(this::fits).orElseGet(this::newServer);
            configure(password);
        } catch (Exception e) {
            throw new IllegalStateException("cannot prepare the certificate in " + folder, e);
        }
    }

    private void configure(String password) throws Exception {
        tls.setKeyStorePath(serverFile.file().toString());
        tls.setKeyStoreType("PKCS12");
        tls.setKeyStorePassword(password);
        tls.setIncludeProtocols("TLSv1.2", "TLSv1.3");
        tls.setRenegotiationAllowed(false);
        // People type addresses and names that the certificate does not carry
        tls.setSniRequired(false);
        tls.start();
    }

    /** For the connectors; started. */
    public SslContextFactory.Server tls() {
        return tls;
    }

    /** Tells what the host is called from now on; the certificate is renewed if it lacks a name or an address. Blocks. */
    public synchronized void names(HostNames fresh) {
        names = fresh;
        if (!fits(server)) {
            renew();
        }
    }

    @Override
    public synchronized X509Certificate authority() {
        return authority.certificate();
    }

    @Override
    public synchronized X509Certificate server() {
        return server.certificate();
    }

    @Override
    public synchronized void renew() {
        server = newServer();
        show();
    }

    @Override
    public synchronized void reload() {
        try {
            Optional<KeyAndChain> changed = serverFile.read();
            if (changed.isPresent()) {
                server = changed.get();
                show();
            }
        } catch (IOException | GeneralSecurityException e) {
            logger.error("certificate file {} is not usable, the old certificate stays: {}", serverFile.file(), e.toString());
        }
    }

    /** Stops TLS; the files stay. */
    public void close() {
        try {
            tls.stop();
        } catch (Exception e) {
            logger.warn("TLS did not stop in order", e);
        }
    }

    private void show() {
        try {
            tls.reload(same -> { });
        } catch (Exception e) {
            throw new IllegalStateException("the new certificate could not be loaded", e);
        }
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
        KeyAndChain made = store(serverFile, maker.server(authority, names));
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
            return alternatives(certificate, SAN_DNS).containsAll(names.dns())
                    && alternatives(certificate, SAN_IP).containsAll(names.addresses().stream().map(OwnCertificate::normal).toList());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Set<String> alternatives(X509Certificate certificate, int type) throws CertificateParsingException {
        var all = certificate.getSubjectAlternativeNames();
        return all == null ? new HashSet<>() : all.stream()
                .filter(a -> a.get(0).equals(type))
                .map(a -> type == SAN_IP ? normal((String) a.get(1)) : (String) a.get(1))
                .collect(Collectors.toSet());
    }

    private static String normal(String literal) {
        try {
            return HostNames.text(java.net.InetAddress.getByName(literal));
        } catch (java.net.UnknownHostException e) {
            return literal;
        }
    }

    /** For tests: what stands in the certificate. */
    static List<Set<String>> alternatives(X509Certificate certificate) throws CertificateParsingException {
        return List.of(alternatives(certificate, SAN_DNS), alternatives(certificate, SAN_IP));
    }
}
