// SPDX-License-Identifier: Apache-2.0
package org.rostrum.extension.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.AuditLog;
import org.rostrum.audit.ChangeLog;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.thread.Threads;
import org.rostrum.extension.ExtensionError;
import org.rostrum.extension.FeatureInfo.Action;
import org.rostrum.extension.FeatureInfo.Kind;
import org.rostrum.extension.FeatureInfo;
import org.rostrum.extension.FeatureService;
import org.rostrum.extension.internal.Kept.Wanted;
import org.rostrum.extension.internal.Platform.Part;
import org.rostrum.extension.internal.Platform.PlatformException;
import org.rostrum.licence.Licence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Features over the kernel's. One lock: the kernel makes one change at a time anyway. Thread-safe. */
@Component(service = {FeatureService.class, KernelFeatureService.class})
public final class KernelFeatureService implements FeatureService {

    private static final Logger logger = LoggerFactory.getLogger(KernelFeatureService.class);

    /** Until the answer to who asked for it has left the server. */
    private static final Duration FAREWELL = Duration.ofMillis(500);

    private final Object lock = new Object();
    private final Platform platform;
    private final ExtensionStore store;
    private final Installer installer;
    private final Trail trail;
    private final Threads threads;
    private final Path deploy;

    @Activate
    public KernelFeatureService(
            BundleContext context, @Reference Platform platform, @Reference Licence licence, @Reference AuditLog events,
            @Reference ChangeLog changes, @Reference Threads threads) {
        this(Path.of(context.getProperty("rostrum.data")), Path.of(context.getProperty("karaf.data")), platform, licence,
                new Trail(events, changes, Clock.systemUTC()), threads);
    }

    KernelFeatureService(Path data, Path kernel, Platform platform, Licence licence, Trail trail, Threads threads) {
        this.platform = platform;
        this.store = new ExtensionStore(data.resolve("extensions"), kernel.resolve("kar"));
        this.installer = new Installer(platform, store, licence);
        this.trail = trail;
        this.threads = threads;
        this.deploy = data.resolve("deploy");
    }

    @Override
    public List<FeatureInfo> list() {
        List<Part> parts = platform.parts();
        List<FeatureInfo> all = new ArrayList<>(parts.stream().filter(Parts::isOurs).map(Parts::ours).toList());
        for (Kept kept : kept()) {
            all.add(extension(kept, parts));
        }
        all.sort(Comparator.comparing(FeatureInfo::kind).thenComparing(FeatureInfo::id));
        return all;
    }

    private List<Kept> kept() {
        synchronized (lock) {
            return work(store::all);
        }
    }

    private FeatureInfo extension(Kept kept, List<Part> parts) {
        Optional<Part> part = parts.stream().filter(p -> p.name().equals(kept.id()) && p.version().equals(kept.version())).findFirst();
        return Parts.extension(kept, part, installer.licensed(kept.licenceFeature()));
    }

    private FeatureInfo find(String id) {
        return list().stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow(
                () -> new RostrumException(ExtensionError.FEATURE_NOT_FOUND, "There is no feature with this name.", "id"));
    }

    private FeatureInfo able(String id, Action action) {
        FeatureInfo feature = find(id);
        if (feature.kind() == Kind.EXTENSION && (action == Action.START || action == Action.INSTALL)) {
            installer.requireLicence(feature.title(), feature.licenceFeature());
        }
        if (!feature.can().contains(action)) {
            throw new RostrumException(ExtensionError.FEATURE_STATE, feature.title() + " cannot do this, or not in its present state.");
        }
        return feature;
    }

    @Override
    public FeatureInfo start(String id, String by) {
        synchronized (lock) {
            if (find(id).state() != FeatureInfo.State.ACTIVE) {
                setStarted(able(id, Action.START), true, by);
            }
            return find(id);
        }
    }

    @Override
    public FeatureInfo stop(String id, boolean confirmed, String by) {
        synchronized (lock) {
            FeatureInfo feature = find(id);
            if (feature.state() == FeatureInfo.State.STOPPED) {
                return feature;
            }
            able(id, Action.STOP);
            if (!Parts.isWayIn(id)) {
                setStarted(feature, false, by);
                return find(id);
            }
            if (!confirmed) {
                throw new RostrumException(ExtensionError.WOULD_CUT_YOU_OFF,
                        "Panel and API stop with it; only the console can start it again: feature:start " + id);
            }
        }
        threads.scheduler().schedule(FAREWELL, () -> threads.io().execute(() -> stopWayIn(id, by)));
        return find(id);
    }

    private void stopWayIn(String id, String by) {
        synchronized (lock) {
            setStarted(find(id), false, by);
        }
    }

    private void setStarted(FeatureInfo feature, boolean started, String by) {
        trail.turned(feature.id(), feature.version(), started, by);
        try {
            platform.setStarted(feature.id(), feature.version(), started);
        } catch (PlatformException e) {
            throw new RostrumException(ExtensionError.EXTENSION_FAILED, feature.title() + ": " + e.getMessage(), null, e);
        }
        if (feature.kind() == Kind.EXTENSION) {
            want(feature.id(), started ? Wanted.ACTIVE : Wanted.STOPPED);
        }
    }

    private void want(String id, Wanted wanted) {
        work(() -> {
            Optional<Kept> kept = store.find(id);
            if (kept.isPresent()) {
                store.write(kept.get().wanting(wanted));
            }
            return id;
        });
    }

    @Override
    public FeatureInfo install(String id, String by) {
        synchronized (lock) {
            FeatureInfo feature = able(id, Action.INSTALL);
            work(() -> {
                installer.reinstall(store.find(id).orElseThrow());
                return id;
            });
            want(id, Wanted.ACTIVE);
            trail.installed(id, null, feature.version(), by);
            return find(id);
        }
    }

    @Override
    public FeatureInfo uninstall(String id, String by) {
        synchronized (lock) {
            FeatureInfo feature = able(id, Action.UNINSTALL);
            takeOut(id);
            want(id, Wanted.AVAILABLE);
            trail.uninstalled(id, feature.version(), by);
            return find(id);
        }
    }

    private void takeOut(String id) {
        work(() -> {
            installer.takeOut(id);
            return id;
        });
    }

    @Override
    public FeatureInfo add(InputStream kar, String by) {
        synchronized (lock) {
            try {
                return work(() -> {
                    Path staged = store.stagedFile();
                    KarReader.receive(kar, staged);
                    return find(add(staged, null, by).id());
                });
            } finally {
                clearStaging();
            }
        }
    }

    private Kept add(Path staged, @Nullable String deployed, String by) throws IOException {
        Map<String, String> before = store.all().stream().collect(Collectors.toMap(Kept::id, Kept::version));
        Kept kept = installer.install(staged, deployed);
        trail.installed(kept.id(), before.get(kept.id()), kept.version(), by);
        return kept;
    }

    @Override
    public void remove(String id, String by) {
        synchronized (lock) {
            FeatureInfo feature = find(id);
            if (feature.kind() != Kind.EXTENSION) {
                throw new RostrumException(ExtensionError.FEATURE_STATE, feature.title() + " is part of the server.");
            }
            takeOut(id);
            work(() -> {
                String deployed = store.find(id).orElseThrow().deployed();
                store.delete(id);
                if (deployed != null) {
                    Files.deleteIfExists(deploy.resolve(deployed));
                }
                return id;
            });
            trail.removed(id, feature.version(), by);
        }
    }

    /** A file in the deploy folder is new or has changed. */
    void deployed(Path file) {
        String name = file.getFileName().toString();
        synchronized (lock) {
            try {
                String sha256 = KarReader.sha256(file);
                if (store.all().stream().noneMatch(k -> name.equals(k.deployed()) && sha256.equals(k.sha256()))) {
                    Path staged = store.stagedFile();
                    Files.copy(file, staged);
                    add(staged, name, "server");
                }
            } catch (RostrumException e) {
                refused(name, e.error().code(), e);
            } catch (IOException e) {
                refused(name, ExtensionError.EXTENSION_FAILED.code(), e);
            } finally {
                clearStaging();
            }
        }
    }

    private void refused(String name, String code, Exception why) {
        logger.error("deploy/{} is not installed, {}: {}", name, code, why.getMessage());
        trail.refused(name, code);
    }

    /** A file in the deploy folder is gone. */
    void undeployed(String name) {
        synchronized (lock) {
            kept().stream().filter(k -> name.equals(k.deployed())).forEach(k -> remove(k.id(), "server"));
        }
    }

    /** After a start of the server: makes true what is wanted, which a new version or another licence may have undone. */
    void reconcile() {
        synchronized (lock) {
            for (Kept kept : kept()) {
                if (kept.deployed() != null && !Files.exists(deploy.resolve(kept.deployed()))) {
                    remove(kept.id(), "server");
                } else if (kept.wanted() != Wanted.AVAILABLE) {
                    reconcile(kept);
                }
            }
        }
    }

    /** Stops what the licence no longer contains and starts what it contains again. */
    void followLicence() {
        synchronized (lock) {
            String missing = ExtensionError.EXTENSION_NOT_LICENSED.code();
            for (Kept kept : kept()) {
                boolean stopped = missing.equals(kept.reason());
                if (kept.wanted() != Wanted.AVAILABLE && installer.licensed(kept.licenceFeature()) == stopped) {
                    reconcile(kept);
                }
            }
        }
    }

    private void reconcile(Kept kept) {
        FeatureInfo now = extension(kept, platform.parts());
        String reason = null;
        try {
            if (now.state() == FeatureInfo.State.FAILED) {
                installer.reinstall(kept);
                now = extension(kept, platform.parts());
            }
            boolean shall = kept.wanted() == Wanted.ACTIVE && installer.licensed(kept.licenceFeature());
            if (shall != (now.state() == FeatureInfo.State.ACTIVE)) {
                platform.setStarted(kept.id(), kept.version(), shall);
            }
            reason = installer.licensed(kept.licenceFeature()) ? null : ExtensionError.EXTENSION_NOT_LICENSED.code();
        } catch (RostrumException e) {
            reason = e.error().code();
            logger.error("extension {} is not installed, {}: {}", kept.id(), reason, e.getMessage());
        } catch (PlatformException | IOException e) {
            reason = ExtensionError.EXTENSION_FAILED.code();
            logger.error("extension {} does not start or stop: {}", kept.id(), e.getMessage());
        } finally {
            clearStaging();
        }
        Kept known = kept.because(reason);
        work(() -> {
            store.write(known);
            return known;
        });
    }

    private void clearStaging() {
        try {
            store.clearStaging();
        } catch (IOException e) {
            logger.warn("a file could not be deleted: {}", e.getMessage());
        }
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    /** Disks that are full or read-only are told as they are. */
    private static <T> T work(Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new RostrumException(
                    ExtensionError.EXTENSION_FAILED, "The data folder cannot be written or read: " + e.getMessage(), null, e);
        }
    }
}
