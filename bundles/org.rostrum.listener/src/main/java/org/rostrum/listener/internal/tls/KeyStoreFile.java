// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal.tls;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** One key with its chain in a PKCS #12 file, readable by the server's user only; replaced as a whole. Not thread-safe. */
final class KeyStoreFile {

    private static final String ALIAS = "server";

    private final Path file;
    private final String password;

    KeyStoreFile(Path file, String password) {
        this.file = file;
        this.password = password;
    }

    Path file() {
        return file;
    }

    /** The password of all files in {@code folder}, made at first use. */
    static String password(Path folder, SecureRandom random) throws IOException {
        Path file = folder.resolve("listener.password");
        if (!Files.exists(file)) {
            byte[] secret = new byte[24];
            random.nextBytes(secret);
            write(file, HexFormat.of().formatHex(secret).getBytes(StandardCharsets.US_ASCII));
        }
        return Files.readString(file, StandardCharsets.US_ASCII).trim();
    }

    /** @throws GeneralSecurityException if the file is not what we would have written */
    Optional<KeyAndChain> read() throws IOException, GeneralSecurityException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(Files.readAllBytes(file)), password.toCharArray());
        Certificate[] chain = store.getCertificateChain(ALIAS);
        if (chain == null || !(store.getKey(ALIAS, password.toCharArray()) instanceof PrivateKey key)) {
            throw new GeneralSecurityException("no key named " + ALIAS + " in " + file);
        }
        return Optional.of(new KeyAndChain(key, Arrays.stream(chain).map(X509Certificate.class::cast).toList()));
    }

    /** Replaces the file as a whole. */
    void write(KeyAndChain content) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(ALIAS, content.key(), password.toCharArray(), content.chain().toArray(Certificate[]::new));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, password.toCharArray());
        write(file, bytes.toByteArray());
    }

    /** Atomically, mode 0600 from the first byte on. */
    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
