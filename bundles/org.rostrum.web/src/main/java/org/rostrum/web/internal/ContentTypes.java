// SPDX-License-Identifier: Apache-2.0
package org.rostrum.web.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Media types of what our build makes; anything else is not served. */
final class ContentTypes {

    private static final Map<String, String> BY_EXTENSION = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("webp", "image/webp"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("woff", "font/woff"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("wav", "audio/wav"),
            Map.entry("wasm", "application/wasm"));

    private ContentTypes() {}

    /** Type by extension; null where we have none. */
    static @Nullable String of(String path) {
        return BY_EXTENSION.get(path.substring(path.lastIndexOf('.') + 1));
    }
}
