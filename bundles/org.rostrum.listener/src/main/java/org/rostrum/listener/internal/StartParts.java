// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.util.Arrays;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;

/** What belongs to the start of the server, as the kernel knows it. Thread-safe. */
final class StartParts {

    private static final String OURS = "org.rostrum.";
    /** Karaf registers it when the features of the start are installed; by name, so that we need no Karaf here. */
    private static final String BOOT_FINISHED = "org.apache.karaf.features.BootFinished";

    private final BundleContext bundles;
    private final ServiceComponentRuntime components;

    StartParts(BundleContext bundles, ServiceComponentRuntime components) {
        this.bundles = bundles;
        this.components = components;
    }

    /** Names of what is not there yet: all of it, or components of ours that wait for others. */
    List<String> missing() {
        return isInstalled(bundles) ? waiting() : List.of("installation");
    }

    /** Whether everything that belongs to the start is installed. */
    static boolean isInstalled(BundleContext bundles) {
        return bundles.getServiceReference(BOOT_FINISHED) != null;
    }

    private List<String> waiting() {
        Bundle[] ours = Arrays.stream(bundles.getBundles())
                .filter(b -> b.getState() == Bundle.ACTIVE && String.valueOf(b.getSymbolicName()).startsWith(OURS))
                .toArray(Bundle[]::new);
        return components.getComponentDescriptionDTOs(ours).stream()
                .filter(d -> components.getComponentConfigurationDTOs(d).stream()
                        .anyMatch(c -> c.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE))
                .map(d -> d.name)
                .toList();
    }
}
