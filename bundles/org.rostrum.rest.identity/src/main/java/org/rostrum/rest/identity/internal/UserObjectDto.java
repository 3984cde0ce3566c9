// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.identity.Account;
import org.rostrum.identity.Profile;
import org.rostrum.rest.Caller;

/** A user; contract 61 section 8.1, every key always. */
@Schema(description = "A user of this server. Texts are empty if unset.")
record UserObjectDto(
        @Schema(description = "Login.", example = "ada") String id,
        @Schema(description = "Account ID login@server.", example = "ada@video.example.org") String uid,
        @Schema(description = "Address of the picture; null if there is none.") @Nullable String avatar,
        String loginName,
        String email,
        String displayName,
        String firstName,
        String lastName,
        String company,
        String mobilePhone,
        String workPhone,
        String homePhone,
        List<GroupDto> groups,
        boolean isActive,
        @Schema(description = "Presence: -2 not active, -1 unknown.") int status,
        @Schema(description = "Unix seconds.") long createdAt,
        @Schema(description = "Unix seconds; null: never.") @Nullable Long lastSignInAt,
        @Schema(description = "Unix seconds until when wrong passwords lock it; null: not locked.") @Nullable Long lockedUntil) {

    /** A group of a user. */
    @Schema(description = "A group of a user.")
    record GroupDto(String id, String displayName, List<String> rights) {
        static final GroupDto NONE = new GroupDto("@no_group", "No group", List.of());
    }

    /** @param lockedUntil null: not locked */
    static UserObjectDto of(Account account, @Nullable Instant lockedUntil, Caller caller) {
        Profile profile = account.profile();
        return new UserObjectDto(account.id().login(), account.id().toString(), avatar(account, caller), account.id().login(),
                account.email(), account.displayName(), profile.firstName(), profile.lastName(), profile.company(),
                profile.mobilePhone(), profile.workPhone(), profile.homePhone(), List.of(GroupDto.NONE), account.active(),
                account.active() ? -1 : -2, account.createdAt().getEpochSecond(),
                account.lastSignInAt() == null ? null : account.lastSignInAt().getEpochSecond(),
                lockedUntil == null ? null : lockedUntil.getEpochSecond());
    }

    private static @Nullable String avatar(Account account, Caller caller) {
        return account.avatar() == null ? null : caller.base() + "/api/v4/users/" + account.id().login() + "/avatar?v=" + account.avatar();
    }
}
