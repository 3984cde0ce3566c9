// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.net.AddressNetwork;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.Identity;
import org.rostrum.identity.group.EffectiveRights;
import org.rostrum.identity.group.RightsService;
import org.rostrum.identity.group.ZoneService;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;

/** A user's rights, explained to the administrator (30/RGT-4). */
@Component(service = UserRightsResource.class)
@RestResource
@Path("users/{user_id}/rights")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "groups")
public final class UserRightsResource {

    /** The twelve. */
    record UserRightsBody(List<RightDto> rights) {}

    private final RightsService rights;
    private final ZoneService zones;
    private final AccountService accounts;

    @Activate
    public UserRightsResource(@Reference RightsService rights, @Reference ZoneService zones, @Reference AccountService accounts) {
        this.rights = rights;
        this.zones = zones;
        this.accounts = accounts;
    }

    @GET
    @Needs(value = Need.ADMINISTRATOR, permissions = "users:read")
    @Operation(summary = "The twelve rights of a user, and why he has each or not.")
    @Refuses({"400 invalidValue", "404 userNotFound", "404 zoneNotFound"})
    public UserRightsBody getUserRights(
            @Parameter(description = "Login or login@server.") @PathParam("user_id") String id,
            @Parameter(description = "In this zone, trusted or external; absent: as if no zone took anything.")
            @QueryParam("zone") @Nullable String zone,
            @Parameter(description = "From this numeric client address, in place of zone.")
            @QueryParam("address") @Nullable String address) {
        Account account = UsersResource.existing(accounts, id);
        Identity who = new Identity.User(account.key(), account.id(), account.displayName());
        if (address != null && !address.isEmpty()) {
            if (AddressNetwork.address(address).isEmpty()) {
                throw new RostrumException(CommonError.INVALID_VALUE, "This is no numeric address.", "address");
            }
            return new UserRightsBody(RightDto.of(rights.of(who, address)));
        }
        EffectiveRights byGroups = rights.of(who);
        return new UserRightsBody(RightDto.of(zone == null || zone.isEmpty() ? byGroups : byGroups.in(zones.find(zone).zone())));
    }
}
