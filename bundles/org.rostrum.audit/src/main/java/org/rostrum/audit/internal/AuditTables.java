// SPDX-License-Identifier: Apache-2.0
package org.rostrum.audit.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.store.JpaUnit;
import org.rostrum.store.JpaUnits;

/** The one unit of this bundle, shared by its services. Thread-safe. */
@Component(service = AuditTables.class)
public final class AuditTables {

    private final JpaUnit unit;

    @Activate
    public AuditTables(@Reference JpaUnits units) {
        unit = units.open("audit", EventEntity.class, ChangeEntity.class);
    }

    JpaUnit unit() {
        return unit;
    }

    @Deactivate
    void close() {
        unit.close();
    }
}
