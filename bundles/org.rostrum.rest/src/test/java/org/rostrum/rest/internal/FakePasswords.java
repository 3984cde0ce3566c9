// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.PasswordRules;

/** The real rules: for passwords that begin with "strict" all of them, for others the length, so that tests need no odd ones. */
public final class FakePasswords {

    /** A password that is refused because it is the login, whoever's it is. */
    public static final String LOGIN = "the login";

    private FakePasswords() {}

    public static void check(String password, String location) {
        boolean strict = password.startsWith("strict");
        new PasswordRules(8, strict, strict, strict).broken(password, LOGIN).ifPresent(broken -> {
            throw new RostrumException(broken, "The password does not meet the requirements.", location);
        });
    }
}
