// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.rostrum.edge.RestResource;
import org.rostrum.extension.FeatureInfo;
import org.rostrum.extension.FeatureService;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;

/** Parts of the server, started and stopped while it runs; 00/R-4, 00/R-22, 10/EXT. */
@Component(service = FeaturesResource.class)
@RestResource
@Path("features")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "features")
public final class FeaturesResource {

    /** All parts. */
    record FeaturesBody(List<FeatureDto> list) {}

    /** One part. */
    record FeatureBody(FeatureDto feature) {
        static FeatureBody of(FeatureInfo feature) {
            return new FeatureBody(FeatureDto.of(feature));
        }
    }

    /** How to stop. */
    record StopBody(
            @Schema(description = "Stop it although panel and API stop with it.", requiredMode = Schema.RequiredMode.NOT_REQUIRED)
            @Nullable Boolean confirm) {}

    private final FeatureService features;

    @Activate
    public FeaturesResource(@Reference FeatureService features) {
        this.features = features;
    }

    @GET
    @Needs(Need.AUDITOR)
    @Operation(summary = "All parts of the server.")
    public FeaturesBody getFeatures() {
        return new FeaturesBody(features.list().stream().map(FeatureDto::of).toList());
    }

    @POST
    @Path("{id}/start")
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "Starts a part that is stopped.")
    @Refuses({"403 extension_not_licensed", "404 featureNotFound", "409 featureState", "409 extensionFailed"})
    public FeatureBody startFeature(@PathParam("id") String id, @Context Caller caller) {
        return FeatureBody.of(features.start(id, caller.identity().name()));
    }

    @POST
    @Path("{id}/stop")
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "Stops a part until somebody starts it.",
            description = "A part with which panel and API stop needs confirm, and stops shortly after the answer.")
    @Refuses({"404 featureNotFound", "409 featureState", "409 wouldCutYouOff", "409 extensionFailed"})
    public FeatureBody stopFeature(@PathParam("id") String id, StopBody body, @Context Caller caller) {
        return FeatureBody.of(features.stop(id, Boolean.TRUE.equals(body.confirm()), caller.identity().name()));
    }

    @POST
    @Path("{id}/install")
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "Puts an extension whose file is kept into the server.")
    @Refuses({"403 extension_not_licensed", "404 featureNotFound", "409 featureState", "409 extensionUnresolved", "409 extensionFailed"})
    public FeatureBody installFeature(@PathParam("id") String id, @Context Caller caller) {
        return FeatureBody.of(features.install(id, caller.identity().name()));
    }

    @POST
    @Path("{id}/uninstall")
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "Takes an extension out of the server and keeps its file.")
    @Refuses({"404 featureNotFound", "409 featureState", "409 extensionFailed"})
    public FeatureBody uninstallFeature(@PathParam("id") String id, @Context Caller caller) {
        return FeatureBody.of(features.uninstall(id, caller.identity().name()));
    }
}
