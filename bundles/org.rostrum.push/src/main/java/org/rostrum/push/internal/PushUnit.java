// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.store.JpaUnit;
import org.rostrum.store.JpaUnits;

/** The one unit of this bundle. Thread-safe. */
@Component(service = PushUnit.class)
public final class PushUnit {

    private final JpaUnit unit;

    @Activate
    public PushUnit(@Reference JpaUnits units) {
        unit = units.open("push", KeyEntity.class, SubscriptionEntity.class, PreferenceEntity.class);
    }

    JpaUnit jpa() {
        return unit;
    }

    @Deactivate
    void close() {
        unit.close();
    }
}
