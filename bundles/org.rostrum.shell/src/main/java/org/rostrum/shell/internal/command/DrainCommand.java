// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.rostrum.conference.SessionDirectory;

/** Takes no more joins and tells everybody that the server stops. */
@Service
@Command(scope = "rostrum", name = "drain", description = "Takes no more joins and tells everybody that the server stops.")
public final class DrainCommand extends RostrumCommand {

    @Reference(optional = true)
    @Nullable SessionDirectory sessions;

    @Override
    void run() {
        SessionDirectory directory = Sessions.of(sessions);
        directory.drain();
        out().println("Joins are refused; sessions still running: " + directory.running().size());
    }
}
