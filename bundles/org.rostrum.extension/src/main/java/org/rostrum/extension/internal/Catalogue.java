// SPDX-License-Identifier: Apache-2.0
package org.rostrum.extension.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rostrum.base.error.RostrumException;
import org.rostrum.extension.ExtensionError;
import org.rostrum.extension.FeatureInfo.Action;
import org.rostrum.extension.FeatureInfo.Kind;
import org.rostrum.extension.FeatureInfo;
import org.rostrum.extension.internal.Platform.Part;

/** What there is: parts of the kernel and kept files, as an administrator sees them. Confined to the lock of its user. */
final class Catalogue {

    private final Platform platform;
    private final ExtensionStore store;
    private final Installer installer;

    Catalogue(Platform platform, ExtensionStore store, Installer installer) {
        this.platform = platform;
        this.store = store;
        this.installer = installer;
    }

    /** By kind and name. */
    List<FeatureInfo> list() {
        List<Part> parts = platform.parts();
        List<FeatureInfo> all = new ArrayList<>(parts.stream().filter(Parts::isOurs).map(Parts::ours).toList());
        for (Kept kept : kept()) {
            all.add(extension(kept, parts));
        }
        all.sort(Comparator.comparing(FeatureInfo::kind).thenComparing(FeatureInfo::id));
        return all;
    }

    /** Kept files, by ID. */
    List<Kept> kept() {
        return Disk.read(store::all);
    }

    FeatureInfo extension(Kept kept) {
        return extension(kept, platform.parts());
    }

    private FeatureInfo extension(Kept kept, List<Part> parts) {
        Optional<Part> part = parts.stream().filter(p -> p.name().equals(kept.id()) && p.version().equals(kept.version())).findFirst();
        return Parts.extension(kept, part, installer.licensed(kept.licenceFeature()));
    }

    /** @throws RostrumException {@code featureNotFound} */
    FeatureInfo find(String id) {
        return list().stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow(
                () -> new RostrumException(ExtensionError.FEATURE_NOT_FOUND, "There is no feature with this name.", "id"));
    }

    /** A feature that can do something now; else {@code featureState} or {@code extension_not_licensed}. */
    FeatureInfo able(String id, Action action) {
        FeatureInfo feature = find(id);
        if (feature.kind() == Kind.EXTENSION && (action == Action.START || action == Action.INSTALL)) {
            installer.requireLicence(feature.title(), feature.licenceFeature());
        }
        if (!feature.can().contains(action)) {
            throw new RostrumException(ExtensionError.FEATURE_STATE, feature.title() + " cannot do this, or not in its present state.");
        }
        return feature;
    }
}
