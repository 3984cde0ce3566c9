// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import jakarta.servlet.ServletConfig;
import java.util.List;
import java.util.Map;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.transport.common.gzip.GZIPOutInterceptor;
import org.apache.cxf.transport.http.DestinationRegistry;
import org.apache.cxf.transport.http.DestinationRegistryImpl;
import org.apache.cxf.transport.http.HTTPTransportFactory;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;

/** One generation of the engine: a fixed set of resources on a bus and a transport of their own. */
final class CxfServlet extends CXFNonSpringServlet {

    private static final long serialVersionUID = 1L;

    /** Smaller answers travel as they are. */
    private static final int GZIP_FROM_BYTES = 1024;

    private final transient DestinationRegistry registry;
    private final transient List<Object> resources;
    private final transient List<Object> providers;
    private transient Server server;

    CxfServlet(List<Object> resources, List<Object> providers) {
        this(new DestinationRegistryImpl(), resources, providers);
    }

    private CxfServlet(DestinationRegistry registry, List<Object> resources, List<Object> providers) {
        super(registry, true);
        this.registry = registry;
        this.resources = resources;
        this.providers = providers;
    }

    @Override
    protected void loadBus(ServletConfig config) {
        Bus bus = new ExtensionManagerBus(null, null, CxfServlet.class.getClassLoader());
        setBus(bus);
        JAXRSServerFactoryBean factory = new JAXRSServerFactoryBean();
        factory.setBus(bus);
        // without a transport of its own the next generation finds the address taken
        factory.setDestinationFactory(new HTTPTransportFactory(registry));
        factory.setAddress("/");
        factory.setServiceBeans(resources);
        factory.setProviders(providers);
        factory.setProperties(Map.of(
                "default.wae.mapper.least.specific", true,
                // failures are logged by the error mapper, broken connections are no failures
                FaultListener.class.getName(), (FaultListener) (failure, description, message) -> false));
        factory.getOutInterceptors().add(new GZIPOutInterceptor(GZIP_FROM_BYTES));
        server = factory.create();
    }

    @Override
    public void destroyBus() {
        if (server != null) {
            server.destroy();
        }
        super.destroyBus();
    }
}
