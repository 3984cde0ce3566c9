// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.issuer;

import java.io.Console;
import java.util.Arrays;
import java.util.Map;

/** The password of the private key: from the environment, else asked; never an argument, which others could see. */
final class Passwords {

    static final String VARIABLE = "ROSTRUM_ISSUER_PASSWORD";
    private static final int SHORTEST = 10;

    private final Map<String, String> environment;

    Passwords(Map<String, String> environment) {
        this.environment = environment;
    }

    char[] known() throws IssuerException {
        String given = environment.get(VARIABLE);
        return given == null ? asked("Password of the issuer's key: ") : given.toCharArray();
    }

    char[] chosen() throws IssuerException {
        char[] password = known();
        if (password.length < SHORTEST) {
            throw new IssuerException("the password needs " + SHORTEST + " characters or more");
        }
        for (char c : password) {
            if (c < ' ' || c > '~') {
                throw new IssuerException("the password may hold letters, digits, blanks and signs of ASCII only");
            }
        }
        if (environment.get(VARIABLE) == null && !Arrays.equals(password, asked("Again: "))) {
            throw new IssuerException("the two passwords differ");
        }
        return password;
    }

    private static char[] asked(String prompt) throws IssuerException {
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("%s", prompt);
        if (typed == null) {
            throw new IssuerException("no terminal to ask for the password: set " + VARIABLE);
        }
        return typed;
    }
}
