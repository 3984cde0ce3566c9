// SPDX-License-Identifier: Apache-2.0
package org.rostrum.extension.internal;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A kernel in memory: a feature file is one line with name and version. Features named in {@link #unresolved} or {@link #broken} fail. */
final class FakePlatform implements Platform {

    final Map<String, Part> parts = new TreeMap<>();
    final Set<String> unresolved = new java.util.HashSet<>();
    final Set<String> broken = new java.util.HashSet<>();
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
            String[] words = Files.readString(Path.of(descriptor)).strip().split(" ");
            return List.of(new Part(words[0], words[1], "", Status.ABSENT));
        } catch (Exception e) {
            throw new PlatformException("cannot be read", e);
        }
    }

    @Override
    public void rehearse(Coming coming) throws PlatformException {
        fail(unresolved, coming);
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
