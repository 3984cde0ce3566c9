// SPDX-License-Identifier: Apache-2.0
package org.rostrum.extension.internal;

import java.time.Duration;
import org.apache.karaf.features.BootFinished;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.thread.Scheduler.Timer;
import org.rostrum.base.thread.Threads;

/**
 * Stops extensions whose licence feature has gone and starts those whose has come, within a minute (00/R-4). Immediate: nobody asks for
 * it.
 */
@Component(service = LicenceFollower.class, immediate = true)
public final class LicenceFollower {

    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final KernelFeatureService features;
    private final Threads threads;
    private Timer next;
    private boolean over;

    @Activate
    public LicenceFollower(@Reference KernelFeatureService features, @Reference Threads threads, @Reference BootFinished up) {
        this.features = features;
        this.threads = threads;
        this.next = schedule();
    }

    private Timer schedule() {
        return threads.scheduler().schedule(INTERVAL, () -> threads.io().execute(this::look));
    }

    private void look() {
        features.followLicence();
        synchronized (this) {
            if (!over) {
                next = schedule();
            }
        }
    }

    @Deactivate
    synchronized void close() {
        over = true;
        next.cancel();
    }
}
