// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.Identity;

/**
 * Who is signed in.
 *
 * @param id    login
 * @param uid   account ID, or the administrator's name in reports
 * @param email empty if unset
 */
@Schema(description = "Who is signed in.")
record UserDto(
        @Schema(description = "Login.", example = "ada") String id,
        @Schema(description = "Account ID login@server; admin:login for an administrator.", example = "ada@video.example.org") String uid,
        @Schema(description = "Name for people.") String displayName,
        @Schema(description = "Empty if unset.") String email,
        @Schema(description = "Kind of login.", allowableValues = {"user", "administrator", "application"}) String kind) {

    static UserDto of(Identity identity, AccountService accounts) {
        if (identity instanceof Identity.User user) {
            return new UserDto(user.id().login(), user.id().toString(), user.displayName(), email(user.key(), accounts), "user");
        }
        if (identity instanceof Identity.Administrator administrator) {
            return new UserDto(administrator.login(), administrator.name(), administrator.displayName(), "", "administrator");
        }
        if (identity instanceof Identity.Application application) {
            return new UserDto(application.id(), application.name(), application.displayName(), "", "application");
        }
        throw new IllegalStateException("guests have no user object");
    }

    private static String email(AccountKey key, AccountService accounts) {
        return accounts.find(key).map(Account::email).orElse("");
    }
}
