// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.audit.ConfigChange;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.time.Ticker;
import org.rostrum.conference.Access;
import org.rostrum.conference.Conference;
import org.rostrum.conference.ConferenceService;
import org.rostrum.conference.JoinOutcome;
import org.rostrum.conference.JoinRequest;
import org.rostrum.conference.internal.admission.JoinDecision;
import org.rostrum.conference.internal.planning.FakeAccounts;
import org.rostrum.conference.internal.planning.StoredConferences;
import org.rostrum.conference.internal.store.ConferenceTables;
import org.rostrum.conference.internal.store.JpaJoinMedia;
import org.rostrum.conference.internal.store.JpaJournal;
import org.rostrum.conference.internal.store.SessionRows;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.Identity;
import org.rostrum.identity.group.FakeRights;
import org.rostrum.media.MediaLimits;
import org.rostrum.store.test.TestStore;
import org.rostrum.test.Eventually;

/** The engine over a real database, with real threads and time. */
public final class Server implements AutoCloseable {

    public static final Identity.Administrator ADMIN = new Identity.Administrator("root", Set.of(AdminRole.ADMIN));

    public final FakeAccounts accounts = new FakeAccounts();
    public final Identity.User owner = accounts.add("owner");
    public final Identity.User moderator = accounts.add("moderator");
    public final Identity.User anna = accounts.add("anna");
    public final Identity.User boris = accounts.add("boris");
    public final FakeLicence licence = new FakeLicence();
    public final FakeRights rights = new FakeRights();
    public volatile int participantsLimit = 49;
    public final List<AuditEvent> audit = Collections.synchronizedList(new ArrayList<>());
    public final List<ConfigChange> changes = Collections.synchronizedList(new ArrayList<>());
    public final ConferenceTables tables;
    public final ConferenceService conferences;
    public final LocalSessions sessions;
    public final SessionAccess access;

    public Server(TestStore store) {
        AtomicBoolean open = new AtomicBoolean(true);
        tables = new ConferenceTables(store.units(), store.outbox());
        AuditLog log = new Log();
        conferences = new StoredConferences(tables, accounts, licence, rights, changes::add, Clock.systemUTC());
        SessionServices services = new SessionServices(
                store.threads().cpu(), store.threads().scheduler(), Clock.systemUTC(), Ticker.SYSTEM,
                new JpaJournal(tables.unit(), tables.outbox(), store.threads().io()),
                new JpaJoinMedia(tables.unit(), store.threads().io(), store.threads().scheduler()), licence, rights,
                new AccountLimits(account -> MediaLimits.NONE, store.threads().io(), store.threads().scheduler()), log, Optional::empty,
                () -> new JoinDecision(List.of()), () -> participantsLimit, open::get);
        SessionRows rows = new SessionRows(tables);
        sessions = new LocalSessions(services, rows, store.threads().io());
        access = new SessionAccess(sessions, services, rows, store.threads().io(), () -> open.set(false));
        sessions.restore();
        Eventually.eventually(() -> {
            try {
                sessions.requireRestored();
                return "";
            } catch (RostrumException e) {
                return e.getMessage();
            }
        });
    }

    /** A public room of the owner with the moderator and Anna on its list. */
    public Conference room(String id) {
        return conferences.create(draft(id), owner);
    }

    public static ConferenceService.Draft draft(String id) {
        return new ConferenceService.Draft(id, "Topic of " + id, null, null, Access.PUBLIC, null, null,
                List.of(
                        new ConferenceService.Invitee("moderator", null, true),
                        new ConferenceService.Invitee("anna@example.org", null, false)),
                null, null);
    }

    public JoinOutcome.Admitted join(ConferenceId id, Identity identity) {
        return join(id, identity, null);
    }

    public JoinOutcome.Admitted join(ConferenceId id, Identity identity, @Nullable String name) {
        JoinRequest request = new JoinRequest(id, identity, name, null, JoinRequest.Method.BROWSER,
                Meeting.instance(identity.name()), "192.0.2.1", "Test/1", true, true);
        return (JoinOutcome.Admitted) await(access.join(request, (sequence, update) -> {}));
    }

    /** The outcome, or the refusal as it was thrown. */
    public static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RostrumException refusal) {
                throw refusal;
            }
            if (e.getCause() instanceof TimeoutException) {
                throw new AssertionError("no answer", e);
            }
            throw e;
        }
    }

    private final class Log implements AuditLog {
        @Override
        public void record(AuditEvent event) {
            audit.add(event);
        }

        @Override
        public List<AuditEvent> latest(int limit) {
            return List.copyOf(audit);
        }
    }

    @Override
    public void close() {
        sessions.close();
    }
}
