// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletMultipart;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.rostrum.base.thread.Threads;
import org.rostrum.edge.StartStep;
import org.rostrum.identity.AdministratorAccess;
import org.rostrum.identity.SetupService;
import org.rostrum.identity.SignInService;
import org.rostrum.identity.group.RightsService;
import org.rostrum.settings.SiteSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers the API and keeps its resources in step with the services marked {@code rostrum.rest.resource=true}. Several that
 * come together are taken in together; one that goes is taken out before it is gone.
 */
@Component(service = {Servlet.class, StartStep.class})
@HttpWhiteboardServletName("rostrum-api")
@HttpWhiteboardServletPattern({"/api/*", "/oauth2/v1/*"})
@HttpWhiteboardServletMultipart(fileSizeThreshold = 1 << 20, maxFileSize = (10 << 20) + 65_536, maxRequestSize = (10 << 20) + 65_536)
public final class RestServlet extends ApiServlet implements ServiceTrackerCustomizer<Object, Object>, StartStep {

    private static final long serialVersionUID = 1L;
    private static final Logger logger = LoggerFactory.getLogger(RestServlet.class);
    private static final String RESOURCES = "(rostrum.rest.resource=true)";
    private static final Duration GATHER = Duration.ofMillis(100);

    private final transient BundleContext bundles;
    private final transient Threads threads;
    private final transient AtomicBoolean gathering = new AtomicBoolean();
    private final transient Map<ServiceReference<Object>, Object> found = new ConcurrentHashMap<>();
    /** What is served; compared with what was found by whoever waits for the start. */
    private transient volatile List<Object> taken = List.of();
    private transient @Nullable ServiceTracker<Object, Object> tracker;

    @Activate
    public RestServlet(
            BundleContext bundles, @Reference SignInService signIns, @Reference SetupService setup,
            @Reference AdministratorAccess access, @Reference RightsService rights, @Reference SiteSettings settings,
            @Reference Threads threads) {
        super(signIns, setup, access, rights, settings, threads.scheduler());
        this.bundles = bundles;
        this.threads = threads;
    }

    @Override
    public void init() throws ServletException {
        super.init();
        try {
            tracker = new ServiceTracker<>(bundles, FrameworkUtil.createFilter(RESOURCES), this);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
        tracker.open();
    }

    @Override
    public void destroy() {
        super.destroy();
        if (tracker != null) {
            tracker.close();
        }
    }

    @Override
    public @Nullable Object addingService(ServiceReference<Object> reference) {
        Object resource = bundles.getService(reference);
        if (resource != null) {
            found.put(reference, resource);
            gather();
        }
        return resource;
    }

    @Override
    public void modifiedService(ServiceReference<Object> reference, Object resource) {
        // properties mean nothing here
    }

    @Override
    public void removedService(ServiceReference<Object> reference, Object resource) {
        found.remove(reference);
        refresh();
        bundles.ungetService(reference);
    }

    @Override
    public String name() {
        return "REST resources";
    }

    @Override
    public boolean done() {
        return tracker != null && !gathering.get() && Set.copyOf(taken).equals(Set.copyOf(found.values()));
    }

    private void gather() {
        if (gathering.compareAndSet(false, true)) {
            threads.scheduler().schedule(GATHER, () -> threads.io().execute(() -> {
                gathering.set(false);
                refresh();
            }));
        }
    }

    private synchronized void refresh() {
        try {
            List<Object> now = new ArrayList<>();
            serve(() -> {
                now.addAll(found.values());
                return now;
            });
            taken = now;
        } catch (ServletException | RuntimeException e) {
            logger.error("the REST resources could not be renewed; the former set goes on", e);
        }
    }
}
