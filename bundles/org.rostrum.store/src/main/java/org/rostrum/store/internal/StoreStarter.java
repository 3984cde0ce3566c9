// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.rostrum.base.thread.Threads;
import org.rostrum.store.Backups;
import org.rostrum.store.DataFolder;
import org.rostrum.store.internal.backup.BackupService;

/**
 * Makes the {@link Database} of the configuration and registers it itself: the properties of a component's service would
 * show the password. Waits for its configuration (shipped, empty), so that a node set to PostgreSQL never opens the
 * embedded database while its configuration is still being read. Immediate, because it is found by what it registers.
 */
@Component(service = {}, immediate = true, configurationPid = StoreConfig.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = StoreConfig.class)
public final class StoreStarter {

    private final Database database;
    private final ServiceRegistration<DataFolder> folder;
    private final ServiceRegistration<Database> registration;
    private final ServiceRegistration<Backups> backups;

    @Activate
    public StoreStarter(StoreConfig config, BundleContext context, @Reference Threads threads) {
        Path data = dataFolder(context);
        database = new Database(TargetChoice.choose(config, data), threads, new BundleMigrations(context.getBundle()));
        folder = context.registerService(DataFolder.class, () -> data, null);
        registration = context.registerService(Database.class, database, null);
        Backups service = new BackupService(database::connection, data, context.getBundle().getVersion().toString(), Clock.systemUTC(),
                SqlErrors::translate);
        backups = context.registerService(Backups.class, service, null);
    }

    /** {@code rostrum.data}, set by the start script; Karaf's own data folder where it is not. */
    private static Path dataFolder(BundleContext context) {
        String own = context.getProperty("rostrum.data");
        String path = own != null ? own : context.getProperty("karaf.data");
        Path data = Path.of(path != null ? path : "data").toAbsolutePath().normalize();
        try {
            return Files.createDirectories(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Deactivate
    void close() {
        backups.unregister();
        registration.unregister();
        folder.unregister();
        database.close();
    }
}
