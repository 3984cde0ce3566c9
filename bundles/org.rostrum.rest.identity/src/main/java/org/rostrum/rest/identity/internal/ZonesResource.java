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
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.group.ZoneService;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;

/** The two zones: where people may sign in, and what they may from there (30 section 13). */
@Component(service = ZonesResource.class)
@RestResource
@Path("zones")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "groups")
public final class ZonesResource {

    /** Both. */
    record ZonesBody(List<ZoneDto> zones, @Schema(description = "ID of the zone that this request comes from.") String yourZone) {}

    /** Wrapped in its noun. */
    record ZoneBody(ZoneDto zone) {}

    /** What changes. */
    @Schema(description = "What changes; what is absent stays.")
    record ZoneRequest(
            @Nullable String displayName,
            @Schema(description = "Whether people may sign in from there; who is signed in goes on.") @Nullable Boolean enabled,
            @Schema(description = "All networks of the trusted zone, one at least, in place of those before.")
            @Nullable List<@Nullable String> networks,
            @Schema(description = "All ways of signing in, one at least.") @Nullable List<String> methods,
            @Schema(description = "All rights that the zone does not take away.") @Nullable List<String> rights) {}

    private final ZoneService zones;

    @Activate
    public ZonesResource(@Reference ZoneService zones) {
        this.zones = zones;
    }

    @GET
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "Lists the two zones: trusted, external.")
    public ZonesBody listZones(@Context Caller caller) {
        return new ZonesBody(zones.list().stream().map(ZoneDto::of).toList(), zones.of(caller.client().address()).kind().id());
    }

    @GET
    @Path("{zone_id}")
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "Reads a zone.")
    @Refuses("404 zoneNotFound")
    public ZoneBody getZone(@Parameter(description = "trusted or external.") @PathParam("zone_id") String id) {
        return new ZoneBody(ZoneDto.of(zones.find(id)));
    }

    @PATCH
    @Path("{zone_id}")
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "Changes a zone; running sessions follow at once.")
    @Refuses({"404 zoneNotFound", "400 zoneNameInvalid", "400 zoneNetworksInvalid", "400 zoneMethodsInvalid"})
    public ZoneBody changeZone(
            @Parameter(description = "trusted or external.") @PathParam("zone_id") String id, ZoneRequest request, @Context Caller caller) {
        zones.find(id);
        ZoneService.Change wanted = new ZoneService.Change(request.displayName(), request.enabled(),
                request.networks() == null ? null : ZoneDto.networks(request.networks()),
                request.methods() == null ? null : new LinkedHashSet<>(request.methods()),
                request.rights() == null ? null : UserGroupDto.rights(request.rights()));
        return new ZoneBody(ZoneDto.of(zones.change(id, wanted, caller.identity().name())));
    }
}
