// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.ServiceTracker;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.base.thread.Threads;
import org.rostrum.identity.SetupService;
import org.rostrum.settings.ServerSettings;
import org.rostrum.settings.SiteSettings;
import org.rostrum.store.DataFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens about set-up when the server starts: the environment's wish, or the code in a file for the start script and
 * one line in the log. Waits for the database. Immediate, because nobody asks for it.
 */
@Component(service = {}, immediate = true)
public final class SetupStarter {

    private static final Logger logger = LoggerFactory.getLogger(SetupStarter.class);
    /** Karaf registers it when everything that belongs to the start is up; by name, so that we need no Karaf here. */
    private static final String BOOT_FINISHED = "org.apache.karaf.features.BootFinished";

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final FirstSetup setup;
    private final SiteSettings settings;
    private final Threads threads;
    private final Path file;
    private final Map<String, String> environment;
    private volatile Scheduler.@Nullable Timer timer;
    private volatile boolean closed;
    private @Nullable ServiceTracker<Object, Object> boot;
    private boolean started;
    private boolean waiting;

    @Activate
    public SetupStarter(
            BundleContext context,
            @Reference FirstSetup setup,
            @Reference SiteSettings settings,
            @Reference Threads threads,
            @Reference DataFolder folder) {
        this(setup, settings, threads, folder.path(), System.getenv());
        boot = new ServiceTracker<>(context, BOOT_FINISHED, null) {
            @Override
            public Object addingService(ServiceReference<Object> reference) {
                started();
                return reference;
            }
        };
        boot.open();
    }

    /** Without a container, which then has to call {@link #started()}. */
    SetupStarter(FirstSetup setup, SiteSettings settings, Threads threads, Path folder, Map<String, String> environment) {
        this.setup = setup;
        this.settings = settings;
        this.threads = threads;
        this.file = folder.resolve("setup-code");
        this.environment = environment;
        setup.onDone(this::removeFile);
        submit();
    }

    private void submit() {
        try {
            threads.io().execute(this::start);
        } catch (RejectedExecutionException e) {
            later();
        }
    }

    private void later() {
        if (!closed) {
            timer = threads.scheduler().schedule(PAUSE, this::submit);
        }
    }

    private void start() {
        try {
            if (!setup.required()) {
                removeFile();
            } else if (!completeFromEnvironment()) {
                announce();
            }
        } catch (RostrumException e) {
            if (e.error() != CommonError.STORE_UNAVAILABLE) {
                throw e;
            }
            later();
        }
    }

    private boolean completeFromEnvironment() {
        try {
            Optional<SetupService.Request> wish = UnattendedSetup.from(environment, settings.get(ServerSettings.SERVER_NAME));
            wish.ifPresent(setup::completeLocally);
            wish.ifPresent(request -> logger.info("set-up was done from the environment"));
            return wish.isPresent();
        } catch (RostrumException e) {
            if (e.error() == CommonError.STORE_UNAVAILABLE) {
                throw e;
            }
            logger.error("set-up from the environment is refused: {} ({}, {})", e.getMessage(), e.error().code(), e.location());
            return false;
        }
    }

    private void announce() {
        String code = setup.code();
        try {
            write(code);
        } catch (IOException e) {
            logger.warn("the set-up code could not be written to {}", file, e);
        }
        synchronized (this) {
            waiting = true;
        }
        tell();
    }

    /** The start is over: what it has to say now stands at its end. */
    void started() {
        synchronized (this) {
            started = true;
        }
        tell();
    }

    private synchronized void tell() {
        if (started && waiting && setup.required()) {
            waiting = false;
            // Not the code itself: a log is read, copied and sent around by more people than the file
            logger.info("Set-up is required: open this server in a browser and enter the code that is in {}", file);
        }
    }

    private void write(String code) throws IOException {
        Path draft = file.resolveSibling("setup-code.new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, code + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private void removeFile() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            logger.warn("{} is of no use any more but could not be deleted", file, e);
        }
    }

    @Deactivate
    void close() {
        closed = true;
        if (boot != null) {
            boot.close();
        }
        Scheduler.Timer last = timer;
        if (last != null) {
            last.cancel();
        }
    }
}
