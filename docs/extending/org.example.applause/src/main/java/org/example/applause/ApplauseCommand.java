// SPDX-License-Identifier: Apache-2.0
package org.example.applause;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;

/** Console command {@code applause:show}. */
@Service
@Command(scope = "applause", name = "show", description = "Tells how much was clapped.")
public final class ApplauseCommand implements Action {

    @Reference
    @Nullable Session session;

    @Reference
    @Nullable Applause applause;

    @Override
    public @Nullable Object execute() {
        if (session != null && applause != null) {
            session.getConsole().println(applause.total() + " claps");
        }
        return null;
    }
}
