// SPDX-License-Identifier: Apache-2.0
package org.rostrum.extension.internal;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
import org.rostrum.extension.internal.Platform.PlatformException;
import org.rostrum.licence.Licence;

/** Features over the kernel's. One lock: the kernel makes one change at a time anyway. Thread-safe. */
@Component(service = {FeatureService.class, KernelFeatureService.class})
public final class KernelFeatureService implements FeatureService {

    /** Until the answer to who asked for it has left the server. */
    private static final Duration FAREWELL = Duration.ofMillis(500);

    private final Object lock = new Object();
    private final Platform platform;
    private final Catalogue catalogue;
    private final Extensions extensions;
    private final Upkeep upkeep;
    private final Trail trail;
    private final Threads threads;

    @Activate
    public KernelFeatureService(
            BundleContext context, @Reference Platform platform, @Reference Licence licence, @Reference AuditLog events,
            @Reference ChangeLog changes, @Reference Threads threads) {
        this(Path.of(context.getProperty("rostrum.data")), Path.of(context.getProperty("karaf.data")), platform, licence,
                new Trail(events, changes, Clock.systemUTC()), threads);
    }

    KernelFeatureService(Path data, Path kernel, Platform platform, Licence licence, Trail trail, Threads threads) {
        Path deploy = data.resolve("deploy");
        ExtensionStore store = new ExtensionStore(data.resolve("extensions"), kernel.resolve("kar"));
        Installer installer = new Installer(platform, store, licence);
        this.platform = platform;
        this.catalogue = new Catalogue(platform, store, installer);
        this.extensions = new Extensions(catalogue, store, installer, trail, deploy);
        this.upkeep = new Upkeep(platform, catalogue, extensions, store, installer, trail, deploy);
        this.trail = trail;
        this.threads = threads;
    }

    @Override
    public List<FeatureInfo> list() {
        synchronized (lock) {
            return catalogue.list();
        }
    }

    @Override
    public FeatureInfo start(String id, String by) {
        synchronized (lock) {
            if (catalogue.find(id).state() != FeatureInfo.State.ACTIVE) {
                setStarted(catalogue.able(id, Action.START), true, by);
            }
            return catalogue.find(id);
        }
    }

    @Override
    public FeatureInfo stop(String id, boolean confirmed, String by) {
        synchronized (lock) {
            FeatureInfo feature = catalogue.find(id);
            if (feature.state() == FeatureInfo.State.STOPPED) {
                return feature;
            }
            catalogue.able(id, Action.STOP);
            if (!Parts.isWayIn(id)) {
                setStarted(feature, false, by);
                return catalogue.find(id);
            }
            if (!confirmed) {
                throw new RostrumException(ExtensionError.WOULD_CUT_YOU_OFF,
                        "Panel and API stop with it; only the console can start it again: feature:start " + id);
            }
            threads.scheduler().schedule(FAREWELL, () -> threads.io().execute(() -> stopWayIn(id, by)));
            return feature;
        }
    }

    private void stopWayIn(String id, String by) {
        synchronized (lock) {
            setStarted(catalogue.find(id), false, by);
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
            extensions.want(feature.id(), started ? Wanted.ACTIVE : Wanted.STOPPED);
        }
    }

    @Override
    public FeatureInfo install(String id, String by) {
        synchronized (lock) {
            extensions.install(id, by);
            return catalogue.find(id);
        }
    }

    @Override
    public FeatureInfo uninstall(String id, String by) {
        synchronized (lock) {
            extensions.uninstall(id, by);
            return catalogue.find(id);
        }
    }

    @Override
    public FeatureInfo add(InputStream kar, String by) {
        synchronized (lock) {
            return catalogue.find(extensions.receive(kar, by).id());
        }
    }

    @Override
    public void remove(String id, String by) {
        synchronized (lock) {
            extensions.remove(id, by);
        }
    }

    /** A file in the deploy folder is new or has changed. */
    void deployed(Path file) {
        synchronized (lock) {
            upkeep.deployed(file);
        }
    }

    /** A file in the deploy folder is gone. */
    void undeployed(String name) {
        synchronized (lock) {
            upkeep.undeployed(name);
        }
    }

    /** After a start of the server: makes true what is wanted. */
    void reconcile() {
        synchronized (lock) {
            upkeep.afterStart();
        }
    }

    /** Stops what the licence no longer contains and starts what it contains again. */
    void followLicence() {
        synchronized (lock) {
            upkeep.followLicence();
        }
    }
}
