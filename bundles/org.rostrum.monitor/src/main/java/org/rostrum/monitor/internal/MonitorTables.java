// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.store.JpaUnit;
import org.rostrum.store.JpaUnits;

/** The unit of this bundle. Thread-safe. */
@Component(service = MonitorTables.class)
public final class MonitorTables {

    private final JpaUnit unit;

    @Activate
    public MonitorTables(@Reference JpaUnits units) {
        unit = units.open("monitor", SampleEntity.class);
    }

    JpaUnit unit() {
        return unit;
    }

    @Deactivate
    void close() {
        unit.close();
    }
}
