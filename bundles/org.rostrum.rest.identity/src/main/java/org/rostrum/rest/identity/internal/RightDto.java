// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.identity.group.EffectiveRights;
import org.rostrum.identity.group.Right;

/** One right of somebody, and why. */
@Schema(description = "One of the twelve rights of a user, and why he has it or not.")
record RightDto(
        @Schema(example = "conference_create") String right,
        boolean granted,
        @Schema(description = "Groups of the user that grant it.") List<GrantingGroupDto> grantedBy,
        @Schema(description = "Name of the zone that takes it; null: none does.") @Nullable String takenByZone,
        @Schema(description = "Whether the user's home server takes it.") boolean takenAtHome) {

    /** A group that grants it. */
    @Schema(description = "A group that grants a right.")
    record GrantingGroupDto(String id, String displayName) {}

    /** All twelve, in the order of 30 section 8. */
    static List<RightDto> of(EffectiveRights rights) {
        return Arrays.stream(Right.values()).map(right -> {
            EffectiveRights.Reason reason = rights.reason(right);
            return new RightDto(right.word(), reason.granted(),
                    reason.grantedBy().stream().map(group -> new GrantingGroupDto(group.id(), group.name())).toList(),
                    reason.takenByZone(), reason.takenAtHome());
        }).toList();
    }
}
