// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.io.IOException;
import java.io.Writer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.thread.Threads;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountTransfer;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.group.Group;
import org.rostrum.identity.group.GroupKind;
import org.rostrum.store.JpaUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Export of the accounts, and the one import that may run. Thread-safe. */
@Component(service = AccountTransfer.class)
public final class StoredTransfer implements AccountTransfer {

    private static final Logger logger = LoggerFactory.getLogger(StoredTransfer.class);
    private static final char DELIMITER = ';';
    private static final int CHUNK = 500;
    private static final List<String> CODEC = List.of("name", "call address");

    private final JpaUnit unit;
    private final StoredAccounts accounts;
    private final StoredGroups groups;
    private final ImportTools tools;
    private final ImportReports reports;
    private final AuditLog audit;
    private final Executor executor;
    private final Clock clock;
    private final AtomicReference<@Nullable ImportRun> latest = new AtomicReference<>();

    @Activate
    public StoredTransfer(@Reference IdentityUnit unit, @Reference StoredAccounts accounts, @Reference ManagedAccounts management,
            @Reference CredentialMaker credentials, @Reference Tokens tokens, @Reference StoredGroups groups, @Reference AuditLog audit,
            @Reference Threads threads) {
        this(unit, accounts, management, credentials, tokens, groups, audit, threads.io(), Clock.systemUTC());
    }

    StoredTransfer(IdentityUnit unit, StoredAccounts accounts, ManagedAccounts management, CredentialMaker credentials, Tokens tokens,
            StoredGroups groups, AuditLog audit, Executor executor, Clock clock) {
        this.unit = unit.jpa();
        this.accounts = accounts;
        this.groups = groups;
        this.tools = new ImportTools(this.unit, accounts, management, credentials, tokens, groups);
        this.reports = new ImportReports(this.unit);
        this.audit = audit;
        this.executor = executor;
        this.clock = clock;
    }

    @Override
    public void export(Format format, @Nullable String groupId, Writer out, String by) throws IOException {
        Group group = groupId == null ? null : groups.find(groupId);
        audit.record(new AuditEvent(clock.instant(), "accounts.exported", by, null, null,
                group == null ? Map.of() : Map.of("group", group.name())));
        List<TransferColumn> columns = format == Format.FULL ? TransferColumn.FULL : TransferColumn.STANDARD;
        out.write(CsvText.line(format == Format.CODEC ? CODEC : columns.stream().map(TransferColumn::title).toList(), DELIMITER));
        String after = "";
        List<AccountEntity> page = page(group, after);
        while (!page.isEmpty()) {
            List<Account> shown = page.stream().map(accounts::account).toList();
            Map<AccountKey, List<Group>> memberships =
                    format == Format.FULL ? groups.of(shown.stream().map(Account::key).toList()) : Map.of();
            for (Account account : shown) {
                out.write(CsvText.line(cells(format, columns, account, memberships.getOrDefault(account.key(), List.of())), DELIMITER));
            }
            after = page.get(page.size() - 1).searchKey();
            page = page(group, after);
        }
    }

    private List<AccountEntity> page(@Nullable Group group, String after) {
        return unit.read(em -> {
            String member = group == null ? "" : " and " + GroupRows.isMember(group.kind());
            var query = em.createQuery("select a from Account a where a.searchKey > :after" + member + " order by a.searchKey",
                    AccountEntity.class).setParameter("after", after).setMaxResults(CHUNK);
            if (group != null && group.kind() == GroupKind.ORDINARY) {
                query.setParameter("group", GroupRows.existing(em, group.id()).number());
            }
            return query.getResultList();
        });
    }

    private static List<String> cells(Format format, List<TransferColumn> columns, Account account, Collection<Group> groups) {
        if (format == Format.CODEC) {
            return List.of(account.displayName(), account.id().toString());
        }
        String names = groups.stream()
                .filter(group -> !group.kind().predefined())
                // a name with the separator inside is told by its ID
                .map(group -> group.name().contains(",") ? group.id() : group.name())
                .collect(Collectors.joining(","));
        return columns.stream().map(column -> column.of(account, names)).toList();
    }

    @Override
    public Progress begin(byte[] file, Options options, String by) {
        refuseIfRunning();
        ImportRun run = new ImportRun(tools, ImportFile.read(file, options).lines(), options, by, clock.instant());
        ImportRun before = latest.getAndUpdate(now -> now != null && now.isRunning() ? now : run);
        if (before != null && before.isRunning()) {
            throw running();
        }
        try {
            long number = reports.begin(run.progress(), clock.instant(), by);
            executor.execute(() -> {
                run.work(now -> reports.save(number, now, List.of()));
                save(number, run);
                record(run.progress(), by);
            });
        } catch (RuntimeException e) {
            latest.set(before);
            throw e;
        }
        return run.progress();
    }

    private void save(long number, ImportRun run) {
        try {
            reports.save(number, run.progress(), run.refusals());
        } catch (RostrumException e) {
            logger.warn("the report of an import of accounts could not be kept: {}", e.error().code());
        }
    }

    private void record(Progress done, String by) {
        if (!done.dryRun()) {
            audit.record(new AuditEvent(clock.instant(), "accounts.imported", by, null, null, Map.of(
                    "created", String.valueOf(done.created()), "updated", String.valueOf(done.updated()),
                    "skipped", String.valueOf(done.skipped()), "refused", String.valueOf(done.refused()))));
        }
    }

    private void refuseIfRunning() {
        ImportRun now = latest.get();
        if (now != null && now.isRunning()) {
            throw running();
        }
    }

    private static RostrumException running() {
        return new RostrumException(IdentityError.IMPORT_RUNNING, "an import is running; wait for it");
    }

    @Override
    public Progress progress() {
        ImportRun run = latest.get();
        return run == null ? reports.latest().orElse(Progress.IDLE) : run.progress();
    }

    @Override
    public List<Refusal> refusals() {
        ImportRun run = latest.get();
        return run == null ? reports.latestRefusals() : run.refusals();
    }

    @Override
    public List<Report> reports() {
        ImportRun run = latest.get();
        List<Report> all = new ArrayList<>(reports.all());
        if (run != null && !all.isEmpty()) {
            Report newest = all.get(0);
            all.set(0, new Report(newest.number(), newest.by(), run.progress()));
        }
        return all;
    }

    @Override
    public List<Refusal> refusals(long number) {
        return reports.refusals(number);
    }

    @Deactivate
    void close() {
        ImportRun run = latest.get();
        if (run != null) {
            run.stop();
        }
    }
}
