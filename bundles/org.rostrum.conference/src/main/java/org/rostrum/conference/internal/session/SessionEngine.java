// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rostrum.audit.AuditLog;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.base.thread.Threads;
import org.rostrum.base.time.Ticker;
import org.rostrum.conference.ConferenceSettings;
import org.rostrum.conference.Invitation;
import org.rostrum.conference.JoinOutcome;
import org.rostrum.conference.JoinRequest;
import org.rostrum.conference.QuickSessions;
import org.rostrum.conference.SeatListener;
import org.rostrum.conference.SessionDirectory;
import org.rostrum.conference.SessionEnd;
import org.rostrum.conference.SessionView;
import org.rostrum.conference.internal.admission.AdmissionRules;
import org.rostrum.conference.internal.store.ConferenceTables;
import org.rostrum.conference.internal.store.JpaJoinMedia;
import org.rostrum.conference.internal.store.JpaJournal;
import org.rostrum.conference.internal.store.SessionRows;
import org.rostrum.conference.spi.SessionObserver;
import org.rostrum.identity.Identity;
import org.rostrum.identity.LimitService;
import org.rostrum.identity.group.Bandwidth;
import org.rostrum.identity.group.RightsService;
import org.rostrum.licence.Licence;
import org.rostrum.media.MediaLimits;
import org.rostrum.media.MediaRouter;
import org.rostrum.settings.SiteSettings;

/**
 * Puts the engine together. Immediate: it brings back the sessions of the last run without being asked. Thread-safe.
 */
@Component(service = {SessionDirectory.class, QuickSessions.class}, immediate = true)
public final class SessionEngine implements SessionDirectory, QuickSessions {

    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

    /** The load tool measures rooms beyond the limits of the modes that there are (docs/performance.md). Not a setting. */
    private static final int FOR_LOAD = Integer.getInteger("rostrum.load.participants", 0);

    private final AtomicReference<MediaRouter> media = new AtomicReference<>();
    private final LocalSessions sessions;
    private final SessionAccess access;
    private final QuickAccess quick;
    private final Scheduler scheduler;
    private final Runnable limitsFollowed;
    private volatile boolean open = true;
    private volatile boolean closed;
    private volatile Scheduler.Timer licenceTimer = () -> {};

    @Activate
    public SessionEngine(
            @Reference ConferenceTables tables,
            @Reference AdmissionRules rules,
            @Reference Threads threads,
            @Reference Licence licence,
            @Reference RightsService rights,
            @Reference LimitService limits,
            @Reference AuditLog audit,
            @Reference SiteSettings settings) {
        this.scheduler = threads.scheduler();
        AccountLimits followed = new AccountLimits(account -> of(limits.of(account).effective()), threads.io(), threads.scheduler());
        limitsFollowed = ending(limits.onChange(service -> followed.changed()));
        SessionServices services = new SessionServices(
                threads.cpu(),
                threads.scheduler(),
                Clock.systemUTC(),
                Ticker.SYSTEM,
                new JpaJournal(tables.unit(), tables.outbox(), threads.io()),
                new JpaJoinMedia(tables.unit(), threads.io(), threads.scheduler()),
                licence,
                rights,
                followed,
                audit,
                () -> Optional.ofNullable(media.get()),
                rules::decision,
                () -> Math.max(FOR_LOAD, Math.min(settings.get(ConferenceSettings.ALL_ON_SCREEN_PARTICIPANTS), licence.allOnScreen().asInt())),
                () -> open);
        SessionRows rows = new SessionRows(tables);
        this.sessions = new LocalSessions(services, rows, threads.io());
        this.access = new SessionAccess(sessions, services, rows, threads.io(), () -> open = false);
        this.quick = new QuickAccess(sessions, services, threads.io());
        sessions.restore();
        watchLicence();
    }

    private static Runnable ending(AutoCloseable handle) {
        return () -> {
            try {
                handle.close();
            } catch (Exception e) {
                throw new IllegalStateException("a listener for limits could not be taken away", e);
            }
        };
    }

    private static MediaLimits of(Bandwidth limit) {
        return new MediaLimits(bitsPerSecond(limit.inboundKbps()), bitsPerSecond(limit.outboundKbps()));
    }

    private static long bitsPerSecond(@Nullable Integer kbps) {
        return kbps == null ? MediaLimits.UNLIMITED : kbps * 1_000L;
    }

    /** Looks every minute, since the end of a licence is a moment of wall time. */
    private void watchLicence() {
        if (!closed) {
            sessions.endIfUnlicensed();
            licenceTimer = scheduler.schedule(LOOK_EVERY, this::watchLicence);
        }
    }

    /** Meetings go on without a media plane; when one appears, it learns what runs. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setMedia(MediaRouter router) {
        media.set(router);
        sessions.all().forEach(Session::mediaAppeared);
    }

    void unsetMedia(MediaRouter router) {
        media.compareAndSet(router, null);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addObserver(SessionObserver observer) {
        sessions.observe(observer);
    }

    void removeObserver(SessionObserver observer) {
        sessions.forget(observer);
    }

    @Deactivate
    void close() {
        open = false;
        closed = true;
        licenceTimer.cancel();
        limitsFollowed.run();
        sessions.close();
    }

    @Override
    public CompletionStage<JoinOutcome> join(JoinRequest request, SeatListener listener) {
        return access.join(request, listener);
    }

    @Override
    public CompletionStage<JoinOutcome> resume(String resumeToken, String address, SeatListener listener) {
        return access.resume(resumeToken, address, listener);
    }

    @Override
    public CompletionStage<SessionView> run(ConferenceId id, Identity by) {
        return access.run(id, by);
    }

    @Override
    public CompletionStage<Void> stop(ConferenceId id, Identity by) {
        return access.stop(id, by);
    }

    @Override
    public Optional<SessionView> running(ConferenceId id) {
        return access.running(id);
    }

    @Override
    public List<SessionView> running() {
        return access.running();
    }

    @Override
    public CompletionStage<SessionView> open(Start start, Identity by) {
        return quick.open(start, by);
    }

    @Override
    public CompletionStage<Void> invite(ConferenceId id, Invitation person, Identity by) {
        return quick.invite(id, person, by);
    }

    @Override
    public boolean mayInvite(ConferenceId id, Identity by) {
        return quick.mayInvite(id, by);
    }

    @Override
    public CompletionStage<Void> end(ConferenceId id, SessionEnd cause) {
        return quick.end(id, cause);
    }

    @Override
    public boolean isCall(ConferenceId id) {
        return quick.isCall(id);
    }

    @Override
    public void drain() {
        access.drain();
    }
}
