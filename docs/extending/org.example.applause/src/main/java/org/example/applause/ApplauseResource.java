// SPDX-License-Identifier: Apache-2.0
package org.example.applause;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.RestResource;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Check;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.settings.SiteSettings;

/** REST: {@code /api/v4/applause}. Records become JSON in snake_case; the API's description contains it while it is there. */
@Component(service = ApplauseResource.class)
@RestResource
@Path("applause")
@Produces(MediaType.APPLICATION_JSON)
public final class ApplauseResource {

    record ApplauseBody(@Schema(description = "Of the extension.") String version, long total, List<CountDto> sessions, List<CountDto> packets) {}

    record CountDto(String id, long count) {}

    record ChairsBody(@Schema(description = "0: no limit.") @Nullable Integer chairs) {}

    private final Applause applause;
    private final SiteSettings settings;
    private final String version;

    @Activate
    public ApplauseResource(BundleContext context, @Reference Applause applause, @Reference SiteSettings settings) {
        this.settings = settings;
        this.version = context.getBundle().getVersion().toString();
        this.applause = applause;
    }

    @GET
    @Needs(Need.AUDITOR)
    @Operation(summary = "What was counted.")
    public ApplauseBody getApplause() {
        return new ApplauseBody(version, applause.total(), list(applause.claps()), list(applause.packets()));
    }

    /** Refusals are exceptions with a code; here {@code required}, and {@code invalidValue} from the setting's own check. */
    @PATCH
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "How many chairs a hall has.")
    public ChairsBody setChairs(ChairsBody body, @Context Caller caller) {
        new Check().present("chairs", body.chairs()).done();
        settings.set(ApplauseSettings.CHAIRS, body.chairs(), caller.identity().name());
        return new ChairsBody(settings.get(ApplauseSettings.CHAIRS));
    }

    @POST
    @Path("reset")
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "Counts from zero again.")
    public void resetApplause() {
        applause.reset();
    }

    private static List<CountDto> list(Map<String, Long> counts) {
        return counts.entrySet().stream().map(e -> new CountDto(e.getKey(), e.getValue())).toList();
    }
}
