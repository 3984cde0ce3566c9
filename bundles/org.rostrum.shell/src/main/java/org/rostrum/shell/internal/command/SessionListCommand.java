// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jspecify.annotations.Nullable;
import org.rostrum.conference.SessionDirectory;
import org.rostrum.conference.SessionView;

/** Lists the running sessions of this node. */
@Service
@Command(scope = "rostrum", name = "session-list", description = "Lists the running sessions of this node.")
public final class SessionListCommand extends RostrumCommand {

    @Reference(optional = true)
    @Nullable SessionDirectory sessions;

    @Override
    void run() {
        ShellTable table = new ShellTable().emptyTableText("No sessions");
        table.column("Session");
        table.column("Conference");
        table.column("Started");
        table.column("Present").alignRight();
        table.column("Guests").alignRight();
        for (SessionView view : Sessions.of(sessions).running()) {
            table.addRow().addContent(
                    view.id(), view.conference(), view.startedAt(), view.counters().present(), view.counters().guests());
        }
        table.print(out());
    }
}
