// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.group.Group;
import org.rostrum.identity.group.Right;

/** A group with what may be changed at it; contract 61 section 9. */
@Schema(description = "A group of users.")
record UserGroupDto(
        @Schema(description = "0001…, or @no_group, @federated, @guests.", example = "0001") String id,
        String displayName,
        @Schema(description = "Whether it belongs to the server: neither renamed nor deleted nor filled by hand.") boolean predefined,
        @Schema(description = "Rights that it grants.") List<String> rights,
        @Schema(description = "Rights that it can never grant.") List<String> lockedRights,
        @Schema(description = "Users put into it; 0 for a predefined one.") long members,
        @Schema(description = "kbit/s that applications of its users may receive; null: not limited.") @Nullable Integer inboundLimitKbps,
        @Schema(description = "kbit/s that applications of its users may send; null: not limited.") @Nullable Integer outboundLimitKbps) {

    static UserGroupDto of(Group group) {
        return new UserGroupDto(group.id(), group.name(), group.kind().predefined(), words(group.rights()), words(group.kind().locked()),
                group.members(), group.limits().inboundKbps(), group.limits().outboundKbps());
    }

    /** @param kbps null: as before; 0: none from now on */
    static @Nullable Integer limit(@Nullable Integer kbps, @Nullable Integer before) {
        return kbps == null ? before : kbps == 0 ? null : kbps;
    }

    static List<String> words(Collection<Right> rights) {
        return rights.stream().sorted().map(Right::word).toList();
    }

    /** @throws RostrumException with {@code invalidValue} for a word that is no right */
    static Set<Right> rights(List<String> words) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        words.forEach(word -> rights.add(Right.of(String.valueOf(word)).orElseThrow(
                () -> new RostrumException(CommonError.INVALID_VALUE, "There is no such right.", "rights"))));
        return rights;
    }
}
