// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.group.RightsService;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;

/** The own rights, explained (80/UAR-1, UAR-3, UAR-4). */
@Component(service = MyRightsResource.class)
@RestResource
@Path("me/rights")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "groups")
public final class MyRightsResource {

    /** The twelve. */
    record MyRightsBody(List<RightDto> rights) {}

    private final RightsService rights;

    @Activate
    public MyRightsResource(@Reference RightsService rights) {
        this.rights = rights;
    }

    @GET
    @Needs(Need.USER)
    @Operation(summary = "The twelve rights of the user, and why he has each or not.")
    public MyRightsBody getMyRights(@Context Caller caller) {
        return new MyRightsBody(RightDto.of(rights.of(caller.identity(), caller.client().address())));
    }
}
