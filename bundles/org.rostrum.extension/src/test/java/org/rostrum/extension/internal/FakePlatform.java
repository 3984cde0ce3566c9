// SPDX-License-Identifier: Apache-2.0
package org.rostrum.extension.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A kernel in memory: of a feature file it reads names and versions. Features named in {@link #unresolved} or {@link #broken} fail. */
final class FakePlatform implements Platform {

    private static final Pattern FEATURE = Pattern.compile("<feature name=\"([^\"]+)\" version=\"([^\"]+)\"");

    final Map<String, Part> parts = new TreeMap<>();
    final Set<String> unresolved = new HashSet<>();
    final Set<String> broken = new HashSet<>();
    final List<String> done = new ArrayList<>();

    FakePlatform() {
        parts.put("rostrum-web", new Part("rostrum-web", "1.0.0", "", Status.STARTED));
        parts.put("rostrum-http", new Part("rostrum-http", "1.0.0", "", Status.STARTED));
        parts.put("rostrum-lib-x", new Part("rostrum-lib-x", "1.0.0", "", Status.STARTED));
        parts.put("jaas", new Part("jaas", "1.0.0", "", Status.STARTED));
    }

    @Override
    public List<Part> parts() {
        return List.copyOf(parts.values());
    }

    @Override
    public List<Part> read(URI descriptor) throws PlatformException {
        try {
            Matcher feature = FEATURE.matcher(Files.readString(Path.of(descriptor)));
            List<Part> found = new ArrayList<>();
            while (feature.find()) {
                found.add(new Part(feature.group(1), feature.group(2), "", Status.ABSENT));
            }
            return found;
        } catch (IOException e) {
            throw new PlatformException("cannot be read", e);
        }
    }

    /** As the kernel: of two features with one name and version it may take the one that is there. */
    @Override
    public void rehearse(Coming coming) throws PlatformException {
        boolean described = false;
        for (URI descriptor : coming.descriptors()) {
            for (Part part : read(descriptor)) {
                described |= part.name().equals(coming.feature()) && part.version().equals(coming.version());
                if (parts.values().stream().anyMatch(p -> p.name().equals(part.name()) && p.version().equals(part.version()))) {
                    return;
                }
            }
        }
        if (!described) {
            throw new PlatformException("no file describes " + coming, null);
        }
        fail(unresolved, new Coming(coming.feature(), FeatureVersion.unmarked(coming.version()), coming.descriptors()));
    }

    private static void fail(Set<String> those, Coming coming) throws PlatformException {
        if (those.contains(coming.feature() + " " + coming.version())) {
            throw new PlatformException("something is missing", null);
        }
    }

    @Override
    public void takeOut(Going going) {
        if (parts.remove(going.feature()) != null) {
            done.add("out " + going.feature());
        }
    }

    @Override
    public void putIn(Coming coming) throws PlatformException {
        fail(broken, coming);
        for (URI descriptor : coming.descriptors()) {
            if (!Files.exists(Path.of(descriptor))) {
                throw new PlatformException("no " + descriptor, null);
            }
        }
        parts.put(coming.feature(), new Part(coming.feature(), coming.version(), "", Status.STARTED));
        done.add("in " + coming.feature() + " " + coming.version());
    }

    @Override
    public void setStarted(String name, String version, boolean started) {
        parts.put(name, new Part(name, version, "", started ? Status.STARTED : Status.INSTALLED));
        done.add((started ? "start " : "stop ") + name);
    }
}
