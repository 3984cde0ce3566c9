// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.id.AccountKey;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.LimitService;
import org.rostrum.identity.group.Bandwidth;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;

/** Bandwidth limits of users (30 section 5). */
@Component(service = UserLimitsResource.class)
@RestResource
@Path("users/{user_id}/limits")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "users")
public final class UserLimitsResource {

    private static final String USER = "Login or login@server.";

    /** Both directions. */
    @Schema(description = "Limits in kbit/s; null: unlimited.")
    record LimitsDto(@Nullable Integer inboundLimitKbps, @Nullable Integer outboundLimitKbps) {

        static LimitsDto of(Bandwidth limits) {
            return new LimitsDto(limits.inboundKbps(), limits.outboundKbps());
        }
    }

    /** As {@link LimitsDto}, to set. */
    @Schema(description = "Limits in kbit/s, 32 to 10,000,000; what is absent or null is unlimited afterwards.")
    record LimitsRequest(@Nullable Integer inboundLimitKbps, @Nullable Integer outboundLimitKbps) {

        Bandwidth limits() {
            return new Bandwidth(inboundLimitKbps, outboundLimitKbps);
        }
    }

    /** What a group of the user sets. */
    @Schema(description = "Limits that a group of the user sets.")
    record GroupLimitsDto(String id, String displayName, LimitsDto limits) {}

    /** Those of a user, and where they come from (30/BW-5). */
    record UserLimitsBody(
            @Schema(description = "Set at the user.") LimitsDto limits,
            @Schema(description = "What holds: his own, else the lowest of his groups.") LimitsDto effective,
            List<GroupLimitsDto> groups) {

        static UserLimitsBody of(LimitService.Limits limits) {
            return new UserLimitsBody(LimitsDto.of(limits.own()), LimitsDto.of(limits.effective()), limits.groups().stream()
                    .map(group -> new GroupLimitsDto(group.id(), group.name(), LimitsDto.of(group.limits())))
                    .toList());
        }
    }

    private final LimitService limits;
    private final AccountService accounts;

    @Activate
    public UserLimitsResource(@Reference LimitService limits, @Reference AccountService accounts) {
        this.limits = limits;
        this.accounts = accounts;
    }

    @GET
    @Needs(value = Need.ADMINISTRATOR, permissions = "users:read")
    @Operation(summary = "Bandwidth limits of a user, and those that his groups set.")
    @Refuses("404 userNotFound")
    public UserLimitsBody getUserLimits(@Parameter(description = USER) @PathParam("user_id") String id) {
        return UserLimitsBody.of(limits.of(UsersResource.existing(accounts, id).key()));
    }

    @PATCH
    @Needs(value = Need.ADMINISTRATOR, permissions = "users:write")
    @Operation(summary = "Sets the bandwidth limits of a user; they hold at once.")
    @Refuses({"400 bandwidthInvalid", "404 userNotFound"})
    public UserLimitsBody setUserLimits(
            @Parameter(description = USER) @PathParam("user_id") String id, LimitsRequest request, @Context Caller caller) {
        AccountKey key = UsersResource.existing(accounts, id).key();
        limits.set(key, request.limits(), caller.identity().name());
        return UserLimitsBody.of(limits.of(key));
    }
}
