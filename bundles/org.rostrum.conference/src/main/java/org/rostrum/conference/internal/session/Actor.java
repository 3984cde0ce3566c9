// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import org.rostrum.identity.Identity;

/**
 * Who did something.
 *
 * @param name        for logs and reports
 * @param displayName for people
 */
public record Actor(String name, String displayName) {

    public static final Actor SERVER = new Actor("server", "");

    public static Actor of(Identity identity) {
        return new Actor(identity.name(), identity.displayName());
    }
}
