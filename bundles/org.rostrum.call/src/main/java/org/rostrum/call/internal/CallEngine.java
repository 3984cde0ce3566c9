// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.SessionId;
import org.rostrum.base.thread.Threads;
import org.rostrum.call.CallHistory;
import org.rostrum.call.CallId;
import org.rostrum.call.CallNotice;
import org.rostrum.call.CallService;
import org.rostrum.call.CallView;
import org.rostrum.conference.QuickSessions;
import org.rostrum.conference.SeatEnd;
import org.rostrum.conference.SeatPresence;
import org.rostrum.conference.SessionDirectory;
import org.rostrum.conference.SessionEnd;
import org.rostrum.conference.SessionView;
import org.rostrum.conference.history.PastSession;
import org.rostrum.conference.history.SessionHistory;
import org.rostrum.conference.spi.SessionObserver;
import org.rostrum.edge.AccountDevices;
import org.rostrum.edge.DirectMedia;
import org.rostrum.edge.MetricSource;
import org.rostrum.edge.SignalConnection;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.ProfileField;
import org.rostrum.identity.VisibleFields;
import org.rostrum.identity.VisibleFields.Viewer;
import org.rostrum.identity.Identity;
import org.rostrum.identity.contact.BlockListService;
import org.rostrum.identity.contact.CallTargets;
import org.rostrum.identity.group.GroupService;
import org.rostrum.identity.group.RightsService;
import org.rostrum.identity.presence.PresenceMarks;
import org.rostrum.identity.presence.PresenceSource;
import org.rostrum.licence.Licence;
import org.rostrum.settings.SiteSettings;

/** Puts the calls together. Immediate: it takes up what went on when the server stopped. Thread-safe. */
@Component(service = {CallService.class, SessionObserver.class, DirectMedia.class}, immediate = true)
public final class CallEngine implements CallService, SessionObserver, DirectMedia {

    private final Calls calls;
    private final Notices notices = new Notices();
    private final AtomicReference<@Nullable AccountDevices> devices = new AtomicReference<>();
    private final Map<ConferenceId, SeatEnd> lastWent = new ConcurrentHashMap<>();
    private final CallRecovery recovery;
    private final ServiceRegistration<PresenceSource> presence;
    private final ServiceRegistration<MetricSource> figures;

    @Activate
    public CallEngine(
            BundleContext context,
            @Reference CallTables tables,
            @Reference CallHistory history,
            @Reference QuickSessions quick,
            @Reference SessionDirectory directory,
            @Reference SessionHistory sessions,
            @Reference AccountService accounts,
            @Reference CallTargets targets,
            @Reference BlockListService blocks,
            @Reference GroupService groups,
            @Reference RightsService rights,
            @Reference Licence licence,
            @Reference SiteSettings settings,
            @Reference VisibleFields fields,
            @Reference Threads threads) {
        PresenceMarks marks = new PresenceMarks();
        CallFigures counts = new CallFigures();
        CallJournal journal = new JpaCallJournal(tables.unit());
        this.calls = new Calls(new CallServices(threads, Clock.systemUTC(), journal, history, quick, new Looks(directory, sessions, accounts), accounts,
                targets, blocks, groups, rights, licence, settings, new Connected(), notices,
                new CallTeller(devices::get, marks, () -> fields.seenBy(Viewer.COLLEAGUE).contains(ProfileField.ID)), counts));
        this.presence = context.registerService(PresenceSource.class, marks, null);
        this.figures = context.registerService(MetricSource.class, counts, null);
        this.recovery = new CallRecovery(calls, journal, sessions, accounts, threads);
        recovery.begin();
    }

    /** Devices as the signalling socket knows them, while it runs. */
    private final class Connected implements CallServices.DevicesSeen {

        private List<SignalConnection> of(AccountKey account) {
            AccountDevices all = devices.get();
            return all == null ? List.of() : all.of(account);
        }

        @Override
        public boolean has(AccountKey account) {
            return !of(account).isEmpty();
        }

        @Override
        public Optional<String> address(AccountKey account, String device) {
            return of(account).stream().filter(each -> each.id().equals(device)).map(SignalConnection::address).findFirst();
        }
    }

    private record Looks(SessionDirectory directory, SessionHistory history, AccountService accounts) implements SessionLooks {
        @Override
        public boolean sits(ConferenceId conference, AccountKey account) {
            return accounts.find(account).map(Account::id).flatMap(id -> directory.running(conference).map(view -> view.participants().stream()
                    .anyMatch(seat -> id.equals(seat.account()) && seat.presence() == SeatPresence.CONNECTED))).orElse(false);
        }

        @Override
        public List<SessionView> running() {
            return directory.running();
        }

        @Override
        public Optional<String> topic(ConferenceId conference) {
            return directory.running(conference).flatMap(view -> history.session(view.id())).map(PastSession::topic);
        }
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void setDevices(AccountDevices service) {
        devices.set(service);
    }

    void unsetDevices(AccountDevices service) {
        devices.compareAndSet(service, null);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addNotice(CallNotice notice) {
        notices.add(notice);
    }

    void removeNotice(CallNotice notice) {
        notices.remove(notice);
    }

    @Deactivate
    void close() {
        recovery.close();
        presence.unregister();
        figures.unregister();
    }

    // --- sessions

    @Override
    public void came(ConferenceId conference, SessionId session, AccountKey account) {
        calls.came(conference, account);
    }

    @Override
    public void went(ConferenceId conference, SessionId session, AccountKey account, SeatEnd cause) {
        calls.went(conference, account);
        lastWent.putIfAbsent(conference, cause);
    }

    @Override
    public void ended(ConferenceId conference, SessionId session, SessionEnd cause) {
        calls.sessionEnded(conference, cause, lastWent.remove(conference) == SeatEnd.CONNECTION_LOST);
    }

    @Override
    public boolean allowed(ConferenceId conference) {
        return calls.direct(conference);
    }

    // --- commands

    @Override
    public CompletionStage<Started> start(Identity.User caller, String callString, String device) {
        return calls.start(caller, callString, device);
    }

    @Override
    public CompletionStage<CallView> invite(Identity.User caller, ConferenceId conference, String callString, String device) {
        return calls.invite(caller, conference, callString, device);
    }

    @Override
    public CompletionStage<CallView> accept(Identity.User who, CallId id, String device) {
        return calls.accept(who, id, device);
    }

    @Override
    public CompletionStage<CallView> reject(Identity.User who, CallId id) {
        return calls.reject(who, id);
    }

    @Override
    public CompletionStage<CallView> hangUp(Identity.User who, CallId id) {
        return calls.hangUp(who, id);
    }

    @Override
    public CompletionStage<CallView> hold(Identity.User who, CallId id, boolean on) {
        return calls.hold(who, id, on);
    }

    @Override
    public List<CallView> of(AccountKey account) {
        return calls.of(account);
    }

    @Override
    public Optional<CallView> find(CallId id, AccountKey who) {
        return calls.find(id, who);
    }

    @Override
    public boolean widens(ConferenceId conference) {
        return calls.widens(conference);
    }

    @Override
    public CompletionStage<Optional<CallView>> attach(Identity.User who, CallId id, String device, boolean takes) {
        return calls.attach(who, id, device, takes);
    }

    @Override
    public void leave(AccountKey who, CallId id, String device) {
        calls.leave(who, id, device);
    }

    @Override
    public void gone(String device) {
        calls.gone(device);
    }
}
