// SPDX-License-Identifier: Apache-2.0
package org.rostrum.web.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Files of one application, read once from its bundle and kept: a few megabytes. Unknown names are not kept, so that strangers
 * cannot fill the memory. Thread-safe.
 */
public final class Assets {

    private static final String FOLDER = "/web";
    /** Segments of plain names, the last with an extension: no way up, no folders. */
    private static final Pattern NAME = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*/[A-Za-z0-9_-][A-Za-z0-9._-]*\\.[a-z0-9]{1,12}");
    private static final int LONGEST_NAME = 256;

    private final Class<?> owner;
    private final Map<String, Asset> known = new ConcurrentHashMap<>();

    /**
     * @param owner any class of the bundle that carries the files
     */
    public Assets(Class<?> owner) {
        this.owner = owner;
    }

    /** The file at {@code path} below the folder, e.g. {@code /assets/home/index-3f.js}; empty where there is none. */
    public Optional<Asset> find(String path) {
        if (path.length() > LONGEST_NAME || !NAME.matcher(path).matches()) {
            return Optional.empty();
        }
        Asset asset = known.get(path);
        return asset != null ? Optional.of(asset) : load(path);
    }

    private Optional<Asset> load(String path) {
        byte[] plain = read(path);
        String type = ContentTypes.of(path);
        if (plain == null || type == null) {
            return Optional.empty();
        }
        Asset asset = new Asset(type, plain, read(path + ".br"), read(path + ".gz"));
        known.put(path, asset);
        return Optional.of(asset);
    }

    private byte @Nullable [] read(String path) {
        try (InputStream in = owner.getResourceAsStream(FOLDER + path)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
