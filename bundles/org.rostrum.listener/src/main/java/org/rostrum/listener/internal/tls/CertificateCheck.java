// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rostrum.listener.HttpsError;
import org.rostrum.listener.HttpsProblem;

/** Whether a key and its chain can be shown to browsers (20/TLS-12, TLS-31). Pure functions. */
public final class CertificateCheck {

    /** Browsers refuse shorter ones. */
    private static final int MIN_RSA_BITS = 2048;
    private static final int MIN_EC_BITS = 256;
    private static final byte[] SAMPLE = {'r', 'o', 's', 't', 'r', 'u', 'm'};

    private CertificateCheck() {}

    /** All that is wrong; empty: nothing. */
    public static List<HttpsProblem> problems(KeyAndChain candidate, Instant now) {
        List<HttpsProblem> problems = new ArrayList<>();
        keyProblem(candidate).ifPresent(problems::add);
        validity(candidate.certificate(), now).ifPresent(problems::add);
        boolean told = problems.stream().anyMatch(p -> p.error() == HttpsError.CHAIN_ORDER);
        for (int i = 1; !told && i < candidate.chain().size(); i++) {
            if (!isSigner(candidate.chain().get(i), candidate.chain().get(i - 1))) {
                problems.add(problem(HttpsError.CHAIN_ORDER, "Certificate " + i + " of the file is not signed by the one that follows it.", "certificate"));
                break;
            }
        }
        return problems;
    }

    /** Expired, or not valid yet. */
    public static Optional<HttpsProblem> validity(X509Certificate certificate, Instant now) {
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            return Optional.of(problem(HttpsError.CERTIFICATE_EXPIRED,
                    "The certificate expired on " + certificate.getNotAfter().toInstant() + ".", "certificate"));
        }
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            return Optional.of(problem(HttpsError.CERTIFICATE_NOT_YET_VALID,
                    "The certificate is valid from " + certificate.getNotBefore().toInstant() + " on.", "certificate"));
        }
        return Optional.empty();
    }

    private static Optional<HttpsProblem> keyProblem(KeyAndChain candidate) {
        PublicKey shown = candidate.certificate().getPublicKey();
        if (!isSupported(shown)) {
            return Optional.of(problem(HttpsError.KEY_NOT_SUPPORTED,
                    "The key of the certificate is not supported: RSA from " + MIN_RSA_BITS + " bits and EC from " + MIN_EC_BITS + " bits are.",
                    "certificate"));
        }
        if (belongs(candidate.key(), shown)) {
            return Optional.empty();
        }
        boolean later = candidate.chain().stream().skip(1).anyMatch(c -> belongs(candidate.key(), c.getPublicKey()));
        return Optional.of(later
                ? problem(HttpsError.CHAIN_ORDER, "The server's own certificate must come first in the file.", "certificate")
                : problem(HttpsError.KEY_MISMATCH, "The private key does not belong to the certificate.", "private_key"));
    }

    private static boolean isSupported(PublicKey key) {
        return key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= MIN_RSA_BITS
                || key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() >= MIN_EC_BITS;
    }

    private static boolean belongs(PrivateKey key, PublicKey shown) {
        String algorithm = shown instanceof ECPublicKey ? "SHA256withECDSA" : "SHA256withRSA";
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(key);
            signer.update(SAMPLE);
            byte[] signed = signer.sign();
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(shown);
            verifier.update(SAMPLE);
            return verifier.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean isSigner(X509Certificate signer, X509Certificate signed) {
        if (!signer.getSubjectX500Principal().equals(signed.getIssuerX500Principal()) || signer.getBasicConstraints() < 0) {
            return false;
        }
        try {
            signed.verify(signer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static HttpsProblem problem(HttpsError error, String message, String location) {
        return new HttpsProblem(error, message, location);
    }
}
