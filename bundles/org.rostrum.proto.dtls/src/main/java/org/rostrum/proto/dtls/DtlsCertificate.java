// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.dtls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.bc.BcX509v3CertificateBuilder;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.modes.AEADBlockCipher;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.gcm.BasicGCMMultiplier;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcECContentSignerBuilder;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/** A self-signed ECDSA P-256 certificate with its key, for as many associations as wanted. Immutable, thread-safe. */
public final class DtlsCertificate {

    private static final X500Name NAME = new X500Name("CN=Rostrum");
    private static final Duration VALIDITY = Duration.ofDays(365);
    private static final SignatureAndHashAlgorithm SIGNATURE =
            SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa);

    /** AES-GCM without the two tables of 16 KB that each association would keep for a handful of records. */
    private static final class SmallTables extends BcTlsCrypto {

        SmallTables(SecureRandom random) {
            super(random);
        }

        @Override
        protected AEADBlockCipher createGCMMode(BlockCipher cipher) {
            return GCMBlockCipher.newInstance(cipher, new BasicGCMMultiplier());
        }
    }

    private final BcTlsCrypto crypto;
    private final AsymmetricCipherKeyPair keys;
    private final Certificate certificate;
    private final Fingerprint fingerprint;

    private DtlsCertificate(BcTlsCrypto crypto, AsymmetricCipherKeyPair keys, byte[] encoded) throws IOException {
        this.crypto = crypto;
        this.keys = keys;
        this.certificate = new Certificate(new TlsCertificate[] {crypto.createCertificate(encoded)});
        this.fingerprint = Fingerprint.sha256(encoded);
    }

    /** Makes one; takes some milliseconds. */
    public static DtlsCertificate create(SecureRandom random, Instant now) {
        try {
            AsymmetricCipherKeyPair keys = keys(random);
            return new DtlsCertificate(new SmallTables(random), keys, selfSigned(keys, random, now));
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException("cannot make a certificate", e);
        }
    }

    private static AsymmetricCipherKeyPair keys(SecureRandom random) {
        ECNamedDomainParameters curve =
                new ECNamedDomainParameters(SECObjectIdentifiers.secp256r1, ECNamedCurveTable.getByOID(SECObjectIdentifiers.secp256r1));
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(curve, random));
        return generator.generateKeyPair();
    }

    private static byte[] selfSigned(AsymmetricCipherKeyPair keys, SecureRandom random, Instant now)
            throws IOException, OperatorCreationException {
        AlgorithmIdentifier signature = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
        BcX509v3CertificateBuilder builder = new BcX509v3CertificateBuilder(
                NAME, new BigInteger(63, random).add(BigInteger.ONE),
                Date.from(now.minus(Duration.ofDays(1))), Date.from(now.plus(VALIDITY)), NAME, keys.getPublic());
        AlgorithmIdentifier digest = DefaultDigestAlgorithmIdentifierFinder.INSTANCE.find(signature);
        return builder.build(new BcECContentSignerBuilder(signature, digest).build(keys.getPrivate())).getEncoded();
    }

    /** SHA-256 of it, for the description. */
    public Fingerprint fingerprint() {
        return fingerprint;
    }

    BcTlsCrypto crypto() {
        return crypto;
    }

    TlsCredentialedSigner signer(TlsContext context) {
        return new BcDefaultTlsCredentialedSigner(
                new TlsCryptoParameters(context), crypto, keys.getPrivate(), certificate, SIGNATURE);
    }

    @Override
    public String toString() {
        return "DtlsCertificate[" + fingerprint + "]";
    }
}
