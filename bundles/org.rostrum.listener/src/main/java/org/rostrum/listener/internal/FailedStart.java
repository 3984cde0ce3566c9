// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the process end with a code that tells scripts and service managers that the server did not come up. The kernel itself ends
 * with 0 however it was stopped.
 */
final class FailedStart {

    private static final Logger logger = LoggerFactory.getLogger(FailedStart.class);
    /** As of a process that SIGTERM ended: who stops a server that starts wanted that, and services count it as in order. */
    private static final int ENDED_EARLY = 143;
    private static final int NO_PORT = 1;

    private static final AtomicBoolean decided = new AtomicBoolean();

    private FailedStart() {}

    /** If the process is ending, it ends without having been up. */
    static void endedEarly(BundleContext context) {
        if (context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getState() == Bundle.STOPPING) {
            endWith(ENDED_EARLY);
        }
    }

    /** While the server starts: nobody can reach it, so the kernel stops in order. To be called on a thread of its own. */
    static void noPort(BundleContext context) {
        if (StartParts.isInstalled(context)) {
            return;
        }
        logger.error("no port could be had: the server ends; free a port or choose others");
        endWith(NO_PORT);
        try {
            context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).stop();
        } catch (BundleException e) {
            logger.error("the kernel does not stop", e);
        }
    }

    private static void endWith(int code) {
        if (decided.compareAndSet(false, true)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(code), "exit-code"));
        }
    }
}
