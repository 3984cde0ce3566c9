// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.ErrorCategory;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.AccountManagement.Change;
import org.rostrum.identity.AccountService.NewAccount;
import org.rostrum.identity.AccountTransfer.Existing;
import org.rostrum.identity.AccountTransfer.Options;
import org.rostrum.identity.AccountTransfer.Phase;
import org.rostrum.identity.AccountTransfer.Progress;
import org.rostrum.identity.AccountTransfer.Refusal;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.Profile;
import org.rostrum.licence.LicenceError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One import (00/R-87): goes through the lines on one thread, while any thread reads how far it is. New accounts are stored many in
 * one transaction; where that is refused each gets a transaction of its own, so that a refused one takes no other along.
 */
final class ImportRun {

    private static final Logger logger = LoggerFactory.getLogger(ImportRun.class);
    private static final int TOGETHER = 50;
    private static final int TOLD_EVERY = 1_000;
    private static final int SHOWN_LOGIN = 100;
    private static final int BUSY_TRIES = 60;
    private static final long BUSY_PAUSE_NS = 500_000_000;

    private final ImportTools tools;
    private final List<ImportFile.Line> lines;
    private final Options options;
    private final String by;
    private final Instant since;
    private final Set<String> seen = new HashSet<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Made> waiting = new ArrayList<>();
    private volatile boolean stopping;
    private Phase phase = Phase.RUNNING;
    private int created;
    private int updated;
    private int skipped;
    private Map<String, String> groupIds = Map.of();
    private long room;

    /** An account that is ready to be stored. */
    private record Made(ImportFile.Line line, AccountEntity row, Set<String> groups) {}

    ImportRun(ImportTools tools, List<ImportFile.Line> lines, Options options, String by, Instant since) {
        this.tools = tools;
        this.lines = List.copyOf(lines);
        this.options = options;
        this.by = by;
        this.since = since;
    }

    /**
     * Goes through all lines; never throws.
     *
     * @param told how far it is, now and then
     */
    void work(Consumer<Progress> told) {
        Phase end = Phase.FAILED;
        try {
            groupIds = tools.groupIds();
            room = tools.accounts().room();
            for (ImportFile.Line line : lines) {
                if (stopping) {
                    return;
                }
                each(line);
                if (line.number() % TOLD_EVERY == 0) {
                    told.accept(progress());
                }
            }
            store();
            end = Phase.DONE;
        } catch (RuntimeException e) {
            logger.error("an import of accounts stopped in the middle", e);
        } finally {
            synchronized (this) {
                phase = end;
            }
        }
    }

    private void each(ImportFile.Line line) {
        try {
            line(line);
        } catch (RostrumException e) {
            refuse(line, e);
        }
    }

    private void line(ImportFile.Line line) {
        if (line.extra()) {
            throw new RostrumException(IdentityError.CSV_MALFORMED, "the line has more cells than the header");
        }
        String login = Names.login(line.login(tools.accounts().serverName()), "login_name");
        if (!seen.add(Names.nameKey(login))) {
            throw new RostrumException(CommonError.UNIQUE_VALUE_IN_USE, "this login is in the file twice", "login_name");
        }
        Set<String> typed = line.groups();
        Set<String> groups = typed == null ? null : ImportTools.resolved(typed, groupIds);
        Optional<AccountEntity> existing = tools.existing(login);
        if (existing.isEmpty()) {
            create(line, login, groups == null ? Set.of() : groups);
        } else if (options.existing() == Existing.UPDATE) {
            update(line, existing.get(), groups);
        } else {
            count(0, 0, 1);
        }
    }

    private void create(ImportFile.Line line, String login, Set<String> groups) {
        NewAccount wanted = new NewAccount(login, line.get(TransferColumn.DISPLAY_NAME), line.get(TransferColumn.EMAIL),
                line.given(TransferColumn.PASSWORD), line.profile(Profile.EMPTY), Objects.requireNonNullElse(line.active(), true), groups);
        tools.accounts().check(wanted, "");
        if (options.dryRun()) {
            if (room-- <= 0) {
                throw new RostrumException(LicenceError.ACCOUNTS_LIMIT, "the licence allows no more accounts");
            }
            count(1, 0, 0);
            return;
        }
        waiting.add(new Made(line, patiently(() -> tools.accounts().prepare(wanted, "")), groups));
        if (waiting.size() >= TOGETHER) {
            store();
        }
    }

    private void store() {
        List<Made> batch = List.copyOf(waiting);
        waiting.clear();
        try {
            insert(batch);
        } catch (RostrumException e) {
            if (e.error().category() == ErrorCategory.UNAVAILABLE) {
                throw e;
            }
            for (Made made : batch) {
                try {
                    insert(List.of(made));
                } catch (RostrumException own) {
                    refuse(made.line(), own);
                }
            }
        }
    }

    private void insert(List<Made> batch) {
        tools.accounts().insertWithin(batch.size(), em -> batch.forEach(made -> {
            StoredAccounts.insert(em, made.row(), "login_name");
            if (!made.groups().isEmpty()) {
                GroupRows.place(em, made.row().key(), made.groups());
            }
        }));
        batch.forEach(made -> tools.accounts().recordCreated(tools.accounts().account(made.row()), by));
        count(batch.size(), 0, 0);
    }

    private void update(ImportFile.Line line, AccountEntity row, @Nullable Set<String> groups) {
        Change change = new Change(line.given(TransferColumn.DISPLAY_NAME), line.given(TransferColumn.EMAIL),
                line.given(TransferColumn.PASSWORD), line.active(), line::profile, groups);
        if (options.dryRun()) {
            tools.management().check(row, change);
            count(0, 1, 0);
            return;
        }
        boolean same = !patiently(() -> tools.management().changed(row.key(), change, by));
        count(0, same ? 0 : 1, same ? 1 : 0);
    }

    /** People who sign in hash passwords too; they go first. */
    private static <T> T patiently(Supplier<T> work) {
        for (int tries = 1; ; tries++) {
            try {
                return work.get();
            } catch (RostrumException e) {
                if (e.error() != CommonError.BRAKED || tries == BUSY_TRIES) {
                    throw e;
                }
                LockSupport.parkNanos(BUSY_PAUSE_NS);
            }
        }
    }

    private synchronized void count(int more, int others, int same) {
        created += more;
        updated += others;
        skipped += same;
    }

    private synchronized void refuse(ImportFile.Line line, RostrumException e) {
        if (e.error().category() == ErrorCategory.UNAVAILABLE) {
            throw e;
        }
        String typed = line.login(tools.accounts().serverName());
        refusals.add(new Refusal(line.number(), Names.cut(typed, SHOWN_LOGIN), e.error().code(), e.location(),
                Objects.requireNonNullElse(e.getMessage(), "")));
    }

    synchronized boolean isRunning() {
        return phase == Phase.RUNNING;
    }

    synchronized Progress progress() {
        int done = created + updated + skipped + refusals.size();
        return new Progress(phase, since, options.dryRun(), lines.size(), done, created, updated, skipped, refusals.size(),
                sorted().subList(0, Math.min(refusals.size(), Progress.SHOWN)));
    }

    /** By line; those of a batch come late. */
    private List<Refusal> sorted() {
        return refusals.stream().sorted(Comparator.comparingInt(Refusal::line)).toList();
    }

    synchronized List<Refusal> refusals() {
        return sorted();
    }

    void stop() {
        stopping = true;
    }
}
