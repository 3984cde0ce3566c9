// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rostrum.licence.LicenceFeature;
import org.rostrum.licence.Limit;
import org.rostrum.licence.Pool;
import org.rostrum.licence.file.FeatureSet;
import org.rostrum.licence.file.IssuerKey;
import org.rostrum.licence.file.LicenceFile;
import org.rostrum.licence.file.LicenceTerms;
import org.rostrum.licence.file.SpeakerTable;

/** An issuer of test licences (00/R-2). */
public final class TestIssuer {

    public final KeyPair keys;
    private final String name;

    public TestIssuer(String name) {
        this.name = name;
        try {
            keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts the public key into a folder of trusted issuers. */
    public void trustedIn(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(IssuerKey.id(keys.getPublic()) + ".pem"), IssuerKey.pem(keys.getPublic()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String file(LicenceTerms terms) {
        try {
            return LicenceFile.write(terms, keys.getPublic(), keys.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Like the template free, without end. */
    public LicenceTerms free(String serverId, Instant from) {
        return terms(serverId, from, null, 15, 10, 1, 1);
    }

    /** A licence with an end. */
    public LicenceTerms until(String serverId, Instant from, Duration life, int graceDays) {
        LicenceTerms t = terms(serverId, from, from.plus(life), 15, 10, 1, 1);
        return new LicenceTerms(t.number(), t.issuedAt(), t.issuer(), t.serverId(), null, null, t.organization(), t.contact(),
                "trial", t.pools(), t.accounts(), t.conferences(), t.participants(), t.features(), t.supportLevel(), false, null,
                t.majorVersion(), t.validFrom(), t.validUntil(), Limit.of(graceDays));
    }

    /** With these pools. */
    public LicenceTerms terms(
            String serverId, Instant from, @Nullable Instant until, int online, int pro, int guest, int gateway) {
        return new LicenceTerms("L-1", from, name, serverId, null, null, "Örganisation", "Contact <c@example.org>", "free",
                Map.of(Pool.ONLINE, Limit.of(online), Pool.PRO, Limit.of(pro), Pool.GUEST, Limit.of(guest),
                        Pool.GATEWAY, Limit.of(gateway)),
                Limit.of(10), Limit.of(1), SpeakerTable.UNLIMITED, FeatureSet.of(Set.of(LicenceFeature.PUBLIC_CONFERENCES)), "none",
                false, null, Limit.of(0), from, until, Limit.NONE);
    }
}
