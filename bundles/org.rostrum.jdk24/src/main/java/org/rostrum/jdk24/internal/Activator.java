// SPDX-License-Identifier: Apache-2.0
package org.rostrum.jdk24.internal;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.hooks.weaving.WeavingHook;

/** Starts before the kernel's bundles (no Declarative Services there yet); does nothing below JDK 24. */
public final class Activator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        if (Runtime.version().feature() >= 24) {
            context.registerService(WeavingHook.class, new KernelWeaver(), null);
        }
    }

    @Override
    public void stop(BundleContext context) {
        // The framework takes the service away
    }
}
