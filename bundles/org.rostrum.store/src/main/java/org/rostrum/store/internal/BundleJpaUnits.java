// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.rostrum.store.JpaUnit;
import org.rostrum.store.JpaUnits;

/** The units of one bundle; they close when it no longer uses the service. Thread-safe. */
@Component(service = JpaUnits.class, scope = ServiceScope.BUNDLE)
public final class BundleJpaUnits implements JpaUnits {

    private final Database database;
    private final Bundle user;
    private final Queue<JpaUnit> opened = new ConcurrentLinkedQueue<>();

    @Activate
    public BundleJpaUnits(ComponentContext context, @Reference Database database) {
        this.database = database;
        this.user = context.getUsingBundle();
    }

    @Override
    public JpaUnit open(String unit, Class<?>... entities) {
        ClassLoader loader = user.adapt(BundleWiring.class).getClassLoader();
        JpaUnit open = database.open(unit, loader, new BundleMigrations(user), List.of(entities));
        opened.add(open);
        return open;
    }

    @Deactivate
    void close() {
        opened.forEach(JpaUnit::close);
    }
}
