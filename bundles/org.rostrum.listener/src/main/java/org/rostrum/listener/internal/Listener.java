// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.rostrum.base.stream.StreamProtocol;
import org.rostrum.base.thread.Threads;
import org.rostrum.listener.ListenerAddresses;
import org.rostrum.listener.ServerCertificate;
import org.rostrum.listener.internal.tls.HostNames;
import org.rostrum.listener.internal.tls.OwnCertificate;
import org.rostrum.settings.ServerSettings;
import org.rostrum.settings.SiteSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the ports and gives each as a connector to the web container. Starts as soon as its configuration is there, without waiting
 * for the database: the server name comes later and renews the certificate. Immediate: it is the only way in. Thread-safe.
 */
@Component(service = {}, immediate = true, configurationPid = ListenerConfig.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ListenerConfig.class)
public final class Listener {

    private static final Logger logger = LoggerFactory.getLogger(Listener.class);

    private final Threads threads;
    private final Counters counters = new Counters();
    private final List<StreamProtocol> protocols = new CopyOnWriteArrayList<>();
    private final List<BoundPort> ports = new ArrayList<>();
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
    private final OwnCertificate certificate;
    private final AddressFile addressFile;
    private final Addresses addresses;
    private int connectorsUp;
    private volatile @Nullable AutoCloseable nameWatch;

    @Activate
    public Listener(BundleContext context, ListenerConfig config, @Reference Threads threads) {
        this.threads = threads;
        Path data = Path.of(Optional.ofNullable(context.getProperty("rostrum.data")).orElse("data"));
        addressFile = new AddressFile(data.resolve("run").resolve("addresses"));
        certificate = new OwnCertificate(
                data.resolve("keys"), HostNames.ofThisHost(ServerSettings.SERVER_NAME.fallback()), Clock.systemUTC(), new SecureRandom());
        PortChoice choice = new PortChoice(config.host());
        OptionalInt https = keep(choice.https(config.httpsPort()));
        OptionalInt http = keep(choice.http(config.httpPort()));
        OptionalInt platform = keep(choice.platform(config.platformPort()));
        addresses = new Addresses(https, http, platform, counters);
        ConnectorParts parts = new ConnectorParts(config, certificate.tls(), protocols, addresses, counters, VsStatus.text(context.getBundle()));
        for (BoundPort port : ports) {
            registrations.add(context.registerService(ConnectorFactory.class, new PortConnectorFactory(port, parts, new Watch()), null));
        }
        registrations.add(context.registerService(ListenerAddresses.class, addresses, null));
        registrations.add(context.registerService(ServerCertificate.class, certificate, null));
        if (ports.isEmpty()) {
            addressFile.write(List.of());
        }
    }

    private OptionalInt keep(Optional<BoundPort> port) {
        port.ifPresent(ports::add);
        return port.map(p -> OptionalInt.of(p.number())).orElseGet(OptionalInt::empty);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addProtocol(StreamProtocol protocol) {
        protocols.add(protocol);
    }

    void removeProtocol(StreamProtocol protocol) {
        protocols.remove(protocol);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void setSettings(SiteSettings settings) {
        nameWatch = settings.onChange(ServerSettings.SERVER_NAME, this::serverName);
        serverName(settings.get(ServerSettings.SERVER_NAME));
    }

    void unsetSettings(SiteSettings settings) throws Exception {
        AutoCloseable watch = nameWatch;
        if (watch != null) {
            watch.close();
        }
    }

    /** Making a certificate takes time; whoever changes the setting does not wait. */
    private void serverName(String name) {
        threads.io().execute(() -> certificate.names(HostNames.ofThisHost(name)));
    }

    @Deactivate
    void close() {
        registrations.forEach(ServiceRegistration::unregister);
        ports.forEach(BoundPort::close);
        certificate.close();
        addressFile.delete();
    }

    private synchronized void connectorUp() {
        if (++connectorsUp == ports.size()) {
            addressFile.write(addresses.webAddresses());
            logger.info("listening at {}, platform port {}", addresses.webAddresses(), addresses.platformPort());
        }
    }

    private synchronized void connectorDown() {
        connectorsUp--;
    }

    private final class Watch implements LifeCycle.Listener {
        @Override
        public void lifeCycleStarted(LifeCycle event) {
            connectorUp();
        }

        @Override
        public void lifeCycleStopped(LifeCycle event) {
            connectorDown();
        }
    }
}
