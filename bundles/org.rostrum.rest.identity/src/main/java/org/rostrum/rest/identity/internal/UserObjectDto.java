// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.identity.Account;
import org.rostrum.identity.Profile;
import org.rostrum.identity.ProfileField;
import org.rostrum.identity.group.Group;
import org.rostrum.rest.Caller;

/** A user with all his fields, for administrators and himself (30/FLD-4); contract 61 section 8.1, every key always. */
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
        String middleName,
        String company,
        String branch,
        String department,
        String jobTitle,
        String manager,
        String address,
        String mobilePhone,
        String workPhone,
        String homePhone,
        String sipNumber,
        List<GroupDto> groups,
        boolean isActive,
        @Schema(description = "Presence: -2 not active, 0 offline, 1 online, 2 busy, 5 in a conference of his own.") int status,
        @Schema(description = "Unix seconds.") long createdAt,
        @Schema(description = "Unix seconds; null: never.") @Nullable Long lastSignInAt,
        @Schema(description = "Unix seconds until when wrong passwords lock it; null: not locked.") @Nullable Long lockedUntil) {

    /** A group of a user. */
    @Schema(description = "A group of a user.")
    record GroupDto(String id, String displayName, List<String> rights) {
        static GroupDto of(Group group) {
            return new GroupDto(group.id(), group.name(), UserGroupDto.words(group.rights()));
        }
    }

    /**
     * @param groups      at least that of users without group
     * @param status      presence, contract 61 section 3
     * @param lockedUntil null: not locked
     */
    static UserObjectDto of(Account account, Collection<Group> groups, int status, @Nullable Instant lockedUntil, Caller caller) {
        Profile p = account.profile();
        return new UserObjectDto(account.id().login(), account.id().toString(), avatar(account, account.id().login(), caller),
                account.id().login(), account.email(), account.displayName(), p.get(ProfileField.FIRST_NAME), p.get(ProfileField.LAST_NAME),
                p.get(ProfileField.MIDDLE_NAME), p.get(ProfileField.COMPANY), p.get(ProfileField.BRANCH), p.get(ProfileField.DEPARTMENT),
                p.get(ProfileField.JOB_TITLE), p.get(ProfileField.MANAGER), p.get(ProfileField.ADDRESS), p.get(ProfileField.MOBILE_PHONE),
                p.get(ProfileField.WORK_PHONE), p.get(ProfileField.HOME_PHONE), p.get(ProfileField.SIP_NUMBER),
                groups.stream().map(GroupDto::of).toList(), account.active(), status, account.createdAt().getEpochSecond(),
                account.lastSignInAt() == null ? null : account.lastSignInAt().getEpochSecond(),
                lockedUntil == null ? null : lockedUntil.getEpochSecond());
    }

    /**
     * Address of a picture; null if there is none.
     *
     * @param id by which the caller may call the account
     */
    static @Nullable String avatar(Account account, String id, Caller caller) {
        return account.avatar() == null ? null : caller.base() + "/api/v4/users/" + id + "/avatar?v=" + account.avatar();
    }
}
