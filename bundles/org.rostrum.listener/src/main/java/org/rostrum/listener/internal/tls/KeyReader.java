// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal.tls;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.Provider;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.EncryptionException;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.jspecify.annotations.Nullable;
import org.rostrum.listener.HttpsError;
import org.rostrum.listener.HttpsRefused;

/** Reads a private key: PKCS #8, PKCS #1 and SEC 1 in PEM, plain or encrypted, and in DER. Pure functions. */
final class KeyReader {

    /** For the ciphers of encrypted keys; not registered with the JDK. */
    private static final Provider CIPHERS = new BouncyCastleProvider();

    private static final int SEC1_VERSION = 1;

    private KeyReader() {}

    /** @throws HttpsRefused not a key, or the password is wrong */
    static PrivateKey read(byte[] bytes, char[] password) {
        try {
            PrivateKeyInfo key = pem(new String(bytes, StandardCharsets.ISO_8859_1), password);
            PrivateKeyInfo found = key == null ? der(bytes) : key;
            return new JcaPEMKeyConverter().getPrivateKey(found);
        } catch (PEMException e) {
            throw new HttpsRefused(HttpsError.KEY_NOT_SUPPORTED, "This kind of key is not supported: RSA and EC are.", "private_key");
        } catch (HttpsRefused e) {
            throw e;
        } catch (IOException | OperatorCreationException | RuntimeException e) {
            // The parser meets broken text with whatever its decoders throw
            throw malformed();
        }
    }

    /** The first key of a PEM text; null if it has none. */
    private static @Nullable PrivateKeyInfo pem(String text, char[] password) throws IOException, OperatorCreationException {
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            for (Object block = parser.readObject(); block != null; block = parser.readObject()) {
                PrivateKeyInfo key = key(block, password);
                if (key != null) {
                    return key;
                }
            }
            return null;
        }
    }

    private static @Nullable PrivateKeyInfo key(Object block, char[] password) throws IOException, OperatorCreationException {
        if (block instanceof PrivateKeyInfo plain) {
            return plain;
        }
        if (block instanceof PEMKeyPair pair) {
            return pair.getPrivateKeyInfo();
        }
        if (block instanceof PKCS8EncryptedPrivateKeyInfo locked) {
            return opened(locked, password);
        }
        return block instanceof PEMEncryptedKeyPair locked ? opened(locked, password) : null;
    }

    private static PrivateKeyInfo opened(PKCS8EncryptedPrivateKeyInfo locked, char[] password) throws OperatorCreationException {
        try {
            return locked.decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder().setProvider(CIPHERS).build(password));
        } catch (PKCSException | IllegalArgumentException e) {
            throw wrongPassword(password);
        }
    }

    private static PrivateKeyInfo opened(PEMEncryptedKeyPair locked, char[] password) throws IOException {
        try {
            return locked.decryptKeyPair(new JcePEMDecryptorProviderBuilder().setProvider(CIPHERS).build(password)).getPrivateKeyInfo();
        } catch (EncryptionException | IllegalArgumentException e) {
            throw wrongPassword(password);
        } catch (IOException e) {
            // The wrong password of an old format now and then gives bytes that look decrypted
            throw wrongPassword(password);
        }
    }

    /** PKCS #8 has an algorithm in second place, PKCS #1 a number, SEC 1 octets. */
    private static PrivateKeyInfo der(byte[] bytes) throws IOException {
        ASN1Sequence sequence = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(bytes));
        if (sequence == null || sequence.size() < 2) {
            throw malformed();
        }
        if (sequence.getObjectAt(1) instanceof ASN1Sequence) {
            return PrivateKeyInfo.getInstance(sequence);
        }
        if (sequence.size() >= 9) {
            return new PrivateKeyInfo(new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption), RSAPrivateKey.getInstance(sequence));
        }
        var ec = org.bouncycastle.asn1.sec.ECPrivateKey.getInstance(sequence);
        if (ec.getParametersObject() == null || !sequence.getObjectAt(0).equals(new org.bouncycastle.asn1.ASN1Integer(SEC1_VERSION))) {
            throw malformed();
        }
        return new PrivateKeyInfo(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, ec.getParametersObject()), ec);
    }

    private static HttpsRefused wrongPassword(char[] given) {
        return new HttpsRefused(HttpsError.KEY_PASSWORD,
                given.length == 0 ? "The private key is encrypted: its password is needed." : "The password does not open the private key.",
                "password");
    }

    private static HttpsRefused malformed() {
        return new HttpsRefused(HttpsError.KEY_MALFORMED, "This is no private key in PEM or DER form.", "private_key");
    }
}
