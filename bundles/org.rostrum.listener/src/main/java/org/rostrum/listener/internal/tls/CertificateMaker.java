// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.rostrum.listener.HttpsService.Company;

/** Makes the own authority and server certificates signed by it (20/TLS-20, TLS-21), P-256. Stateless. */
final class CertificateMaker {

    static final Duration SERVER_LIFE = Duration.ofDays(365);
    /** Long, so that devices which trust the authority need not be visited at each renewal of the server's. */
    static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
    /** Clocks of clients may be behind. */
    private static final Duration BACKDATE = Duration.ofHours(24);

    private final Clock clock;
    private final SecureRandom random;

    CertificateMaker(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    KeyAndChain authority(String serverName) {
        X500Name name = name("Rostrum authority of " + serverName);
        KeyPair keys = keys();
        try {
            X509v3CertificateBuilder builder = builder(name, name, keys, AUTHORITY_LIFE);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(Extension.subjectKeyIdentifier, false, new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
            return new KeyAndChain(keys.getPrivate(), List.of(sign(builder, keys.getPrivate())));
        } catch (CertIOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    KeyAndChain server(KeyAndChain authority, HostNames names, Company company) {
        X509Certificate signer = authority.certificate();
        KeyPair keys = keys();
        try {
            X509v3CertificateBuilder builder = builder(
                    new X500Name(signer.getSubjectX500Principal().getName()), name(names.main(), company), keys, SERVER_LIFE);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(signer.getPublicKey()));
            return new KeyAndChain(keys.getPrivate(), List.of(sign(builder, authority.key()), signer));
        } catch (CertIOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X500Name name(String commonName) {
        return name(commonName, Company.NONE);
    }

    private static X500Name name(String commonName, Company company) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
        add(name, BCStyle.C, company.country());
        add(name, BCStyle.ST, company.state());
        add(name, BCStyle.O, company.organization());
        return name.addRDN(BCStyle.CN, commonName.length() > 64 ? commonName.substring(0, 64) : commonName).build();
    }

    private static void add(X500NameBuilder name, ASN1ObjectIdentifier part, String text) {
        if (!text.isEmpty()) {
            name.addRDN(part, text);
        }
    }

    /** The company that {@link #server} wrote into a certificate. */
    static Company company(X509Certificate certificate) {
        X500Name name = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        return new Company(part(name, BCStyle.O), part(name, BCStyle.C), part(name, BCStyle.ST));
    }

    private static String part(X500Name name, ASN1ObjectIdentifier part) {
        RDN[] found = name.getRDNs(part);
        return found.length == 0 ? "" : IETFUtils.valueToString(found[0].getFirst().getValue());
    }

    private static GeneralNames alternatives(HostNames names) {
        GeneralName[] dns = names.dns().stream().map(n -> new GeneralName(GeneralName.dNSName, n)).toArray(GeneralName[]::new);
        GeneralName[] ips = names.addresses().stream().map(a -> new GeneralName(GeneralName.iPAddress, a)).toArray(GeneralName[]::new);
        GeneralName[] all = new GeneralName[dns.length + ips.length];
        System.arraycopy(dns, 0, all, 0, dns.length);
        System.arraycopy(ips, 0, all, dns.length, ips.length);
        return new GeneralNames(all);
    }

    private X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, KeyPair keys, Duration life) {
        Instant now = clock.instant();
        BigInteger serial = new BigInteger(127, random).setBit(126);
        return new JcaX509v3CertificateBuilder(
                issuer, serial, Date.from(now.minus(BACKDATE)), Date.from(now.plus(life)), subject, keys.getPublic());
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key) throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter().getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
