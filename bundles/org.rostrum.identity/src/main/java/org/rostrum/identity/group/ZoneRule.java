// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.group;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.rostrum.base.net.AddressNetwork;

/**
 * What is set for a zone (30 §13). Immutable.
 *
 * @param name     for people
 * @param open     whether anybody may sign in from there; who is signed in goes on (30/ZON-4)
 * @param networks of the trusted zone, at least one; none of the external one
 * @param methods  ways of signing in, words of {@link #METHODS}, at least one (30/ZON-8)
 * @param rights   that the zone does not take away (30/ZON-30)
 */
public record ZoneRule(
        ZoneKind kind, String name, boolean open, List<AddressNetwork> networks, Set<String> methods, Set<Right> rights) {

    /** Login and password. */
    public static final String PASSWORD = "password";

    /** Ways of signing in that this server has. */
    public static final Set<String> METHODS = Set.of(PASSWORD);

    public ZoneRule {
        networks = List.copyOf(networks);
        methods = Collections.unmodifiableSet(new TreeSet<>(methods));
        rights = rights.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(rights));
    }

    /** What it means for rights. */
    public Zone zone() {
        return new Zone(name, rights);
    }
}
