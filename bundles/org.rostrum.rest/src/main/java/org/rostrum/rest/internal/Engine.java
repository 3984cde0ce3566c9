// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.apache.cxf.jaxrs.impl.RuntimeDelegateImpl;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.rest.Stages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves a set of resources and swaps it while requests run: a new generation is built beside the old one, takes over at
 * once, and the old one goes when the longest request can no longer be in it. Thread-safe.
 */
final class Engine implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(Engine.class);
    private static final Duration OLD_GENERATION_ENDS_AFTER = Stages.LIMIT.plusSeconds(5);

    private final ServletConfig config;
    private final List<Object> providers;
    private final Scheduler scheduler;
    private volatile @Nullable CxfServlet current;

    Engine(ServletConfig config, List<Object> providers, Scheduler scheduler) {
        this.config = config;
        this.providers = List.copyOf(providers);
        this.scheduler = scheduler;
        // the API jar finds no implementation by itself where bundles have class loaders of their own
        RuntimeDelegate.setInstance(new RuntimeDelegateImpl());
    }

    /** Serves these from now on. */
    synchronized void use(List<Object> resources) throws ServletException {
        List<Object> ordered =
                resources.stream().sorted(Comparator.comparing((Object resource) -> resource.getClass().getName())).toList();
        CxfServlet next = new CxfServlet(ordered, providers);
        next.init(config);
        CxfServlet old = current;
        current = next;
        logger.info("REST serves {} resources", ordered.size());
        if (old != null) {
            scheduler.schedule(OLD_GENERATION_ENDS_AFTER, old::destroy);
        }
    }

    void service(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        CxfServlet generation = current;
        if (generation == null) {
            throw new ServletException("no resources yet");
        }
        generation.service(request, response);
    }

    @Override
    public synchronized void close() {
        CxfServlet last = current;
        current = null;
        if (last != null) {
            last.destroy();
        }
    }
}
