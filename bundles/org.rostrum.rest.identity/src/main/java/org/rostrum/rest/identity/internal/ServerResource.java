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
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.RestResource;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.settings.ServerSettings;
import org.rostrum.settings.SiteSettings;

/** What server is this; contract 61 section 7. */
@Component(service = ServerResource.class)
@RestResource
@Path("server")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "server")
public final class ServerResource {

    private static final String NAME = "Rostrum";

    /** The server. */
    record ServerBody(ProductDto product, LinksDto links, WebConfigDto webConfig) {}

    /** Name and version. */
    @Schema(description = "Name and version.")
    record ProductDto(
            @Schema(description = "Name of this installation.") String id,
            String name,
            @Schema(description = "Server name: the right part of every account ID.") String displayName,
            @Schema(description = "Version for comparison by third-party programs, not ours.", example = "5.5.6.0") String version,
            String platform,
            ImplementationDto implementation) {}

    /** What really runs. */
    @Schema(description = "What really runs.")
    record ImplementationDto(String name, String version) {}

    /** Where to read more. */
    @Schema(description = "Where to read more.")
    record LinksDto(String documentation, String siteUrl) {}

    /** Where the pages are. */
    @Schema(description = "Where the pages are.")
    record WebConfigDto(String url) {}

    private final SiteSettings settings;
    private final String version;

    @Activate
    public ServerResource(@Reference SiteSettings settings, BundleContext bundles) {
        this(settings, bundles.getBundle().getVersion().toString());
    }

    /** @param version of this software */
    public ServerResource(SiteSettings settings, String version) {
        this.settings = settings;
        this.version = version;
    }

    @GET
    @Needs(value = Need.NOBODY, beforeSetup = true)
    @Operation(summary = "Tells what server this is.")
    public ServerBody getServer(@Context Caller caller) {
        String server = settings.get(ServerSettings.SERVER_NAME);
        String base = caller.base().toString();
        ProductDto product = new ProductDto(server, NAME, server, settings.get(ApiSettings.COMPATIBILITY_VERSION), "linux",
                new ImplementationDto(NAME, version));
        return new ServerBody(product, new LinksDto(base + "/api/v4/openapi.json", base), new WebConfigDto(base));
    }
}
