// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.store.JpaUnit;
import org.rostrum.store.JpaUnits;

/** The one unit of this bundle; it closes with the bundle. Thread-safe. */
@Component(service = CallTables.class)
public final class CallTables {

    private final JpaUnit unit;

    @Activate
    public CallTables(@Reference JpaUnits units) {
        unit = units.open("call", CallRecord.class, CallEntry.class, CallPerson.class);
    }

    JpaUnit unit() {
        return unit;
    }
}
