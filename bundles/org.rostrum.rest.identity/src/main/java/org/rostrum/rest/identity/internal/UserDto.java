// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.Administrator;
import org.rostrum.identity.AdministratorService;
import org.rostrum.identity.Identity;

/**
 * Who is signed in.
 *
 * @param id           login
 * @param uid          account ID, or the administrator's name in reports
 * @param email        empty if unset
 * @param roles        of an administrator; else empty
 * @param secondFactor whether an administrator has one; null for others
 * @param language     that a user has chosen (80/UPS-5)
 */
@Schema(description = "Who is signed in.")
record UserDto(
        @Schema(description = "Login.", example = "ada") String id,
        @Schema(description = "Account ID login@server; admin:login for an administrator.", example = "ada@video.example.org") String uid,
        @Schema(description = "Name for people.") String displayName,
        @Schema(description = "Empty if unset.") String email,
        @Schema(description = "Kind of login.", allowableValues = {"user", "administrator", "application"}) String kind,
        @Schema(description = "Roles of an administrator: admin, security-admin; empty for others.") List<String> roles,
        @Schema(description = "Whether an administrator has a second factor; null for others.") @Nullable Boolean secondFactor,
        @Schema(description = "Language tag that a user has chosen; null: none, or no user.") @Nullable String language) {

    static UserDto of(Identity identity, AccountService accounts, AdministratorService administrators) {
        if (identity instanceof Identity.User user) {
            Optional<Account> account = accounts.find(user.key());
            return new UserDto(user.id().login(), user.name(), user.displayName(), account.map(Account::email).orElse(""), "user", List.of(), null,
                    account.map(Account::language).filter(language -> !language.isEmpty()).orElse(null));
        }
        if (identity instanceof Identity.Administrator admin) {
            boolean secondFactor = administrators.find(admin.login()).map(Administrator::secondFactor).orElse(false);
            return new UserDto(
                    admin.login(), admin.name(), admin.displayName(), "", "administrator", Roles.words(admin.roles()), secondFactor, null);
        }
        if (identity instanceof Identity.Application application) {
            return new UserDto(application.id(), application.name(), application.displayName(), "", "application", List.of(), null, null);
        }
        throw new IllegalStateException("guests have no user object");
    }
}
