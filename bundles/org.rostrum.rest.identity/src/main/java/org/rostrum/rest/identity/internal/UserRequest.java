// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.Profile;
import org.rostrum.identity.ProfileField;

/** Fields of a user to make or change (30 §4, contract 61 section 8.2); absent: unset, or unchanged. */
@Schema(description = "Fields of a user; what is absent stays unset, or unchanged.")
record UserRequest(
        @Schema(description = "Login; login_name does as well.", maxLength = 64) @Nullable String id,
        @Nullable String loginName,
        @Nullable String displayName,
        @Nullable String email,
        @Nullable String password,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String middleName,
        @Nullable String company,
        @Nullable String branch,
        @Nullable String department,
        @Nullable String jobTitle,
        @Nullable String manager,
        @Nullable String address,
        @Nullable String mobilePhone,
        @Nullable String workPhone,
        @Nullable String homePhone,
        @Schema(description = "number, sip:number or #sip:number.") @Nullable String sipNumber,
        @Nullable Boolean isActive,
        @ArraySchema(arraySchema = @Schema(description = "IDs of all groups that the user is in; a text instead of a list is ignored."),
                schema = @Schema(type = "string")) @Nullable JsonNode groups) {

    private static final String NO_GROUP = "@no_group";

    /** Login, by whichever name it was sent; null: not sent. */
    @Nullable String login() {
        return id == null || id.isBlank() ? loginName : id;
    }

    /** {@code now} with what this gives. */
    Profile profile(Profile now) {
        Profile profile = now;
        for (ProfileField field : ProfileField.ofPerson()) {
            profile = profile.with(field, Objects.requireNonNullElse(text(field), now.get(field)));
        }
        return profile;
    }

    private @Nullable String text(ProfileField field) {
        return switch (field) {
            case FIRST_NAME -> firstName;
            case LAST_NAME -> lastName;
            case MIDDLE_NAME -> middleName;
            case COMPANY -> company;
            case BRANCH -> branch;
            case ADDRESS -> address;
            case DEPARTMENT -> department;
            case JOB_TITLE -> jobTitle;
            case MANAGER -> manager;
            case MOBILE_PHONE -> mobilePhone;
            case WORK_PHONE -> workPhone;
            case HOME_PHONE -> homePhone;
            case SIP_NUMBER -> sipNumber;
            case ID, EMAIL -> null;
        };
    }

    /** IDs of groups that people are put into; null: not sent, or sent as a text (contract 61 section 8.2). */
    @Nullable Set<String> groupIds() {
        if (groups == null || !groups.isArray()) {
            return null;
        }
        Set<String> ids = new LinkedHashSet<>();
        for (JsonNode group : groups) {
            String id = group.isObject() ? group.path("id").asText() : group.isTextual() ? group.asText() : "";
            if (id.isEmpty()) {
                throw new RostrumException(CommonError.INVALID_VALUE, "A group has an ID.", "groups");
            }
            // a user in no group is shown with this one, and what is shown can be sent back
            if (!id.equals(NO_GROUP)) {
                ids.add(id);
            }
        }
        return ids;
    }

    @Override
    public String toString() {
        return "UserRequest[" + login() + "]";
    }
}
