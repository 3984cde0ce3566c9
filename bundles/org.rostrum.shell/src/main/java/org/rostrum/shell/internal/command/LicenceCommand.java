// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import java.util.Locale;
import java.util.Objects;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.rostrum.licence.Licence;
import org.rostrum.licence.LicenceStatus;
import org.rostrum.licence.LicensedAccounts;
import org.rostrum.licence.Limit;
import org.rostrum.licence.Pool;

/** Shows the licence in force. */
@Service
@Command(scope = "rostrum", name = "licence", description = "Shows the licence in force, its limits and what is in use.")
public final class LicenceCommand extends RostrumCommand {

    @Reference
    @SuppressWarnings("NullAway.Init") // Karaf sets it
    Licence licence;

    @Reference
    @SuppressWarnings("NullAway.Init") // Karaf sets it
    LicensedAccounts accounts;

    @Override
    void run() {
        LicenceStatus status = licence.status();
        ShellTable table = new ShellTable().noHeaders();
        table.column("What");
        table.column("Value");
        row(table, "Server ID", status.serverId());
        row(table, "Edition", status.edition() + (status.builtIn() ? " (built in)" : ""));
        row(table, "State", status.state().name().toLowerCase(Locale.ROOT));
        if (status.problem() != null) {
            row(table, "Problem", status.problem().code());
        }
        if (!status.builtIn()) {
            row(table, "Number", String.valueOf(status.number()));
            row(table, "Issuer", status.issuer());
            row(table, "Organization", status.organization());
            row(table, "Valid until", status.validUntil() == null ? "without end" : status.validUntil() + ", grace days " + status.graceDays());
        }
        if (status.runsUntil() != null) {
            row(table, "What runs has until", status.runsUntil().toString());
        }
        for (Pool pool : Pool.values()) {
            LicenceStatus.Usage usage = Objects.requireNonNull(status.pools().get(pool));
            row(table, pool.name().toLowerCase(Locale.ROOT), usage(usage.used(), usage.limit()));
        }
        row(table, "accounts", usage(accounts.count(), status.accounts()));
        row(table, "conferences", usage(status.conferences().used(), status.conferences().limit()));
        status.features().stream().filter(feature -> !feature.granted()).forEach(feature -> row(table, feature.name(), "not licensed"));
        table.print(out());
    }

    private static String usage(long used, Limit limit) {
        return used + " of " + limit;
    }

    private static void row(ShellTable table, String what, String value) {
        table.addRow().addContent(what, value.replaceAll("\\p{Cntrl}", "?"));
    }
}
