// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.RestResource;
import org.rostrum.extension.FeatureService;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;
import org.rostrum.rest.Upload;

/** Extensions by upload; 00/R-4, 10/EXT. */
@Component(service = ExtensionsResource.class)
@RestResource
@Path("extensions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "features")
public final class ExtensionsResource {

    /** What an upload brought. */
    record InstalledBody(List<FeatureDto> features) {}

    private final FeatureService features;

    @Activate
    public ExtensionsResource(@Reference FeatureService features) {
        this.features = features;
    }

    @POST
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "Installs a KAR file, or upgrades the extension of the same name to it.",
            description = "At most 64 MiB, raw or as the first file of multipart/form-data. Open meetings go on. What is refused leaves "
                    + "everything as it was.")
    @RequestBody(content = {
        @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary")),
        @Content(mediaType = "multipart/form-data", schema = @Schema(type = "object"))
    })
    @Refuses({"400 extensionInvalid", "400 required", "403 extension_not_licensed", "409 extensionUnresolved", "409 extensionFailed"})
    public InstalledBody postExtension(Upload upload, @Context Caller caller) {
        return new InstalledBody(List.of(FeatureDto.of(features.add(upload.content(), caller.identity().name()))));
    }

    @DELETE
    @Path("{id}")
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "Takes an extension out of the server and deletes its file.")
    @Refuses({"404 featureNotFound", "409 featureState", "409 extensionFailed"})
    public void deleteExtension(@PathParam("id") String id, @Context Caller caller) {
        features.remove(id, caller.identity().name());
    }
}
