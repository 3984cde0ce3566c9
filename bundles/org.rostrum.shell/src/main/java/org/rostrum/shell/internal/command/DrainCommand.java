// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import java.util.concurrent.TimeUnit;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.rostrum.conference.SessionDirectory;

/** Takes no more joins and tells everybody that the server stops; then waits for the meetings to end. */
@Service
@Command(scope = "rostrum", name = "drain", description = "Takes no more joins and tells everybody that the server stops.")
public final class DrainCommand extends RostrumCommand {

    private static final long LOOK_EVERY_MS = 200;

    @Argument(index = 0, name = "seconds", description = "How long to wait until nobody is left; default: not at all")
    int seconds;

    @Reference(optional = true)
    @Nullable SessionDirectory sessions;

    @Override
    void run() {
        SessionDirectory directory = Sessions.of(sessions);
        directory.drain();
        waitUntilEmpty(directory);
        out().println("Joins are refused; sessions still running: " + occupied(directory));
    }

    private void waitUntilEmpty(SessionDirectory directory) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try {
            while (occupied(directory) > 0 && System.nanoTime() - deadline < 0) {
                Thread.sleep(LOOK_EVERY_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Ctrl-C ends the waiting, not the draining
        }
    }

    /** Sessions with somebody in them. */
    private static long occupied(SessionDirectory directory) {
        return directory.running().stream().filter(view -> view.counters().present() > 0).count();
    }
}
