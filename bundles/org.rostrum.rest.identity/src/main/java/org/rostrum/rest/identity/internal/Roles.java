// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.AdminRole;

/** Roles of administrators on the wire: {@code admin}, {@code security-admin}. Pure. */
final class Roles {

    private Roles() {}

    static String word(AdminRole role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> words(Set<AdminRole> roles) {
        return roles.stream().sorted().map(Roles::word).toList();
    }

    /** @throws RostrumException with {@code invalidValue} for a word that is none */
    static Set<AdminRole> of(Collection<String> words) {
        Set<AdminRole> roles = new TreeSet<>();
        for (String word : words) {
            roles.add(List.of(AdminRole.values()).stream().filter(role -> word(role).equals(word)).findFirst().orElseThrow(
                    () -> new RostrumException(CommonError.INVALID_VALUE, "Roles are admin and security-admin.", "roles")));
        }
        return roles;
    }
}
