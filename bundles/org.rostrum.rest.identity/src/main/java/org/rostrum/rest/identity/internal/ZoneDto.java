// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.net.AddressNetwork;
import org.rostrum.identity.group.ZoneRule;
import org.rostrum.rest.Check;

/** A zone of client addresses; 30 section 13. */
@Schema(description = "A zone of client addresses.")
record ZoneDto(
        @Schema(description = "trusted or external.", example = "trusted") String id,
        String displayName,
        @Schema(description = "Whether people may sign in from there.") boolean enabled,
        @Schema(description = "Networks of the trusted zone; the external zone is everything else.", example = "[\"10.0.0.0/8\"]")
        List<String> networks,
        @Schema(description = "Ways of signing in.", example = "[\"password\"]") List<String> methods,
        @Schema(description = "Rights that the zone does not take away.") List<String> rights) {

    static ZoneDto of(ZoneRule rule) {
        return new ZoneDto(rule.kind().id(), rule.name(), rule.open(), rule.networks().stream().map(AddressNetwork::toString).toList(),
                List.copyOf(rule.methods()), UserGroupDto.words(rule.rights()));
    }

    /** All that are wrong are named, each with its place. */
    static List<AddressNetwork> networks(List<@Nullable String> typed) {
        List<AddressNetwork> networks = new ArrayList<>();
        Check check = new Check();
        for (int i = 0; i < typed.size(); i++) {
            String text = String.valueOf(typed.get(i));
            String place = "networks[" + i + "]";
            AddressNetwork.parse(text).ifPresentOrElse(networks::add,
                    () -> check.add(CommonError.INVALID_VALUE, "This is no IPv4 or IPv6 network.", place));
        }
        check.done();
        return networks;
    }
}
