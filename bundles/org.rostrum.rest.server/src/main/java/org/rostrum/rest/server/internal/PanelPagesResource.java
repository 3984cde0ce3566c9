// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rostrum.edge.PanelPage;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.Identity;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;

/** Pages that extensions add to the panel. */
@Component(service = PanelPagesResource.class)
@RestResource
@Path("panel-pages")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "features")
public final class PanelPagesResource {

    /** All pages, by ID. */
    record PanelPagesBody(List<PanelPageDto> list) {}

    /** One page. */
    @Schema(name = "PanelPage", description = "A page of an extension in the panel.")
    record PanelPageDto(
            String id,
            @Schema(description = "Titles for the menu by language tag; en is there.") Map<String, String> titles,
            @Schema(description = "Address of its ES module, another one for each version of the extension.",
                    example = "/panel/extensions/applause/~1.0.0-18c2f/index.js") String module) {}

    private record Known(PanelPage page, String version) {}

    private final Map<PanelPage, Known> pages = new ConcurrentHashMap<>();

    @Activate
    public PanelPagesResource() {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addPage(PanelPage page, ServiceReference<PanelPage> reference) {
        pages.put(page, new Known(page, version(reference.getBundle())));
    }

    void removePage(PanelPage page) {
        pages.remove(page);
    }

    /** Browsers keep modules by address, so that a new version needs another one. */
    private static String version(Bundle bundle) {
        return bundle.getVersion() + "-" + Long.toHexString(bundle.getLastModified());
    }

    @GET
    @Needs(Need.AUDITOR)
    @Operation(summary = "Pages that extensions add to the panel.",
            description = "Security administrators get those that are for them.")
    public PanelPagesBody getPanelPages(@Context Caller caller) {
        boolean all = !(caller.identity() instanceof Identity.Administrator admin) || admin.roles().contains(AdminRole.ADMIN);
        return new PanelPagesBody(pages.values().stream()
                .filter(known -> all || known.page.forSecurityAdministrators())
                .map(known -> new PanelPageDto(known.page.id(), known.page.titles(),
                        "/panel/extensions/" + known.page.id() + "/~" + known.version + "/index.js"))
                .sorted(Comparator.comparing(PanelPageDto::id))
                .toList());
    }
}
