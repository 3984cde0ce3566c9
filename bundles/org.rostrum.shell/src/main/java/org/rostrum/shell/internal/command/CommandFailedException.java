// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

/** A refusal in one line; the shell prints the message and tells scripts by its exit code. */
final class CommandFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    CommandFailedException(String message) {
        super(message);
    }
}
