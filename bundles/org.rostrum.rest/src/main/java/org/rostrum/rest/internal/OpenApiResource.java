// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;

/** The description of the API as it is served at this moment (61/AV-7). */
@Path("openapi.json")
@Hidden
@Produces(MediaType.APPLICATION_JSON)
public final class OpenApiResource {

    private final ApiDescription description;

    OpenApiResource(ApiDescription description) {
        this.description = description;
    }

    /** OpenAPI 3.0. */
    @GET
    @Needs(Need.NOBODY)
    public byte[] openApi() {
        return description.json();
    }
}
