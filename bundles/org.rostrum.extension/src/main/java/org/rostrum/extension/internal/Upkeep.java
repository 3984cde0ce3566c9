// SPDX-License-Identifier: Apache-2.0
package org.rostrum.extension.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rostrum.base.error.RostrumException;
import org.rostrum.extension.ExtensionError;
import org.rostrum.extension.FeatureInfo;
import org.rostrum.extension.internal.Kept.Wanted;
import org.rostrum.extension.internal.Platform.PlatformException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes true what is wanted, by files, licence and administrators. Confined to the lock of its user. */
final class Upkeep {

    private static final Logger logger = LoggerFactory.getLogger(Upkeep.class);
    private static final String SERVER = "server";

    private final Platform platform;
    private final Catalogue catalogue;
    private final Extensions extensions;
    private final ExtensionStore store;
    private final Installer installer;
    private final Trail trail;
    private final Path deploy;

    Upkeep(Platform platform, Catalogue catalogue, Extensions extensions, ExtensionStore store, Installer installer, Trail trail,
            Path deploy) {
        this.platform = platform;
        this.catalogue = catalogue;
        this.extensions = extensions;
        this.store = store;
        this.installer = installer;
        this.trail = trail;
        this.deploy = deploy;
    }

    /** A file in the deploy folder is new or has changed. */
    void deployed(Path file) {
        String name = file.getFileName().toString();
        try {
            String sha256 = KarReader.sha256(file);
            if (catalogue.kept().stream().noneMatch(k -> name.equals(k.deployed()) && sha256.equals(k.sha256()))) {
                extensions.receive(file, SERVER);
            }
        } catch (RostrumException e) {
            refused(name, e.error().code(), e);
        } catch (IOException e) {
            refused(name, ExtensionError.EXTENSION_FAILED.code(), e);
        }
    }

    private void refused(String name, String code, Exception why) {
        logger.error("deploy/{} is not installed, {}: {}", name, code, why.getMessage());
        trail.refused(name, code);
    }

    /** A file in the deploy folder is gone. */
    void undeployed(String name) {
        catalogue.kept().stream().filter(k -> name.equals(k.deployed())).forEach(k -> extensions.remove(k.id(), SERVER));
    }

    /** After a start of the server, which a new version, another licence or somebody in the deploy folder may have preceded. */
    void afterStart() {
        for (Kept kept : catalogue.kept()) {
            if (kept.deployed() != null && !Files.exists(deploy.resolve(kept.deployed()))) {
                extensions.remove(kept.id(), SERVER);
            } else if (kept.wanted() != Wanted.AVAILABLE) {
                reconcile(kept);
            }
        }
    }

    /** Stops what the licence no longer contains and starts what it contains again. */
    void followLicence() {
        String missing = ExtensionError.EXTENSION_NOT_LICENSED.code();
        for (Kept kept : catalogue.kept()) {
            boolean stopped = missing.equals(kept.reason());
            if (kept.wanted() != Wanted.AVAILABLE && installer.licensed(kept.licenceFeature()) == stopped) {
                reconcile(kept);
            }
        }
    }

    private void reconcile(Kept kept) {
        Kept now = kept;
        String reason;
        try {
            if (catalogue.extension(kept).state() == FeatureInfo.State.FAILED) {
                now = installer.reinstall(kept);
            }
            boolean licensed = installer.licensed(now.licenceFeature());
            boolean shall = now.wanted() == Wanted.ACTIVE && licensed;
            if (shall != (catalogue.extension(now).state() == FeatureInfo.State.ACTIVE)) {
                platform.setStarted(now.id(), now.version(), shall);
            }
            reason = licensed ? null : ExtensionError.EXTENSION_NOT_LICENSED.code();
        } catch (RostrumException e) {
            reason = e.error().code();
            logger.error("extension {} is not installed, {}: {}", kept.id(), reason, e.getMessage());
        } catch (PlatformException | IOException e) {
            reason = ExtensionError.EXTENSION_FAILED.code();
            logger.error("extension {} does not start or stop: {}", kept.id(), e.getMessage());
        }
        Kept known = now.because(reason);
        Disk.change(() -> {
            store.clearStaging();
            store.write(known);
        });
    }
}
