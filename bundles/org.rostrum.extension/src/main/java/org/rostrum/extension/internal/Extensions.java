// SPDX-License-Identifier: Apache-2.0
package org.rostrum.extension.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.RostrumException;
import org.rostrum.extension.ExtensionError;
import org.rostrum.extension.FeatureInfo.Action;
import org.rostrum.extension.FeatureInfo.Kind;
import org.rostrum.extension.FeatureInfo;
import org.rostrum.extension.internal.Kept.Wanted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Extensions come and go, and what was done is on the trail. Confined to the lock of its user. */
final class Extensions {

    private static final Logger logger = LoggerFactory.getLogger(Extensions.class);

    private final Catalogue catalogue;
    private final ExtensionStore store;
    private final Installer installer;
    private final Trail trail;
    private final Path deploy;

    /** @param deploy folder from which some of the files come */
    Extensions(Catalogue catalogue, ExtensionStore store, Installer installer, Trail trail, Path deploy) {
        this.catalogue = catalogue;
        this.store = store;
        this.installer = installer;
        this.trail = trail;
        this.deploy = deploy;
    }

    /** Installs an upload. */
    Kept receive(InputStream kar, String by) {
        try {
            return Disk.read(() -> {
                Path staged = store.stagedFile();
                KarReader.receive(kar, staged);
                return add(staged, null, by);
            });
        } finally {
            clearStaging();
        }
    }

    /** Installs a file of the deploy folder. */
    void receive(Path file, String by) throws IOException {
        try {
            Path staged = store.stagedFile();
            Files.copy(file, staged);
            add(staged, file.getFileName().toString(), by);
        } finally {
            clearStaging();
        }
    }

    private Kept add(Path staged, @Nullable String deployed, String by) throws IOException {
        Map<String, Kept> before = store.all().stream().collect(Collectors.toMap(Kept::id, Function.identity()));
        Kept kept = installer.install(staged, deployed);
        Kept former = before.get(kept.id());
        trail.installed(kept.id(), former == null ? null : former.version(), kept.version(), by);
        // Else the next start of the server would take the older file for news
        if (former != null && former.deployed() != null && !former.deployed().equals(deployed)) {
            Files.deleteIfExists(deploy.resolve(former.deployed()));
        }
        return kept;
    }

    /** Installs a kept file. */
    void install(String id, String by) {
        FeatureInfo feature = catalogue.able(id, Action.INSTALL);
        try {
            Disk.change(() -> store.write(installer.reinstall(store.find(id).orElseThrow()).wanting(Wanted.ACTIVE)));
        } finally {
            clearStaging();
        }
        trail.installed(id, null, feature.version(), by);
    }

    /** Takes it out; its file stays. */
    void uninstall(String id, String by) {
        FeatureInfo feature = catalogue.able(id, Action.UNINSTALL);
        Disk.change(() -> installer.takeOut(id));
        want(id, Wanted.AVAILABLE);
        trail.uninstalled(id, feature.version(), by);
    }

    /** Takes it out and deletes its file, in the deploy folder too. */
    void remove(String id, String by) {
        FeatureInfo feature = catalogue.find(id);
        if (feature.kind() != Kind.EXTENSION) {
            throw new RostrumException(ExtensionError.FEATURE_STATE, feature.title() + " is part of the server.");
        }
        Disk.change(() -> {
            installer.takeOut(id);
            String deployed = store.find(id).orElseThrow().deployed();
            store.delete(id);
            if (deployed != null) {
                Files.deleteIfExists(deploy.resolve(deployed));
            }
        });
        trail.removed(id, feature.version(), by);
    }

    /** Keeps what the administrator wants of it. */
    void want(String id, Wanted wanted) {
        Disk.change(() -> {
            for (Kept kept : store.find(id).stream().toList()) {
                store.write(kept.wanting(wanted));
            }
        });
    }

    private void clearStaging() {
        try {
            store.clearStaging();
        } catch (IOException e) {
            logger.warn("a file could not be deleted: {}", e.getMessage());
        }
    }
}
