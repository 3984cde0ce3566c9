// SPDX-License-Identifier: Apache-2.0
package org.rostrum.extension.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.RostrumException;
import org.rostrum.extension.ExtensionError;
import org.rostrum.extension.internal.Platform.Coming;
import org.rostrum.extension.internal.Platform.Going;
import org.rostrum.extension.internal.Platform.Part;
import org.rostrum.extension.internal.Platform.PlatformException;
import org.rostrum.licence.Licence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings KAR files into the running server and takes them out: looks, tries without doing, does, and puts back what was there if it
 * fails. Confined to the lock of its user.
 */
final class Installer {

    private static final Logger logger = LoggerFactory.getLogger(Installer.class);

    private final Platform platform;
    private final ExtensionStore store;
    private final Licence licence;

    Installer(Platform platform, ExtensionStore store, Licence licence) {
        this.platform = platform;
        this.store = store;
        this.licence = licence;
    }

    /** Whether the licence contains what an extension needs. */
    boolean licensed(@Nullable String feature) {
        return feature == null || licence.has(feature);
    }

    /** @throws RostrumException {@code extension_not_licensed} */
    void requireLicence(String title, @Nullable String feature) {
        if (!licensed(feature)) {
            throw new RostrumException(ExtensionError.EXTENSION_NOT_LICENSED, title + " needs the licence feature " + feature + ".");
        }
    }

    /** Installs a staged file, or upgrades to it; it is kept if that worked, and nothing has changed if not. */
    Kept install(Path staged, @Nullable String deployed) throws IOException {
        Kar kar = KarReader.unpack(staged, store.stagedFolder());
        Kept kept = Kept.of(kar, bring(kar), deployed);
        store.keep(staged, kept);
        return kept;
    }

    /** Installs a kept file anew; what is to be kept of it now. */
    Kept reinstall(Kept kept) throws IOException {
        store.clearStaging();
        requireLicence(kept.title(), kept.licenceFeature());
        Kar kar = KarReader.unpack(store.file(kept.id()), store.stagedFolder());
        return Kept.of(kar, bring(kar), kept.deployed()).wanting(kept.wanted());
    }

    private Part bring(Kar kar) throws IOException {
        // Reads the feature files with more care than the kernel, so it comes before
        Coming trial = Rehearsal.of(kar, store.rehearsalFolder());
        Part part = described(kar);
        requireLicence(kar.title(), kar.licenceFeature());
        swap(kar, part, trial);
        return part;
    }

    /** Takes it out of the server; its file stays. */
    void takeOut(String id) throws IOException {
        Optional<Path> repository = store.repository(id);
        try {
            platform.takeOut(going(id, repository));
        } catch (PlatformException e) {
            throw failed(id, e);
        }
        if (repository.isPresent()) {
            ExtensionStore.delete(repository.get());
        }
    }

    /** The feature that a KAR promises; its files may name no feature that others brought. */
    private Part described(Kar kar) throws IOException {
        List<Part> parts = read(kar.descriptors().stream().map(Path::toUri).toList());
        Optional<Path> former = store.repository(kar.id());
        Set<String> foreign = names(platform.parts());
        foreign.removeAll(names(read(former.isPresent() ? ExtensionStore.descriptors(former.get()) : Set.of())));
        for (Part part : parts) {
            boolean own = part.name().equals(kar.id()) || part.name().startsWith(kar.id() + "-");
            if (!own || foreign.contains(part.name())) {
                throw new RostrumException(ExtensionError.EXTENSION_INVALID, "The KAR brings the feature " + part.name() + (own
                        ? ", which the server has already."
                        : "; its features are called " + kar.id() + " or " + kar.id() + "-…."));
            }
        }
        return parts.stream().filter(p -> p.name().equals(kar.id())).findFirst().orElseThrow(() -> new RostrumException(
                ExtensionError.EXTENSION_INVALID, "The KAR brings no feature with the name " + kar.id() + "."));
    }

    private List<Part> read(Collection<URI> descriptors) {
        List<Part> parts = new ArrayList<>();
        for (URI descriptor : descriptors) {
            try {
                parts.addAll(platform.read(descriptor));
            } catch (PlatformException e) {
                throw new RostrumException(
                        ExtensionError.EXTENSION_INVALID, "The KAR has a feature file that cannot be read: " + e.getMessage(), null, e);
            }
        }
        return parts;
    }

    private static Set<String> names(List<Part> parts) {
        return parts.stream().map(Part::name).collect(Collectors.toCollection(HashSet::new));
    }

    private void swap(Kar kar, Part part, Coming trial) throws IOException {
        Optional<Path> former = store.repository(kar.id());
        Optional<Coming> comeBack = former.isPresent() ? installed(kar.id(), former.get()) : Optional.empty();
        Going going = going(kar.id(), former);
        // The kernel takes a bundle from any repository that has one of its name: only the new one may be there
        Optional<Path> aside = former.isPresent() ? Optional.of(store.setAside(former.get())) : Optional.empty();
        Path repository = store.present(kar);
        Coming coming = new Coming(kar.id(), part.version(), ExtensionStore.descriptors(repository));
        boolean touched = false;
        try {
            platform.rehearse(trial);
            touched = true;
            platform.takeOut(going);
            platform.putIn(coming);
        } catch (PlatformException e) {
            ExtensionStore.delete(repository);
            if (aside.isPresent()) {
                store.bringBack(aside.get());
            }
            if (touched) {
                putBack(going(kar.id(), coming.descriptors()), comeBack);
                throw failed(kar.id(), e);
            }
            throw new RostrumException(
                    ExtensionError.EXTENSION_UNRESOLVED, "This server lacks what " + kar.title() + " needs: " + e.getMessage(), null, e);
        }
    }

    private void putBack(Going going, Optional<Coming> former) {
        try {
            platform.takeOut(going);
            if (former.isPresent()) {
                platform.putIn(former.get());
            }
        } catch (PlatformException e) {
            logger.error("what was there before cannot be put back", e);
        }
    }

    /** The version that is in the server now. */
    private Optional<Coming> installed(String id, Path repository) throws IOException {
        Set<URI> descriptors = ExtensionStore.descriptors(repository);
        return platform.parts().stream()
                .filter(p -> p.name().equals(id) && p.status() != Platform.Status.ABSENT)
                .map(p -> new Coming(id, p.version(), descriptors))
                .findFirst();
    }

    private static Going going(String id, Optional<Path> repository) throws IOException {
        return going(id, repository.isPresent() ? ExtensionStore.descriptors(repository.get()) : Set.of());
    }

    private static Going going(String id, Set<URI> descriptors) {
        return new Going(id, descriptors);
    }

    private static RostrumException failed(String id, PlatformException e) {
        return new RostrumException(ExtensionError.EXTENSION_FAILED, id + " did not start or stop in order: " + e.getMessage(), null, e);
    }
}
