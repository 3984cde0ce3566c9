// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rostrum.identity.Profile;

/** Fields of a user to make or change (contract 61 section 8.2); absent: unset, or unchanged. */
@Schema(description = "Fields of a user; what is absent stays unset, or unchanged.")
record UserRequest(
        @Schema(description = "Login; login_name does as well.", maxLength = 64) @Nullable String id,
        @Nullable String loginName,
        @Nullable String displayName,
        @Nullable String email,
        @Nullable String password,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String company,
        @Nullable String mobilePhone,
        @Nullable String workPhone,
        @Nullable String homePhone,
        @Nullable Boolean isActive) {

    /** Login, by whichever name it was sent; null: not sent. */
    @Nullable String login() {
        return id == null || id.isBlank() ? loginName : id;
    }

    /** {@code now} with what this gives. */
    Profile profile(Profile now) {
        return new Profile(
                Objects.requireNonNullElse(firstName, now.firstName()),
                Objects.requireNonNullElse(lastName, now.lastName()),
                Objects.requireNonNullElse(company, now.company()),
                Objects.requireNonNullElse(mobilePhone, now.mobilePhone()),
                Objects.requireNonNullElse(workPhone, now.workPhone()),
                Objects.requireNonNullElse(homePhone, now.homePhone()));
    }

    @Override
    public String toString() {
        return "UserRequest[" + login() + "]";
    }
}
