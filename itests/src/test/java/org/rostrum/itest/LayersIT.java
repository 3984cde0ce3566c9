// SPDX-License-Identifier: Apache-2.0
package org.rostrum.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Constants;

/** Bundles import downwards only; what is internal stays so. Read from the manifests of the shipped bundles. */
class LayersIT {

    private static final int GROUND = 0;
    private static final int PROTOCOL = 1;
    private static final int MEDIA = 2;
    private static final int DOMAIN = 3;
    private static final int EXTENSION = 4;
    private static final int EDGE = 5;

    /** Without {@code org.rostrum.}; a name ends its layer's list when it ends in a dot. "edge" is what extensions offer to edges. */
    private static final Map<Integer, List<String>> LAYERS = Map.of(
            GROUND, List.of("base", "store", "jdk24"),
            PROTOCOL, List.of("proto."),
            MEDIA, List.of("media", "media."),
            DOMAIN, List.of("identity", "conference", "call", "chat", "file", "survey", "recording", "licence", "licence.", "settings", "audit", "mail", "edge", "extension", "push"),
            EXTENSION, List.of("webrtc", "sip", "h323", "rtsp", "terminal", "streaming", "ldap", "sso", "dlp", "federation", "directory",
                    "calendar", "interpretation", "transcription", "multicast", "border", "cluster", "acme"),
            EDGE, List.of("listener", "rest", "rest.", "signal", "web", "web.", "shell", "console", "monitor"));

    @Test
    void importsPointDownwards() throws IOException {
        Map<String, Manifest> bundles = bundles();
        Map<String, String> exporters = exporters(bundles);
        List<String> faults = new ArrayList<>();
        bundles.forEach((bundle, manifest) -> packages(manifest, Constants.IMPORT_PACKAGE).forEach(imported -> {
            String exporter = exporters.get(imported);
            if (exporter != null && !mayImport(bundle, exporter)) {
                faults.add(bundle + " imports " + imported + " of " + exporter);
            }
        }));

        assertThat(bundles).isNotEmpty();
        assertThat(faults).isEmpty();
    }

    @Test
    void internalPackagesAreNotExported() throws IOException {
        assertThat(bundles().values().stream().flatMap(m -> packages(m, Constants.EXPORT_PACKAGE).stream()))
                .noneMatch(p -> p.contains(".internal"));
    }

    /** Within a layer, too; but no extension another. */
    private static boolean mayImport(String bundle, String exporter) {
        int own = layer(bundle);
        int other = layer(exporter);
        return bundle.equals(exporter) || (own == EXTENSION ? other < own : other <= own);
    }

    private static int layer(String bundle) {
        String name = bundle.substring("org.rostrum.".length());
        return LAYERS.entrySet().stream()
                .filter(e -> e.getValue().stream().anyMatch(n -> n.endsWith(".") ? name.startsWith(n) : name.equals(n)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new AssertionError(bundle + " has no layer: name it here"));
    }

    private static Map<String, Manifest> bundles() throws IOException {
        Map<String, Manifest> manifests = new TreeMap<>();
        try (Stream<Path> jars = Files.walk(Archive.unpacked().resolve("system/org/rostrum"))) {
            for (Path jar : jars.filter(p -> p.toString().endsWith(".jar")).toList()) {
                try (JarFile file = new JarFile(jar.toFile())) {
                    Manifest manifest = file.getManifest();
                    manifests.put(manifest.getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME).split(";")[0], manifest);
                }
            }
        }
        return manifests;
    }

    private static Map<String, String> exporters(Map<String, Manifest> bundles) {
        Map<String, String> exporters = new HashMap<>();
        bundles.forEach((bundle, manifest) -> packages(manifest, Constants.EXPORT_PACKAGE).forEach(p -> exporters.put(p, bundle)));
        return exporters;
    }

    /** Package names of a header; attributes and directives, which may hold commas in quotes, are left out. */
    private static List<String> packages(Manifest manifest, String header) {
        String value = manifest.getMainAttributes().getValue(header);
        return value == null ? List.of() : Stream.of(value.replaceAll("\"[^\"]*\"", "").split(",")).map(c -> c.split(";")[0].trim()).toList();
    }
}
