// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.listener.HttpsError;
import org.rostrum.listener.HttpsRefused;

/** Reads what an administrator uploads: PEM or DER, or both parts in one PKCS #12 file. Pure functions; whatever the bytes are, they are read or refused. */
public final class CertificateReader {

    private static final int MAX_CHAIN = 10;
    private static final byte DER_SEQUENCE = 0x30;

    private CertificateReader() {}

    /** @throws HttpsRefused the format is not known, or the password is wrong */
    public static KeyAndChain read(byte[] certificate, byte[] key, char[] password) {
        if (key.length == 0 && certificate.length > 0 && certificate[0] == DER_SEQUENCE) {
            return pkcs12(certificate, password);
        }
        List<X509Certificate> chain = chain(certificate);
        return new KeyAndChain(KeyReader.read(key, password), chain);
    }

    private static List<X509Certificate> chain(byte[] bytes) {
        try {
            var found = CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(withoutText(bytes)));
            if (found.isEmpty() || found.size() > MAX_CHAIN) {
                throw malformed("There are " + found.size() + " certificates in this file; 1 to " + MAX_CHAIN + " are expected.");
            }
            return found.stream().map(X509Certificate.class::cast).toList();
        } catch (CertificateException | ClassCastException e) {
            throw malformed("This is no X.509 certificate in PEM or DER form.");
        }
    }

    /** Tools write explanations between the blocks, which the JDK does not read over; keys in the same file are left out, too. */
    private static byte[] withoutText(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!text.contains("-----BEGIN")) {
            return bytes;
        }
        StringBuilder blocks = new StringBuilder();
        boolean inside = false;
        for (String line : text.lines().map(String::strip).toList()) {
            inside |= line.equals("-----BEGIN CERTIFICATE-----");
            if (inside) {
                blocks.append(line).append('\n');
            }
            inside &= !line.equals("-----END CERTIFICATE-----");
        }
        return blocks.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static KeyAndChain pkcs12(byte[] bytes, char[] password) {
        KeyStore store = opened(bytes, password);
        try {
            for (String alias : Collections.list(store.aliases())) {
                KeyAndChain entry = store.isKeyEntry(alias) ? entry(store, alias, password) : null;
                if (entry != null) {
                    return entry;
                }
            }
        } catch (GeneralSecurityException e) {
            throw new HttpsRefused(HttpsError.KEY_PASSWORD, "The password does not open the key in this file.", "password");
        }
        throw new HttpsRefused(HttpsError.KEY_MALFORMED, "This PKCS #12 file holds no private key with a certificate.", "certificate");
    }

    private static @Nullable KeyAndChain entry(KeyStore store, String alias, char[] password) throws GeneralSecurityException {
        Certificate[] chain = store.getCertificateChain(alias);
        return chain != null && store.getKey(alias, password) instanceof PrivateKey key
                ? new KeyAndChain(key, Arrays.stream(chain).map(X509Certificate.class::cast).toList())
                : null;
    }

    private static KeyStore opened(byte[] bytes, char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), password);
            return store;
        } catch (IOException e) {
            if (e.getCause() instanceof GeneralSecurityException) {
                throw new HttpsRefused(HttpsError.KEY_PASSWORD, "The password does not open this file.", "password");
            }
            throw isCertificate(bytes)
                    ? new HttpsRefused(HttpsError.KEY_MALFORMED, "The private key is missing.", "private_key")
                    : malformed("This is neither a certificate nor a PKCS #12 file.");
        } catch (GeneralSecurityException e) {
            throw malformed("This PKCS #12 file cannot be read.");
        }
    }

    private static boolean isCertificate(byte[] bytes) {
        try {
            return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes)) != null;
        } catch (CertificateException e) {
            return false;
        }
    }

    private static HttpsRefused malformed(String message) {
        return new HttpsRefused(HttpsError.CERTIFICATE_MALFORMED, message, "certificate");
    }
}
