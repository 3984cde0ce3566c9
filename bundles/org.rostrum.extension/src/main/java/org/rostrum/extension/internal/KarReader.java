// SPDX-License-Identifier: Apache-2.0
package org.rostrum.extension.internal;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.extension.ExtensionError;

/**
 * Reads KAR files of strangers: bounded in size, number of entries and unpacked size, nothing written outside the folder. What
 * is wrong is told as {@code extensionInvalid}.
 */
final class KarReader {

    /** Of files, bytes. */
    static final long MAX_BYTES = 64L << 20;

    private static final long MAX_UNPACKED_BYTES = 256L << 20;
    private static final int MAX_ENTRIES = 2000;
    private static final int LARGEST_MANIFEST = 1 << 16;
    private static final String REPOSITORY = "repository/";
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*([.-][a-z0-9]+)*");
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_TITLE = 100;

    private KarReader() {}

    /** Copies an upload; {@code tooLarge} beyond the limit. */
    static void receive(InputStream from, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            long total = 0;
            for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                total += n;
                if (total > MAX_BYTES) {
                    throw new RostrumException(CommonError.TOO_LARGE, "An extension has at most " + (MAX_BYTES >> 20) + " MiB.");
                }
                out.write(buffer, 0, n);
            }
        }
    }

    /** Unpacks the repository of a KAR below {@code folder}, which must not exist, and tells what the KAR says about itself. */
    static Kar unpack(Path file, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MAX_ENTRIES) {
                throw invalid("has more than " + MAX_ENTRIES + " entries");
            }
            Manifest manifest = manifest(zip);
            String id = id(manifest);
            List<Path> descriptors = new ArrayList<>();
            long left = MAX_UNPACKED_BYTES;
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (!entry.isDirectory() && entry.getName().startsWith(REPOSITORY)) {
                    Path target = target(folder, entry.getName().substring(REPOSITORY.length()));
                    left -= write(zip, entry, target, left);
                    if (isDescriptor(target)) {
                        descriptors.add(target);
                    }
                }
            }
            if (descriptors.isEmpty()) {
                throw invalid("holds no repository/…-features.xml");
            }
            return new Kar(id, title(manifest, id), manifest.getMainAttributes().getValue("Rostrum-Licence-Feature"), sha256(file), descriptors);
        } catch (ZipException | EOFException | FileAlreadyExistsException e) {
            throw new RostrumException(ExtensionError.EXTENSION_INVALID, "The file is not a KAR (a zip archive), or it is broken.", null, e);
        }
    }

    /** Whether it is, by its name, a file that describes features. */
    static boolean isDescriptor(Path file) {
        return file.getFileName().toString().endsWith("-features.xml");
    }

    /** Of a file, hexadecimal. */
    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Manifest manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(MANIFEST);
        if (entry == null) {
            throw invalid("has no " + MANIFEST);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return manifest(in.readNBytes(LARGEST_MANIFEST));
        }
    }

    private static Manifest manifest(byte[] bytes) {
        try {
            return new Manifest(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new RostrumException(ExtensionError.EXTENSION_INVALID, "The KAR has a broken " + MANIFEST + ".", null, e);
        }
    }

    private static String id(Manifest manifest) {
        String id = manifest.getMainAttributes().getValue("Rostrum-Extension");
        if (id == null || id.length() > LONGEST_ID || !ID.matcher(id).matches() || id.equals("rostrum") || id.startsWith("rostrum-")) {
            throw invalid("needs the manifest header Rostrum-Extension: the name of its feature, small letters, digits, dots and "
                    + "hyphens, at most " + LONGEST_ID + ", not rostrum and not beginning with rostrum-");
        }
        return id;
    }

    private static String title(Manifest manifest, String id) {
        String title = manifest.getMainAttributes().getValue("Rostrum-Title");
        return title == null || title.isBlank() ? id : title.strip().substring(0, Math.min(title.strip().length(), LONGEST_TITLE));
    }

    /** Where an entry goes; never outside the folder, whatever its name says. */
    private static Path target(Path folder, String name) {
        try {
            Path target = folder.resolve(name).normalize();
            if (name.contains("\\") || !target.startsWith(folder) || target.equals(folder)) {
                throw invalid("has an entry that leads out of it");
            }
            return target;
        } catch (InvalidPathException e) {
            throw new RostrumException(ExtensionError.EXTENSION_INVALID, "The KAR has an entry with an impossible name.", null, e);
        }
    }

    /** What the entry says about its size is not believed. */
    private static long write(ZipFile zip, ZipEntry entry, Path target, long limit) throws IOException {
        Files.createDirectories(target.getParent());
        if (Files.isDirectory(target)) {
            throw invalid("has one name for a file and a folder");
        }
        long written = 0;
        try (InputStream in = zip.getInputStream(entry); OutputStream out = Files.newOutputStream(target)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                written += n;
                if (written > limit) {
                    throw invalid("has more than " + (MAX_UNPACKED_BYTES >> 20) + " MiB unpacked");
                }
                out.write(buffer, 0, n);
            }
        }
        return written;
    }

    private static RostrumException invalid(String what) {
        return new RostrumException(ExtensionError.EXTENSION_INVALID, "The KAR " + what + ".");
    }
}
