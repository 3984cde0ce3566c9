// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.dtls;

import java.io.IOException;
import java.util.Hashtable;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsUtils;

/** Our side of a handshake that a browser begins. */
@SuppressWarnings("rawtypes") // the library's signatures
final class ServerPeer extends DefaultTlsServer {

    private static final short[] CLIENT_CERTIFICATES = {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign};

    private final SrtpNegotiation negotiation;
    private final Runnable onClosed;

    ServerPeer(SrtpNegotiation negotiation, Runnable onClosed) {
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
    protected TlsCredentialedSigner getECDSASignerCredentials() {
        return negotiation.config.certificate().signer(context);
    }

    @Override
    public void processClientExtensions(Hashtable extensions) throws IOException {
        super.processClientExtensions(extensions);
        negotiation.choose(extensions);
    }

    @Override
    public Hashtable getServerExtensions() throws IOException {
        Hashtable extensions = TlsExtensionsUtils.ensureExtensionsInitialised(super.getServerExtensions());
        negotiation.answer(extensions);
        return extensions;
    }

    @Override
    public CertificateRequest getCertificateRequest() {
        return new CertificateRequest(CLIENT_CERTIFICATES, TlsUtils.getDefaultSupportedSignatureAlgorithms(context), null);
    }

    @Override
    public void notifyClientCertificate(Certificate certificate) throws IOException {
        negotiation.check(certificate);
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
