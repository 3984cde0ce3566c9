// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.RostrumException;
import org.rostrum.edge.HealthCheck;

/** Whether the database answers. Thread-safe. */
@Component(service = HealthCheck.class)
public final class StoreCheck implements HealthCheck {

    static final String NAME = "database";

    private final MonitorTables tables;

    @Activate
    public StoreCheck(@Reference MonitorTables tables) {
        this.tables = tables;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Result check() {
        try {
            tables.unit().read(em -> em.createNativeQuery("select 1").getSingleResult());
            return Result.OK;
        } catch (RostrumException e) {
            return new Result(State.FAILED, e.error().code(), "The database does not answer. Changes are refused until it is back.");
        }
    }
}
