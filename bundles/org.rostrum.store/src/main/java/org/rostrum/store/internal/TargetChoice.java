// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** From the configuration to the database; makes the embedded one's folder and password at first start. */
public final class TargetChoice {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private TargetChoice() {}

    static DatabaseTarget choose(StoreConfig config, Path data) {
        return choose(config.url(), config.user(), config.password(), config.passwordFile(), config.connections(),
                config.connectTimeoutMs(), data);
    }

    /** As a node with these settings does; the parameters are those of {@link StoreConfig}. */
    public static DatabaseTarget choose(String url, String user, String password, String passwordFile, int connections,
            int connectTimeoutMs, Path data) {
        if (url.isBlank()) {
            Path folder = data.resolve("db");
            return new DatabaseTarget(embeddedUrl(folder.resolve("rostrum")), "rostrum", embeddedPassword(folder), connections, connectTimeoutMs);
        }
        String secret = passwordFile.isBlank() ? password : firstLine(Path.of(passwordFile));
        return new DatabaseTarget(url.strip(), user, secret, connections, connectTimeoutMs);
    }

    /** WRITE_DELAY=0: H2's default acknowledges commits that a kill -9 then loses. It closes with us, not with the JVM's hooks. */
    public static String embeddedUrl(Path file) {
        return "jdbc:h2:file:" + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000";
    }

    private static String embeddedPassword(Path folder) {
        Path file = folder.resolve("password");
        try {
            if (!Files.exists(file)) {
                create(folder, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return firstLine(file);
    }

    private static void create(Path folder, Path file) throws IOException {
        if (Files.exists(folder.resolve("rostrum.mv.db"))) {
            throw new IllegalStateException("the embedded database is there, but its password file is not: restore " + file);
        }
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Path draft = folder.resolve("password.new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.writeString(draft, HexFormat.of().formatHex(random) + "\n", StandardOpenOption.SYNC);
        Files.move(draft, file);
    }

    private static String firstLine(Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElse("").strip();
        } catch (IOException e) {
            throw new UncheckedIOException("password file of the database cannot be read", e);
        }
    }
}
