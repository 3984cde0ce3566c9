// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.thread.Threads;
import org.rostrum.licence.Licence;
import org.rostrum.licence.LicenceAdministration;
import org.rostrum.licence.LicenceError;
import org.rostrum.licence.LicenceListener;
import org.rostrum.licence.LicenceStatus;
import org.rostrum.licence.Limit;
import org.rostrum.licence.Pool;
import org.rostrum.licence.file.HostBinding;
import org.rostrum.licence.file.LicenceTerms;
import org.rostrum.licence.file.RequestFile;
import org.rostrum.store.DataFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the licence together: what is kept, what is in force, who has to be told. Stays one service through all changes, so
 * that units outlive them. Thread-safe.
 */
@Component(service = {Licence.class, LicenceAdministration.class}, configurationPid = LicenceConfig.PID)
public final class LicenceManager implements Licence, LicenceAdministration {

    private static final Logger logger = LoggerFactory.getLogger(LicenceManager.class);

    private final AuditLog audit;
    private final Clock clock;
    private final LicenceKeeper keeper;
    private final ServerLicence inForce;
    private final LicenceWatch watch;
    private final List<LicenceListener> listeners = new CopyOnWriteArrayList<>();

    @Activate
    public LicenceManager(
            BundleContext context,
            LicenceConfig config,
            @Reference DataFolder folder,
            @Reference Threads threads,
            @Reference AuditLog audit) {
        this(
                folder.path(),
                HostBinding.ofThisHost(),
                context.getBundle().getVersion().getMajor(),
                config.required(),
                threads,
                audit,
                Clock.systemUTC());
    }

    /** Without container. */
    public LicenceManager(
            Path data, String host, int majorVersion, boolean required, Threads threads, AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
        this.keeper = new LicenceKeeper(
                new StateFile(data), new TrustedIssuers(data.resolve("etc/issuers")), host, majorVersion, clock);
        keeper.load();
        this.inForce = new ServerLicence(clock, held(required));
        this.watch = new LicenceWatch(inForce, this::warned, this::told, threads, audit, clock);
        watch.look();
    }

    private ServerLicence.Held held(boolean required) {
        return new ServerLicence.Held(keeper.holding(required), keeper.state(), required);
    }

    /** The switch {@code required} was changed in its file; units stay. */
    @Modified
    void modified(LicenceConfig config) {
        setRequired(config.required());
    }

    synchronized void setRequired(boolean required) {
        if (required != inForce.held().required()) {
            changed(required);
        }
    }

    @Deactivate
    public void close() {
        watch.close();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addListener(LicenceListener listener) {
        listeners.add(listener);
        tell(listener, status());
    }

    public void removeListener(LicenceListener listener) {
        listeners.remove(listener);
    }

    @Override
    public synchronized LicenceStatus install(String file, @Nullable String key, String by) {
        LicenceTerms terms;
        try {
            terms = keeper.install(file, key);
        } catch (RostrumException e) {
            record("licence.refused", by, null, Map.of("Reason", e.error().code()));
            throw e;
        }
        record("licence.installed", by, terms.number(), Map.of("Edition", terms.edition(), "ServerId", terms.serverId()));
        changed(inForce.held().required());
        return status();
    }

    @Override
    public synchronized LicenceStatus remove(String by) {
        ServerLicence.Held held = inForce.held();
        if (held.required()) {
            throw new RostrumException(LicenceError.REQUIRED, "This server has to have a licence (licence.required).");
        }
        if (!held.holding().builtIn()) {
            LicenceTerms terms = held.holding().terms();
            keeper.remove();
            record("licence.removed", by, terms == null ? null : terms.number(), Map.of());
            changed(false);
        }
        return status();
    }

    @Override
    public synchronized Request request(@Nullable String key, String serverName, String by) {
        RequestFile request = keeper.request(key, serverName);
        record("licence.requested", by, request.serverId(), Map.of("Request", request.id()));
        ServerLicence.Held held = inForce.held();
        inForce.hold(new ServerLicence.Held(held.holding(), keeper.state(), held.required()));
        return new Request(request.id(), "rostrum-licence-request-" + request.serverId() + ".txt", request.write());
    }

    /** Another licence is in force from now on. */
    private void changed(boolean required) {
        inForce.hold(held(required));
        watch.look();
        told();
    }

    private synchronized void warned(int days) {
        try {
            keeper.warned(days);
        } catch (RostrumException e) {
            logger.warn("that the licence's end was announced could not be kept; it may be announced again", e);
        }
        ServerLicence.Held held = inForce.held();
        inForce.hold(new ServerLicence.Held(held.holding(), keeper.state(), held.required()));
    }

    private void told() {
        LicenceStatus status = status();
        listeners.forEach(listener -> tell(listener, status));
    }

    private static void tell(LicenceListener listener, LicenceStatus status) {
        try {
            listener.licenceChanged(status);
        } catch (RuntimeException e) {
            logger.error("listener {} failed", listener.getClass().getName(), e);
        }
    }

    private void record(String type, String by, @Nullable String subject, Map<String, String> details) {
        audit.record(new AuditEvent(clock.instant(), type, by, subject, null, details));
    }

    // --- the licence in force

    @Override
    public String edition() {
        return inForce.edition();
    }

    @Override
    public boolean has(String feature) {
        return inForce.has(feature);
    }

    @Override
    public Optional<Unit> take(Pool pool) {
        return inForce.take(pool);
    }

    @Override
    public Optional<Unit> take(Pool pool, String holder) {
        return inForce.take(pool, holder);
    }

    @Override
    public boolean free(Pool pool, String holder) {
        return inForce.free(pool, holder);
    }

    @Override
    public Optional<Unit> takeConference() {
        return inForce.takeConference();
    }

    @Override
    public Unit keep(Pool pool, @Nullable String holder) {
        return inForce.keep(pool, holder);
    }

    @Override
    public Unit keepConference() {
        return inForce.keepConference();
    }

    @Override
    public Limit accounts() {
        return inForce.accounts();
    }

    @Override
    public Limit participants(int speakers) {
        return inForce.participants(speakers);
    }

    @Override
    public Limit allOnScreen() {
        return inForce.allOnScreen();
    }

    @Override
    public boolean accepts() {
        return inForce.accepts();
    }

    @Override
    public boolean mustEnd() {
        return inForce.mustEnd();
    }

    @Override
    public LicenceStatus status() {
        return inForce.status();
    }
}
