// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of backups: the files that have a backup's name, and nothing else that somebody puts there. Thread-safe, blocks. */
final class BackupFolder {

    /** Nothing that leads out of the folder looks like this. */
    private static final Pattern NAME = Pattern.compile("rostrum-backup-(\\d{8}T\\d{6}Z)(?:-\\d{1,4})?\\.zip");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;

    /** @param folder need not exist yet */
    BackupFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * One file.
     *
     * @param at the moment that it shows
     */
    record Entry(String name, long bytes, Instant at) {}

    /** Newest first. */
    List<Entry> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(this::entry).flatMap(Optional::stream).sorted(
                    Comparator.comparing(Entry::at).thenComparing(entry -> entry.name().length()).thenComparing(Entry::name).reversed()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of this name; empty for whatever is none. */
    Optional<Path> find(String name) {
        return Optional.of(name).filter(text -> NAME.matcher(text).matches()).map(folder::resolve)
                .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
    }

    private Optional<Entry> entry(Path file) {
        String name = file.getFileName().toString();
        Matcher parts = NAME.matcher(name);
        try {
            return parts.matches() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(new Entry(name, Files.size(file), TIME.parse(parts.group(1), Instant::from)))
                    : Optional.empty();
        } catch (IOException | java.time.DateTimeException e) {
            // deleted meanwhile, or a time that there is not
            return Optional.empty();
        }
    }

    /** Whether it was there. */
    boolean delete(String name) {
        try {
            Optional<Path> file = find(name);
            return file.isPresent() && Files.deleteIfExists(file.get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes all but the newest; their names. */
    List<String> keepNewest(int number) {
        List<String> gone = new ArrayList<>();
        list().stream().skip(number).map(Entry::name).filter(this::delete).forEach(gone::add);
        return gone;
    }
}
