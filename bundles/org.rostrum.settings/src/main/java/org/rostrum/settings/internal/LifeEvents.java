// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings.internal;

import java.time.Clock;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.settings.ServerSettings;

/** Start and stop of the server in the event log (60/EV-1, 60/EV-4). An engine that is stopped apart is no stop of the server. */
@Component(service = {}, immediate = true)
public final class LifeEvents {

    private static final String STARTED = "org.rostrum.settings.started";

    private final Bundle system;
    private final AuditLog log;
    private final StoredSettings settings;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public LifeEvents(BundleContext context, @Reference AuditLog log, @Reference StoredSettings settings) {
        this.system = context.getBundle(0);
        this.log = log;
        this.settings = settings;
        if (System.setProperty(STARTED, "true") == null) {
            settings.onceLoaded(() -> record("start"));
        }
    }

    private void record(String type) {
        log.record(new AuditEvent(clock.instant(), type, "server", settings.get(ServerSettings.SERVER_NAME), null, Map.of()));
    }

    @Deactivate
    void close() {
        if (system.getState() == Bundle.STOPPING) {
            record("stop");
        }
    }
}
