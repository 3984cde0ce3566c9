// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of a key file: one in Base64 on each line, 256 bits; the first one seals, the others still open what they sealed
 * before. Lines that begin with # are comments. Immutable.
 *
 * @param current ID of the key that seals
 * @param keys    ID to key; an ID is the beginning of the key's hash
 */
record KeyRing(String current, Map<String, SecretKey> keys) {

    private static final int KEY_BYTES = 32;

    private static final Set<PosixFilePermission> OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    /** Not a record's text: keys are in it. */
    @Override
    public String toString() {
        return "KeyRing[" + current + "]";
    }

    /**
     * Reads the file, makes one with a new key if there is none.
     *
     * @throws IOException if it cannot be read or written, anybody else can read it, or it has no good key; the message says which
     */
    static KeyRing at(Path file) throws IOException {
        if (Files.notExists(file)) {
            create(file);
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!OWNER.containsAll(permissions)) {
            throw new IOException("others than its owner may use it (" + PosixFilePermissions.toString(permissions) + "): chmod 600 it");
        }
        return read(Files.readString(file));
    }

    private static void create(Path file) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Files.createDirectories(file.getParent());
        Path fresh = Files.createTempFile(file.getParent(), "secrets", ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, Base64.getEncoder().encodeToString(key) + "\n", StandardCharsets.US_ASCII, StandardOpenOption.SYNC);
        Files.move(fresh, file);
    }

    static KeyRing read(String text) throws IOException {
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        for (String line : text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList()) {
            byte[] key = decoded(line);
            keys.put(id(key), new SecretKeySpec(key, "AES"));
        }
        if (keys.isEmpty()) {
            throw new IOException("there is no key in it");
        }
        return new KeyRing(keys.keySet().iterator().next(), keys);
    }

    private static byte[] decoded(String line) throws IOException {
        try {
            byte[] key = Base64.getDecoder().decode(line);
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // told below, without the line: it may be most of a key
        }
        throw new IOException("a line is not 32 bytes in Base64");
    }

    private static String id(byte[] key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
