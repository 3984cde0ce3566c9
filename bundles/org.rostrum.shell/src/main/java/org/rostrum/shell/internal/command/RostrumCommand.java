// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;

/** What our commands share: output, who types, passwords, and refusals as one line with their code. One instance a call. */
abstract class RostrumCommand implements Action {

    @Reference
    @SuppressWarnings("NullAway.Init") // Karaf sets it before execute()
    Session session;

    @Override
    public final @Nullable Object execute() throws CommandFailedException {
        try {
            run();
            return null;
        } catch (RostrumException e) {
            String place = e.location() == null ? "" : " (" + e.location() + ")";
            throw new CommandFailedException(e.error().code() + place + ": " + e.getMessage());
        }
    }

    abstract void run();

    PrintStream out() {
        return session.getConsole();
    }

    /** Who changes something, for the event log. */
    String by() {
        Object user = session.get("USER");
        return user == null ? "server" : "admin:" + user;
    }

    /** First line of {@code file}; without one, asked twice at the terminal. Never an argument: the shell's history keeps those. */
    String password(@Nullable String file) {
        try {
            return file == null ? askedTwice() : Files.readString(Path.of(file)).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new RostrumException(CommonError.INVALID_VALUE, "the password cannot be read: " + e.getMessage(), null, e);
        }
    }

    private String askedTwice() throws IOException {
        String first = session.readLine("Password: ", '*');
        String second = session.readLine("Again: ", '*');
        if (first == null || !first.equals(second)) {
            throw new RostrumException(CommonError.INVALID_VALUE, "the two passwords differ");
        }
        return first;
    }
}
