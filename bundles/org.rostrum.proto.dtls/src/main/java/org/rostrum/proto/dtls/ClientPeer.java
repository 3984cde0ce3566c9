// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.dtls;

import java.io.IOException;
import java.util.Hashtable;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsServerCertificate;

/** Our side of a handshake that we begin. */
@SuppressWarnings("rawtypes") // the library's signatures
final class ClientPeer extends DefaultTlsClient {

    private final SrtpNegotiation negotiation;
    private final Runnable onClosed;

    ClientPeer(SrtpNegotiation negotiation, Runnable onClosed) {
        super(negotiation.config.certificate().crypto());
        this.negotiation = negotiation;
        this.onClosed = onClosed;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.DTLSv12.only();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return negotiation.suites();
    }

    @Override
    public Hashtable getClientExtensions() throws IOException {
        Hashtable extensions = TlsExtensionsUtils.ensureExtensionsInitialised(super.getClientExtensions());
        negotiation.offer(extensions);
        return extensions;
    }

    @Override
    public void processServerExtensions(Hashtable extensions) throws IOException {
        super.processServerExtensions(extensions);
        negotiation.choose(extensions);
    }

    @Override
    public TlsAuthentication getAuthentication() {
        return new TlsAuthentication() {
            @Override
            public void notifyServerCertificate(TlsServerCertificate certificate) throws IOException {
                negotiation.check(certificate.getCertificate());
            }

            @Override
            public TlsCredentials getClientCredentials(CertificateRequest request) {
                return negotiation.config.certificate().signer(context);
            }
        };
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        negotiation.export(context);
    }

    @Override
    public void notifyAlertReceived(short level, short description) {
        super.notifyAlertReceived(level, description);
        PeerRules.alert(level, description, onClosed);
    }

    @Override
    public boolean requiresExtendedMasterSecret() {
        return true;
    }

    @Override
    public boolean shouldCheckSigAlgOfPeerCerts() {
        return false;
    }

    @Override
    public int getHandshakeTimeoutMillis() {
        return (int) negotiation.config.handshakeLimit().toMillis();
    }

    @Override
    public int getHandshakeResendTimeMillis() {
        return PeerRules.RESEND_MS;
    }
}
