// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rostrum.edge.CertificateSource;
import org.rostrum.listener.HttpsMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The certificates that there are, one for each mode. Thread-safe. */
public final class Certificates {

    private static final Logger logger = LoggerFactory.getLogger(Certificates.class);

    private final Clock clock;
    private final OwnCertificate own;
    private final KeyStoreFile customFile;
    private volatile @Nullable KeyAndChain custom;
    private volatile @Nullable CertificateSource source;

    /** What is there for a mode, or instead of it. */
    public record Choice(HttpsMode mode, KeyAndChain certificate) {}

    /**
     * @param folder     where the keys are
     * @param ownChanged told of each new own certificate
     */
    public Certificates(Path folder, HostNames names, Clock clock, SecureRandom random, Consumer<KeyAndChain> ownChanged) {
        this.clock = clock;
        own = new OwnCertificate(folder, names, clock, random, ownChanged);
        try {
            customFile = new KeyStoreFile(folder.resolve("custom.p12"), KeyStoreFile.password(folder, random));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the password in " + folder, e);
        }
        custom = readCustom();
    }

    private @Nullable KeyAndChain readCustom() {
        try {
            return customFile.read().orElse(null);
        } catch (IOException | GeneralSecurityException e) {
            logger.error("the uploaded certificate {} cannot be read: {}", customFile.file(), e.toString());
            return null;
        }
    }

    /** The own certificate, always there. */
    public OwnCertificate own() {
        return own;
    }

    /** Who obtains certificates; null: nobody. */
    public void source(@Nullable CertificateSource from) {
        source = from;
    }

    /** Who obtains certificates. */
    public Optional<CertificateSource> source() {
        return Optional.ofNullable(source);
    }

    /** Keeps an uploaded certificate in place of the one before; the caller has checked it. */
    public void storeCustom(KeyAndChain uploaded) throws IOException {
        try {
            customFile.write(uploaded);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
        custom = uploaded;
    }

    /** What there is for a mode, valid or not. */
    public Optional<KeyAndChain> of(HttpsMode mode) {
        return switch (mode) {
            case SELF_SIGNED -> Optional.of(own.keyAndChain());
            case CUSTOM -> Optional.ofNullable(custom);
            case ACME -> source().flatMap(CertificateSource::issued).map(i -> new KeyAndChain(i.key(), i.chain()));
        };
    }

    /** What to show: of the mode if it has a valid one, else the own, so that there is a way in. */
    public Choice choose(HttpsMode mode) {
        return of(mode)
                .filter(c -> CertificateCheck.validity(c.certificate(), clock.instant()).isEmpty())
                .map(c -> new Choice(mode, c))
                .orElseGet(() -> new Choice(HttpsMode.SELF_SIGNED, own.keyAndChain()));
    }
}
