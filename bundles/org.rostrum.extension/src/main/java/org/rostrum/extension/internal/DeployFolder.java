// SPDX-License-Identifier: Apache-2.0
package org.rostrum.extension.internal;

import java.io.File;
import org.apache.felix.fileinstall.ArtifactInstaller;
import org.apache.felix.fileinstall.ArtifactListener;
import org.apache.karaf.features.BootFinished;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.thread.Threads;

/**
 * KAR files in {@code <data>/deploy}: dropped in, replaced, deleted. A file that is refused stays where it is and is tried again when
 * it changes; why is in the log and in the event log. Waits for the server to be up, so that nothing competes with its start.
 */
@Component(service = {ArtifactInstaller.class, ArtifactListener.class})
public final class DeployFolder implements ArtifactInstaller {

    private final KernelFeatureService features;

    @Activate
    public DeployFolder(@Reference KernelFeatureService features, @Reference Threads threads, @Reference BootFinished up) {
        this.features = features;
        // not on this thread: it may be the one with which the kernel starts this very bundle
        threads.io().execute(features::reconcile);
    }

    @Override
    public boolean canHandle(File file) {
        return file.getName().endsWith(".kar");
    }

    @Override
    public void install(File file) {
        features.deployed(file.toPath());
    }

    @Override
    public void update(File file) {
        features.deployed(file.toPath());
    }

    @Override
    public void uninstall(File file) {
        features.undeployed(file.getName());
    }
}
