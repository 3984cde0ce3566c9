// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.rostrum.base.thread.Scheduler.Timer;
import org.rostrum.base.thread.Threads;
import org.rostrum.edge.StartStep;
import org.rostrum.listener.Startup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks until the server is up, and tells it. Immediate: scripts wait for the file. Thread-safe. */
@Component(service = Startup.class, immediate = true)
public final class StartupWatch implements Startup {

    private static final Logger logger = LoggerFactory.getLogger(StartupWatch.class);
    static final Duration INTERVAL = Duration.ofMillis(100);

    private final Supplier<List<String>> parts;
    private final Path file;
    private final Threads threads;
    private final Runnable endedEarly;
    private final Map<StartStep, String> steps = new ConcurrentHashMap<>();
    private volatile List<String> waitsFor = List.of("installation");
    private volatile @Nullable Timer next;
    private volatile boolean closed;

    @Activate
    public StartupWatch(BundleContext bundles, @Reference ServiceComponentRuntime components, @Reference Threads threads) {
        this(new StartParts(bundles, components)::missing, Path.of(bundles.getProperty("rostrum.data"), "run", "ready"), threads,
                () -> FailedStart.endedEarly(bundles));
    }

    /** @param endedEarly called when this ends and the server was not up */
    StartupWatch(Supplier<List<String>> parts, Path file, Threads threads, Runnable endedEarly) {
        this.parts = parts;
        this.file = file;
        this.threads = threads;
        this.endedEarly = endedEarly;
        lookLater();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addStep(StartStep step) {
        steps.put(step, step.name());
    }

    void removeStep(StartStep step) {
        steps.remove(step);
    }

    @Override
    public List<String> waitsFor() {
        return waitsFor;
    }

    private void lookLater() {
        if (!closed) {
            next = threads.scheduler().schedule(INTERVAL, this::lookOnPool);
        }
    }

    private void lookOnPool() {
        try {
            threads.io().execute(this::look);
        } catch (RejectedExecutionException e) {
            lookLater();
        }
    }

    private void look() {
        try {
            Stream<String> undone = steps.entrySet().stream().filter(step -> !step.getKey().done()).map(Map.Entry::getValue);
            waitsFor = Stream.concat(parts.get().stream(), undone).sorted().toList();
        } catch (IllegalStateException e) {
            // the kernel is stopping, or a bundle goes at this moment: the next look sees
            logger.debug("the start cannot be looked at", e);
        }
        if (waitsFor.isEmpty()) {
            tell();
        } else {
            lookLater();
        }
    }

    private void tell() {
        logger.info("the server is up");
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, new byte[0]);
        } catch (IOException e) {
            logger.warn("cannot write {}: {}", file, e.toString());
        }
    }

    @Deactivate
    void close() {
        closed = true;
        Timer pending = next;
        if (pending != null) {
            pending.cancel();
        }
        if (!waitsFor.isEmpty()) {
            endedEarly.run();
        }
    }
}
