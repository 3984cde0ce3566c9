// SPDX-License-Identifier: Apache-2.0
package org.rostrum.shell.internal.command;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.AdminRole;

/** Roles as they are typed: {@code admin}, {@code security-admin}. */
final class AdminRoles {

    private AdminRoles() {}

    static AdminRole of(String word) {
        return Stream.of(AdminRole.values()).filter(role -> word(role).equals(word)).findFirst().orElseThrow(
                () -> new RostrumException(CommonError.INVALID_VALUE, "roles are admin and security-admin", "roles"));
    }

    static String words(Collection<AdminRole> roles) {
        return roles.stream().sorted().map(AdminRoles::word).collect(Collectors.joining(", "));
    }

    private static String word(AdminRole role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
