// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.rostrum.rest.server.internal.DashboardResource.StorageDto;

/** Sizes in the data folder. Files that come and go meanwhile are left out. Thread-safe. */
final class Folders {

    private final Path data;

    Folders(Path data) {
        this.data = data;
    }

    StorageDto storage() {
        try {
            FileStore store = Files.getFileStore(data);
            return new StorageDto(store.getUsableSpace(), store.getTotalSpace(), size(data.resolve("log")), size(data.resolve("db")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(Folders::sizeOfFile).sum();
        }
    }

    private static long sizeOfFile(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
