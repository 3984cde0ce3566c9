// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.audit.EventTypes.Detail;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.thread.Threads;
import org.rostrum.settings.ServerSettings;
import org.rostrum.settings.SiteSettings;
import org.rostrum.store.Backups.Backup;
import org.rostrum.store.Backups;
import org.rostrum.store.DataFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Backups made for the panel and programs: in the background, one at a time, each told in the event log (10/BKP-1, BKP-2). Thread-safe. */
@Component(service = BackupJob.class)
public final class BackupJob {

    private static final Logger logger = LoggerFactory.getLogger(BackupJob.class);

    /** What is being done, or came of it. */
    enum Phase { IDLE, RUNNING, DONE, FAILED }

    /**
     * Of the latest one since the server started.
     *
     * @param since  its begin; null: there was none
     * @param name   of its file when it is done
     * @param reason code of what went wrong
     */
    record State(Phase phase, @Nullable Instant since, @Nullable String name, @Nullable String reason, @Nullable String message) {
        static final State IDLE = new State(Phase.IDLE, null, null, null, null);
    }

    private final Backups backups;
    private final SiteSettings settings;
    private final AuditLog audit;
    private final Executor executor;
    private final Clock clock;
    private final BackupFolder folder;
    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);

    @Activate
    public BackupJob(@Reference Backups backups, @Reference DataFolder data, @Reference SiteSettings settings, @Reference AuditLog audit,
            @Reference Threads threads) {
        this(backups, new BackupFolder(data.path().resolve("backups")), settings, audit, threads.io(), Clock.systemUTC());
    }

    BackupJob(Backups backups, BackupFolder folder, SiteSettings settings, AuditLog audit, Executor executor, Clock clock) {
        this.backups = backups;
        this.folder = folder;
        this.settings = settings;
        this.audit = audit;
        this.executor = executor;
        this.clock = clock;
    }

    BackupFolder folder() {
        return folder;
    }

    State state() {
        return state.get();
    }

    /**
     * Begins one; returns at once.
     *
     * @throws RostrumException with {@link BackupRefusal#RUNNING}
     */
    State begin(String by, String address) {
        State running = new State(Phase.RUNNING, clock.instant(), null, null, null);
        State before = state.getAndUpdate(now -> now.phase() == Phase.RUNNING ? now : running);
        if (before.phase() == Phase.RUNNING) {
            throw new RostrumException(BackupRefusal.RUNNING, "A backup is being written; wait for it.");
        }
        try {
            executor.execute(() -> write(by, address));
        } catch (RuntimeException e) {
            state.set(before);
            throw e;
        }
        return running;
    }

    private void write(String by, String address) {
        Instant since = state.get().since();
        try {
            Backup written = backups.create(settings.get(ServerSettings.SERVER_NAME), null);
            String name = String.valueOf(written.file().getFileName());
            record("backup.created", by, address, name, Map.of("rows", String.valueOf(written.rows()), "bytes", String.valueOf(written.bytes())));
            tidy();
            state.set(new State(Phase.DONE, since, name, null, null));
        } catch (RuntimeException e) {
            logger.error("the backup could not be written", e);
            RostrumException refusal = e instanceof RostrumException known ? known
                    : new RostrumException(CommonError.INTERNAL, "The log of the server tells more.", null, e);
            record("backup.failed", by, address, "", Map.of(Detail.RESULT, refusal.error().code()));
            state.set(new State(Phase.FAILED, since, null, refusal.error().code(), refusal.getMessage()));
        }
    }

    /** An old file that stays is no reason to call the new one failed. */
    private void tidy() {
        int keep = settings.get(BackupGroup.KEEP_NEWEST);
        try {
            List<String> gone = keep == 0 ? List.of() : folder.keepNewest(keep);
            gone.forEach(name -> record("backup.deleted", "server", null, name, Map.of()));
        } catch (RuntimeException e) {
            logger.warn("old backups could not be deleted", e);
        }
    }

    /** Deletes one; false: there is none of this name. */
    boolean delete(String name, String by, String address) {
        boolean deleted = folder.delete(name);
        if (deleted) {
            record("backup.deleted", by, address, name, Map.of());
        }
        return deleted;
    }

    /** The file of a name, told as a download; empty: none. */
    Optional<java.nio.file.Path> download(String name, String by, String address) {
        Optional<java.nio.file.Path> file = folder.find(name);
        file.ifPresent(found -> record("backup.downloaded", by, address, name, Map.of()));
        return file;
    }

    private void record(String type, String by, @Nullable String address, String name, Map<String, String> details) {
        audit.record(new AuditEvent(clock.instant(), type, by, name.isEmpty() ? null : name, address, details));
    }
}
