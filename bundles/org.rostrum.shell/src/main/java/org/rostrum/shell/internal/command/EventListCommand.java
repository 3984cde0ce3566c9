// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jspecify.annotations.Nullable;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;

/** Shows the newest events of the log, newest first. */
@Service
@Command(scope = "rostrum", name = "event-list", description = "Shows the newest events of the log, newest first.")
public final class EventListCommand extends RostrumCommand {

    @Option(name = "--limit", description = "Rows at most")
    int limit = 50;

    @Reference
    @SuppressWarnings("NullAway.Init") // Karaf sets it
    AuditLog log;

    @Override
    void run() {
        ShellTable table = new ShellTable().emptyTableText("No events");
        table.column("At");
        table.column("Event");
        table.column("Who");
        table.column("What");
        table.column("From");
        table.column("Details");
        for (AuditEvent event : log.latest(limit)) {
            table.addRow().addContent(
                    event.at(), event.type(), event.actor(), orEmpty(event.subject()), orEmpty(event.address()), printable(event));
        }
        table.print(out());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Strangers' texts must not steer the terminal. */
    private static String printable(AuditEvent event) {
        return event.details().toString().replaceAll("\\p{Cntrl}", "?");
    }
}
