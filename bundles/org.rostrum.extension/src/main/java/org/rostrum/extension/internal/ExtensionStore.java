// SPDX-License-Identifier: Apache-2.0
package org.rostrum.extension.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files of extensions: {@code <data>/extensions/<id>.kar} and {@code <id>.properties} are the truth and survive a new version of
 * the server; the unpacked repositories in a folder of the kernel are derived from them. Confined to the lock of its user.
 */
final class ExtensionStore {

    private static final String KAR = ".kar";
    /** Between name and content of an unpacked repository; no ID contains it. */
    private static final char MARK = '~';

    private final Path files;
    private final Path repositories;
    private final Path staging;

    /**
     * @param files        {@code <data>/extensions}
     * @param repositories each folder in it is a Maven repository to the kernel
     */
    ExtensionStore(Path files, Path repositories) {
        this.files = files;
        this.repositories = repositories;
        this.staging = repositories.resolveSibling("kar-staging");
    }

    /** Where to put a file that is to be looked at; left-overs of an earlier run are deleted. */
    Path stagedFile() throws IOException {
        clearStaging();
        Files.createDirectories(staging);
        return staging.resolve("upload" + KAR);
    }

    /** Where to unpack it. */
    Path stagedFolder() {
        return staging.resolve("repository");
    }

    /** Where to put what is only tried. Always the same: what a killed process left known to the kernel is forgotten with the next one. */
    Path rehearsalFolder() {
        return staging.resolve("rehearsal");
    }

    void clearStaging() throws IOException {
        delete(staging);
    }

    /** The kept file of an extension. */
    Path file(String id) {
        return files.resolve(id + KAR);
    }

    /** Takes a staged file over. */
    void keep(Path staged, Kept kept) throws IOException {
        Files.createDirectories(files);
        Files.move(staged, file(kept.id()), StandardCopyOption.REPLACE_EXISTING);
        write(kept);
    }

    /** By ID. */
    List<Kept> all() throws IOException {
        List<Kept> all = new ArrayList<>();
        if (Files.isDirectory(files)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(files, "*" + KAR)) {
                for (Path file : found) {
                    String name = file.getFileName().toString();
                    read(name.substring(0, name.length() - KAR.length())).ifPresent(all::add);
                }
            }
        }
        all.sort(Comparator.comparing(Kept::id));
        return all;
    }

    Optional<Kept> find(String id) throws IOException {
        return all().stream().filter(k -> k.id().equals(id)).findFirst();
    }

    /** A file without its properties was never taken over: nobody asked for it. */
    private Optional<Kept> read(String id) throws IOException {
        Path file = properties(id);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties p = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            p.load(in);
        }
        return Optional.of(new Kept(id, p.getProperty("title", id), p.getProperty("description", ""), p.getProperty("version", ""),
                p.getProperty("licenceFeature"), p.getProperty("sha256", ""), Kept.Wanted.valueOf(p.getProperty("wanted", "ACTIVE")),
                p.getProperty("deployed"), p.getProperty("reason")));
    }

    /** Writes what is known and wanted; all at once. */
    void write(Kept kept) throws IOException {
        Properties p = new Properties();
        put(p, "title", kept.title());
        put(p, "description", kept.description());
        put(p, "version", kept.version());
        put(p, "licenceFeature", kept.licenceFeature());
        put(p, "sha256", kept.sha256());
        put(p, "wanted", kept.wanted().name());
        put(p, "deployed", kept.deployed());
        put(p, "reason", kept.reason());
        Path draft = files.resolve(kept.id() + ".draft");
        try (OutputStream out = Files.newOutputStream(draft)) {
            p.store(out, null);
        }
        Files.move(draft, properties(kept.id()), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void put(Properties properties, String key, @Nullable String value) {
        if (value != null) {
            properties.setProperty(key, value);
        }
    }

    private Path properties(String id) {
        return files.resolve(id + ".properties");
    }

    /** Forgets an extension and what was derived from it. */
    void delete(String id) throws IOException {
        Files.deleteIfExists(properties(id));
        Files.deleteIfExists(file(id));
        Optional<Path> unpacked = repository(id);
        if (unpacked.isPresent()) {
            delete(unpacked.get());
        }
    }

    /** The unpacked repository of an extension, if it is there. */
    Optional<Path> repository(String id) throws IOException {
        if (!Files.isDirectory(repositories)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(repositories)) {
            return all.filter(p -> p.getFileName().toString().startsWith(id + MARK)).findFirst();
        }
    }

    /** Moves an unpacked repository out of the kernel's sight. */
    Path setAside(Path repository) throws IOException {
        Path aside = staging.resolve(repository.getFileName().toString());
        Files.createDirectories(staging);
        return Files.move(repository, aside);
    }

    /** Puts it back. */
    void bringBack(Path aside) throws IOException {
        Files.move(aside, repositories.resolve(aside.getFileName().toString()));
    }

    /** Puts what was unpacked where the kernel finds it, under a name that no other content has: the kernel remembers by name. */
    Path present(Kar kar) throws IOException {
        Files.createDirectories(repositories);
        return Files.move(stagedFolder(), place(kar));
    }

    /** Where {@link #present} puts it. */
    Path place(Kar kar) {
        return repositories.resolve(kar.id() + MARK + kar.sha256().substring(0, 12));
    }

    /** Feature files in a repository. */
    static Set<URI> descriptors(Path repository) throws IOException {
        Set<URI> descriptors = new HashSet<>();
        try (Stream<Path> all = Files.walk(repository)) {
            all.filter(KarReader::isDescriptor).forEach(p -> descriptors.add(p.toUri()));
        }
        return descriptors;
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
