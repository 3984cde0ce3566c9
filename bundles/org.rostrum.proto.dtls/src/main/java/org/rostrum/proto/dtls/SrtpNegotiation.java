// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.dtls;

import java.io.IOException;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.jspecify.annotations.Nullable;
import org.rostrum.proto.srtp.SrtpKeys;
import org.rostrum.proto.srtp.SrtpProfile;

/** What client and server have in common: profile, fingerprint, keys, and why it failed. Confined to the handshake's thread. */
final class SrtpNegotiation {

    /** Forward secrecy and AES-GCM only: every WebRTC peer has them, and {@link RecordFilter} counts on their record format. */
    private static final int[] SUITES = {
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
    };

    final DtlsConfig config;
    private final Fingerprint expected;
    private @Nullable SrtpProfile profile;
    private boolean certificateSeen;
    private @Nullable DtlsFailure failure;
    private @Nullable SrtpKeys client;
    private @Nullable SrtpKeys server;

    SrtpNegotiation(DtlsConfig config, Fingerprint expected) {
        this.config = config;
        this.expected = expected;
    }

    int[] suites() {
        return TlsUtils.getSupportedCipherSuites(config.certificate().crypto(), SUITES);
    }

    void offer(Hashtable<?, ?> extensions) throws IOException {
        int[] ids = config.profiles().stream().mapToInt(SrtpProfile::id).toArray();
        TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(ids, TlsUtils.EMPTY_BYTES));
    }

    /** Takes the best of our profiles that the peer named (RFC 5764 section 4.1.1). */
    void choose(@Nullable Hashtable<?, ?> extensions) throws IOException {
        UseSRTPData data = TlsSRTPUtils.getUseSRTPExtension(extensions);
        List<Integer> named = data == null ? List.of() : Arrays.stream(data.getProtectionProfiles()).boxed().toList();
        profile = config.profiles().stream().filter(ours -> named.contains(ours.id())).findFirst().orElse(null);
        if (profile == null) {
            failure = DtlsFailure.NO_COMMON_PROFILE;
            throw new TlsFatalAlert(AlertDescription.handshake_failure);
        }
    }

    void answer(Hashtable<?, ?> extensions) throws IOException {
        TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(new int[] {chosen().id()}, TlsUtils.EMPTY_BYTES));
    }

    /** RFC 5763 section 5: the certificate must have the fingerprint of the description. */
    void check(@Nullable Certificate certificate) throws IOException {
        if (certificate == null || certificate.isEmpty() || !expected.matches(certificate.getCertificateAt(0).getEncoded())) {
            failure = DtlsFailure.WRONG_CERTIFICATE;
            throw new TlsFatalAlert(AlertDescription.bad_certificate);
        }
        certificateSeen = true;
    }

    /** RFC 5764 section 4.2: client key, server key, client salt, server salt. */
    void export(TlsContext context) throws IOException {
        if (!certificateSeen) {
            failure = DtlsFailure.WRONG_CERTIFICATE;
            throw new TlsFatalAlert(AlertDescription.certificate_required);
        }
        int key = chosen().keyLength();
        int salt = chosen().saltLength();
        byte[] block = context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, 2 * (key + salt));
        client = new SrtpKeys(Arrays.copyOf(block, key), Arrays.copyOfRange(block, 2 * key, 2 * key + salt));
        server = new SrtpKeys(Arrays.copyOfRange(block, key, 2 * key), Arrays.copyOfRange(block, 2 * key + salt, block.length));
        Arrays.fill(block, (byte) 0);
    }

    void announce(DtlsListener listener) {
        if (client == null || server == null) {
            throw new IllegalStateException("no keys");
        }
        boolean weServe = config.role() == DtlsRole.SERVER;
        listener.established(chosen(), weServe ? server : client, weServe ? client : server);
    }

    /** The cause that was noticed here; null when it lies elsewhere. */
    @Nullable DtlsFailure failure() {
        return failure;
    }

    private SrtpProfile chosen() {
        if (profile == null) {
            throw new IllegalStateException("no profile");
        }
        return profile;
    }
}
