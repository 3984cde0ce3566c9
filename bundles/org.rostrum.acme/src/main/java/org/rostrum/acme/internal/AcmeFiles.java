// SPDX-License-Identifier: Apache-2.0
package org.rostrum.acme.internal;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.rostrum.edge.CertificateSource.Issued;
import org.rostrum.edge.CertificateSource.Wanted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is kept in {@code <data>/keys/acme}, readable by the server's user only: the settings, the key of the account, and one file with
 * key and certificates, so that both change at once. Not thread-safe.
 */
final class AcmeFiles {

    private static final Logger logger = LoggerFactory.getLogger(AcmeFiles.class);
    private static final String CURVE = "secp256r1";

    private final Path folder;

    AcmeFiles(Path folder) {
        this.folder = folder;
    }

    Wanted wanted() {
        Properties values = new Properties();
        Path file = folder.resolve("settings.properties");
        try {
            if (Files.exists(file)) {
                values.load(new StringReader(Files.readString(file)));
            }
        } catch (IOException | IllegalArgumentException e) {
            logger.error("{} cannot be read: {}", file, e.toString());
        }
        List<String> domains = Stream.of(values.getProperty("domains", "").split(" ")).filter(d -> !d.isEmpty()).toList();
        return new Wanted(values.getProperty("directoryUrl", ""), domains, values.getProperty("email", ""),
                Boolean.parseBoolean(values.getProperty("termsAgreed")));
    }

    void write(Wanted wanted) {
        Properties values = new Properties();
        values.setProperty("directoryUrl", wanted.directoryUrl());
        values.setProperty("domains", String.join(" ", wanted.domains()));
        values.setProperty("email", wanted.email());
        values.setProperty("termsAgreed", String.valueOf(wanted.termsAgreed()));
        StringWriter text = new StringWriter();
        try {
            values.store(text, null);
            write("settings.properties", text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The key by which authorities know this server; made at first use. */
    KeyPair account() throws IOException {
        Path file = folder.resolve("account.pem");
        if (Files.exists(file)) {
            List<Object> parts = parts(Files.readString(file));
            JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
            return new KeyPair(converter.getPublicKey((SubjectPublicKeyInfo) parts.get(1)), converter.getPrivateKey((PrivateKeyInfo) parts.get(0)));
        }
        KeyPair made = newKey();
        write("account.pem", pem(new JcaPKCS8Generator(made.getPrivate(), null), made.getPublic()));
        return made;
    }

    /** A fresh key, made by the JDK: the library's own way needs a provider for the whole process. */
    static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Optional<Issued> issued() {
        Path file = folder.resolve("certificate.pem");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            List<Object> parts = parts(Files.readString(file));
            JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
            List<X509Certificate> chain = new ArrayList<>();
            for (Object part : parts.subList(1, parts.size())) {
                chain.add(converter.getCertificate((X509CertificateHolder) part));
            }
            return Optional.of(new Issued(new JcaPEMKeyConverter().getPrivateKey((PrivateKeyInfo) parts.get(0)), chain));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            logger.error("{} cannot be read: {}", file, e.toString());
            return Optional.empty();
        }
    }

    void write(KeyPair key, List<X509Certificate> chain) throws IOException {
        List<Object> parts = new ArrayList<>(List.of(new JcaPKCS8Generator(key.getPrivate(), null)));
        parts.addAll(chain);
        write("certificate.pem", pem(parts.toArray()));
    }

    private static String pem(Object... parts) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            for (Object part : parts) {
                pem.writeObject(part);
            }
        }
        return text.toString();
    }

    private static List<Object> parts(String text) throws IOException {
        List<Object> parts = new ArrayList<>();
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
                parts.add(part);
            }
        }
        return parts;
    }

    /** Atomically, mode 0600 from the first byte on. */
    private void write(String name, String content) throws IOException {
        Files.createDirectories(folder);
        Path fresh = folder.resolve(name + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, content);
        Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
