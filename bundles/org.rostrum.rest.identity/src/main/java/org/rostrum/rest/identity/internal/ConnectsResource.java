// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
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
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.settings.SiteSettings;

/** Where client applications connect; contract 61 section 7. */
@Component(service = ConnectsResource.class)
@RestResource
@Path("endpoints/connects")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "server")
public final class ConnectsResource {

    /** Addresses. */
    record ConnectsBody(@Schema(description = "host:port each.", example = "[\"video.example.org:4307\"]") List<String> connects) {}

    private final SiteSettings settings;

    @Activate
    public ConnectsResource(@Reference SiteSettings settings) {
        this.settings = settings;
    }

    @GET
    @Needs(Need.NOBODY)
    @Operation(summary = "Tells where client applications connect.")
    public ConnectsBody listConnects(@Context Caller caller) {
        return new ConnectsBody(List.of(caller.base().getHost() + ":" + settings.get(ApiSettings.PLATFORM_PORT)));
    }
}
