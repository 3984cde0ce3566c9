// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.rostrum.audit.AuditLog;
import org.rostrum.audit.ChangeLog;
import org.rostrum.base.stream.StreamPorts;
import org.rostrum.base.stream.StreamProtocol;
import org.rostrum.base.thread.Threads;
import org.rostrum.edge.CertificateSource;
import org.rostrum.listener.HttpsService;
import org.rostrum.listener.ListenerAddresses;
import org.rostrum.listener.ServerCertificate;
import org.rostrum.listener.internal.Addresses.Role;
import org.rostrum.listener.internal.tls.Certificates;
import org.rostrum.listener.internal.tls.HostNames;
import org.rostrum.listener.internal.tls.ShownCertificate;
import org.rostrum.settings.ServerSettings;
import org.rostrum.settings.SiteSettings;

/**
 * Holds the ports and gives each as a connector to the web container. Starts as soon as its configuration is there, without waiting
 * for the database: names of the server come later and renew the certificate. A changed configuration restarts only the ports
 * concerned (00/R-22). Immediate: it is the only way in. Thread-safe.
 */
@Component(service = {}, immediate = true, configurationPid = ListenerConfig.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ListenerConfig.class)
public final class Listener {

    private final Threads threads;
    private final Texts texts;
    private final String version;
    private final Counters counters = new Counters();
    private final List<StreamProtocol> protocols = new CopyOnWriteArrayList<>();
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
    private final Certificates certificates;
    private final ShownCertificate shown;
    private final HttpsChanges changes;
    private final Ports ports;
    private final ServerNames names;
    private final HttpsEvents events;
    private ListenerConfig config;
    private volatile @Nullable AuditLog audit;
    private volatile @Nullable ChangeLog changeLog;
    private volatile @Nullable AutoCloseable issueWatch;

    @Activate
    public Listener(BundleContext context, ListenerConfig config, @Reference Threads threads, @Reference Texts texts,
            @Reference ConfigurationAdmin settings) {
        this.threads = threads;
        this.texts = texts;
        this.config = config;
        this.version = VsStatus.text(context.getBundle());
        Path data = Path.of(Optional.ofNullable(context.getProperty("rostrum.data")).orElse("data"));
        Clock clock = Clock.systemUTC();
        ListenerSettings first = ListenerSettings.of(config);
        names = new ServerNames(this::named);
        certificates = new Certificates(data.resolve("keys"), names.now(), clock, new SecureRandom(), made -> refresh());
        Certificates.Choice choice = certificates.choose(first.mode());
        shown = new ShownCertificate(choice.certificate(), first.tlsVersions());
        Addresses addresses = new Addresses(counters);
        ports = new Ports(context, addresses, new AddressFile(data.resolve("run").resolve("addresses")), threads.io());
        events = new HttpsEvents(() -> audit, () -> changeLog, clock);
        Notice notice = new Notice(data.resolve("run").resolve("https-notice"));
        changes = new HttpsChanges(first, certificates, shown, choice.mode(), this::beside, AnswerProbe.overTls(config.host()), Patience.REAL,
                SettingsFile.in(settings), events, notice, threads.io());
        open(addresses);
        HttpsCheck check = new HttpsCheck(certificates, addresses, config.host());
        Https https = new Https(certificates, addresses, changes, check, events, notice, names::externalUrl, clock);
        registrations.add(context.registerService(new String[] {ListenerAddresses.class.getName(), StreamPorts.class.getName()}, addresses, null));
        registrations.add(context.registerService(ServerCertificate.class, certificates.own(), null));
        registrations.add(context.registerService(HttpsService.class, https, null));
    }

    private void open(Addresses addresses) {
        PortChoice choice = new PortChoice(config.host());
        ConnectorParts parts = parts();
        // All are chosen before the first is offered: what is taken stays free for nobody else
        Optional<BoundPort> https = choice.https(config.httpsPort());
        Optional<BoundPort> http = choice.http(config.httpPort());
        Optional<BoundPort> platform = choice.platform(config.platformPort());
        Optional<BoundPort> turn = choice.turn(config.turnPort());
        Optional<BoundPort> turnTls = choice.turnTls(config.turnTlsPort());
        ports.set(Role.HTTPS, https, parts);
        ports.set(Role.HTTP, http, parts);
        ports.set(Role.PLATFORM, platform, parts);
        ports.set(Role.TURN, turn, parts);
        ports.set(Role.TURN_TLS, turnTls, parts);
        ports.settle();
        changes.reachableAt(addresses.httpsPort().orElse(0));
    }

    private ConnectorParts parts() {
        return new ConnectorParts(config, shown.tls(), protocols, ports.addresses(), counters, version, texts,
                () -> changes.now().strictTransport(changes.shown()));
    }

    private synchronized PortSwap beside(int number) {
        return ports.beside(Role.HTTPS, PortChoice.exactly(config.host(), number), parts());
    }

    /** Somebody has edited the file, or {@link HttpsChanges} has. */
    @Modified
    synchronized void modified(ListenerConfig fresh) {
        ListenerConfig before = config;
        config = fresh;
        boolean all = !ListenerSettings.sameBounds(before, fresh);
        boolean ours = changes.knows(ListenerSettings.of(fresh));
        if (!ours) {
            changes.edited(ListenerSettings.of(fresh));
        }
        PortChoice choice = new PortChoice(fresh.host());
        ConnectorParts parts = parts();
        if (all || !ours && before.httpsPort() != fresh.httpsPort()) {
            ports.close(Role.HTTPS);
            ports.set(Role.HTTPS, choice.https(fresh.httpsPort()), parts);
            changes.reachableAt(ports.addresses().httpsPort().orElse(0));
        }
        if (all || before.httpPort() != fresh.httpPort()) {
            ports.close(Role.HTTP);
            ports.set(Role.HTTP, choice.http(fresh.httpPort()), parts);
        }
        if (all || before.platformPort() != fresh.platformPort()) {
            ports.close(Role.PLATFORM);
            ports.set(Role.PLATFORM, choice.platform(fresh.platformPort()), parts);
        }
        if (all || before.turnPort() != fresh.turnPort()) {
            ports.close(Role.TURN);
            ports.set(Role.TURN, choice.turn(fresh.turnPort()), parts);
        }
        if (all || before.turnTlsPort() != fresh.turnTlsPort()) {
            ports.close(Role.TURN_TLS);
            ports.set(Role.TURN_TLS, choice.turnTls(fresh.turnTlsPort()), parts);
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addProtocol(StreamProtocol protocol) {
        protocols.add(protocol);
    }

    void removeProtocol(StreamProtocol protocol) {
        protocols.remove(protocol);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void setAudit(AuditLog log) {
        audit = log;
    }

    void unsetAudit(AuditLog log) {
        audit = audit == log ? null : audit;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void setChangeLog(ChangeLog log) {
        changeLog = log;
    }

    void unsetChangeLog(ChangeLog log) {
        changeLog = changeLog == log ? null : changeLog;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void setSource(CertificateSource source) {
        certificates.source(source);
        issueWatch = source.onIssued(() -> {
            refresh();
            source.issued().ifPresent(issued -> events.certificate("acme", issued.chain().get(0), "server"));
        });
        refresh();
    }

    void unsetSource(CertificateSource source) throws Exception {
        certificates.source(null);
        AutoCloseable watch = issueWatch;
        if (watch != null) {
            watch.close();
        }
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void setSettings(SiteSettings settings) {
        names.follow(settings);
    }

    void unsetSettings(SiteSettings settings) {
        names.leave();
    }

    /** Making a certificate takes time; whoever changes the setting does not wait. */
    private void named(HostNames fresh) {
        threads.io().execute(() -> certificates.own().names(fresh));
    }

    private void refresh() {
        // The own certificate is made while this object is
        if (changes != null) {
            changes.refresh();
        }
    }

    @Deactivate
    void close() {
        registrations.forEach(ServiceRegistration::unregister);
        ports.close();
        shown.close();
    }
}
