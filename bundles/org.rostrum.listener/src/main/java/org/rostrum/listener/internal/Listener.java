// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
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
import org.rostrum.listener.HttpsMode;
import org.rostrum.listener.HttpsService;
import org.rostrum.listener.ListenerAddresses;
import org.rostrum.listener.ServerCertificate;
import org.rostrum.listener.internal.Addresses.Role;
import org.rostrum.listener.internal.tls.Certificates;
import org.rostrum.listener.internal.tls.HostNames;
import org.rostrum.listener.internal.tls.ShownCertificate;
import org.rostrum.settings.NodeSettingCheck;
import org.rostrum.settings.ServerSettings;
import org.rostrum.settings.SiteSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the ports and gives each as a connector to the web container. Starts as soon as its configuration is there, without waiting
 * for the database: names of the server come later and renew the certificate. A changed configuration restarts only the ports
 * concerned (00/R-22). Immediate: it is the only way in. Thread-safe.
 */
@Component(service = {}, immediate = true, configurationPid = ListenerConfig.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ListenerConfig.class)
public final class Listener {

    private static final Logger logger = LoggerFactory.getLogger(Listener.class);

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
    private volatile ListenerSetup setup;
    private volatile @Nullable AuditLog audit;
    private volatile @Nullable ChangeLog changeLog;
    private volatile @Nullable AutoCloseable issueWatch;

    @Activate
    public Listener(BundleContext context, ListenerConfig file, @Reference Threads threads, @Reference Texts texts,
            @Reference ConfigurationAdmin settings) {
        this.threads = threads;
        this.texts = texts;
        this.setup = ListenerSetup.read(file, null);
        this.version = VsStatus.text(context.getBundle());
        Path data = Path.of(Optional.ofNullable(context.getProperty("rostrum.data")).orElse("data"));
        Clock clock = Clock.systemUTC();
        ListenerSettings first = setup.settings();
        names = new ServerNames(this::named);
        certificates = new Certificates(data.resolve("keys"), names.now(), clock, new SecureRandom(), made -> refresh());
        Certificates.Choice choice = certificates.choose(first.mode());
        shown = new ShownCertificate(choice.certificate(), first.tlsVersions());
        Addresses addresses = new Addresses(counters);
        ports = new Ports(context, addresses, new AddressFile(data.resolve("run").resolve("addresses")), threads.io());
        events = new HttpsEvents(() -> audit, () -> changeLog, clock);
        Notice notice = new Notice(data.resolve("run").resolve("https-notice"));
        changes = new HttpsChanges(first, certificates, shown, choice.mode(), this::beside, AnswerProbe.overTls(() -> setup.host()), Patience.REAL,
                SettingsFile.in(settings), events, notice, threads.io());
        open(addresses);
        if (ports.isEmpty()) {
            threads.io().execute(() -> FailedStart.noPort(context));
        }
        HttpsCheck check = new HttpsCheck(certificates, addresses, () -> setup.host());
        Https https = new Https(certificates, addresses, changes, check, events, notice, names::externalUrl, clock);
        registrations.add(context.registerService(new String[] {ListenerAddresses.class.getName(), StreamPorts.class.getName()}, addresses, null));
        registrations.add(context.registerService(ServerCertificate.class, certificates.own(), null));
        registrations.add(context.registerService(HttpsService.class, https, null));
        registrations.add(context.registerService(NodeSettingCheck.class, new ListenerCheck(addresses, () -> setup), null));
    }

    private void open(Addresses addresses) {
        ConnectorParts parts = parts();
        // All are chosen before the first is offered: what is taken stays free for nobody else
        Map<Role, Optional<BoundPort>> chosen = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            chosen.put(role, PortChoice.of(setup, role));
        }
        chosen.forEach((role, port) -> ports.set(role, port, parts));
        ports.settle();
        changes.reachableAt(addresses.httpsPort().orElse(0));
    }

    private ConnectorParts parts() {
        return new ConnectorParts(setup, shown.tls(), protocols, ports.addresses(), counters, version, texts,
                () -> changes.now().strictTransport(changes.shown()));
    }

    private synchronized PortSwap beside(int number) {
        return ports.beside(Role.HTTPS, PortChoice.exactly(setup.host(), number), parts());
    }

    /** Somebody has edited the file, or {@link HttpsChanges} has. */
    @Modified
    synchronized void modified(ListenerConfig file) {
        ListenerSetup before = setup;
        ListenerSetup fresh = withCertificate(ListenerSetup.read(file, before), before);
        setup = fresh;
        boolean all = !before.sameBounds(fresh);
        boolean ours = changes.knows(fresh.settings());
        if (!ours) {
            changes.edited(fresh.settings());
        }
        List<Role> moved = Stream.of(Role.values())
                .filter(role -> all || before.port(role) != fresh.port(role) && !(ours && role == Role.HTTPS)).toList();
        // All are free before the first is chosen: two may change places
        moved.forEach(ports::close);
        moved.forEach(role -> open(role, before));
    }

    /** A mode whose certificate is not there would show the own one, which nobody asked for. */
    private ListenerSetup withCertificate(ListenerSetup fresh, ListenerSetup before) {
        HttpsMode mode = fresh.settings().mode();
        if (mode == before.settings().mode() || certificates.choose(mode).mode() == mode) {
            return fresh;
        }
        logger.error("{}.cfg: there is no valid certificate for mode = {}, {} stays", ListenerConfig.PID, mode.word(),
                before.settings().mode().word());
        return fresh.withMode(before.settings().mode());
    }

    /** To what is set now, or back if that cannot be had. */
    private void open(Role role, ListenerSetup before) {
        Optional<BoundPort> port = PortChoice.of(setup, role);
        if (port.isEmpty() && setup.port(role) != 0) {
            logger.error("the {} port stays as it was", role);
            port = PortChoice.of(before, role);
        }
        ports.set(role, port, parts());
        if (role == Role.HTTPS) {
            changes.reachableAt(ports.addresses().httpsPort().orElse(0));
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
