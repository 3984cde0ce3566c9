// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.util.Optional;

/** Display names as they come from clients. */
public final class Names {

    private static final int LONGEST = 240;

    private Names() {}

    /** Without surrounding blanks; empty if nothing is left, it is too long, or it holds control characters. Pure. */
    public static Optional<String> clean(String name) {
        String stripped = name.strip();
        boolean good = !stripped.isEmpty() && stripped.length() <= LONGEST && stripped.chars().noneMatch(Character::isISOControl);
        return good ? Optional.of(stripped) : Optional.empty();
    }
}
