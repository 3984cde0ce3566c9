// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.Permissions;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;

/** What applications can be allowed (60/OP-3). */
@Component(service = PermissionsResource.class)
@RestResource
@Path("permissions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "applications")
public final class PermissionsResource {

    /** All names. */
    record PermissionsBody(List<PermissionDto> permissions) {}

    /** One name. */
    @Schema(description = "A permission; a bare name stands for several.")
    record PermissionDto(
            @Schema(example = "conferences:read") String name,
            String description,
            @Schema(description = "The :read and :write names that it stands for.") List<String> implies) {}

    private final Permissions permissions;

    @Activate
    public PermissionsResource(@Reference Permissions permissions) {
        this.permissions = permissions;
    }

    @GET
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "Lists the permissions that an application can be given.")
    public PermissionsBody listPermissions() {
        return new PermissionsBody(permissions.all().stream()
                .map(one -> new PermissionDto(one.name(), one.description(), one.implies())).toList());
    }
}
