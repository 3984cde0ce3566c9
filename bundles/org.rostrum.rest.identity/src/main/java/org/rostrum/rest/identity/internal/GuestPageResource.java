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
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.AdministratorAccess;
import org.rostrum.identity.SetupService;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.settings.ServerSettings;
import org.rostrum.settings.SiteSettings;

/** What the first page of the server shows to everybody (80/UGP-1…UGP-8). */
@Component(service = GuestPageResource.class)
@RestResource
@Path("guest-page")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "server")
public final class GuestPageResource {

    private static final String PRODUCT = "Rostrum";

    /** Wrapped in its noun. */
    record GuestPageBody(GuestPageDto guestPage) {}

    /** Public facts. */
    @Schema(description = "What the first page shows to everybody.")
    record GuestPageDto(
            String serverName,
            @Schema(description = "Name of the company, or of the product.") String companyName,
            @Schema(description = "Web address of this server, without trailing slash; all links start with it.") String externalUrl,
            boolean setupRequired,
            @Nullable ContactsDto contacts,
            @Schema(description = "Languages of the public pages; the first is the default.") List<String> languages,
            @Schema(description = "Whether the way to the administration is offered to this visitor.") boolean administration,
            List<LegalDocumentDto> legalDocuments) {}

    /** Administrator of the server; null if nothing is set. */
    @Schema(description = "Administrator of the server; unset fields are empty.")
    record ContactsDto(String name, String phone, String email) {}

    /** A link at the bottom. */
    @Schema(description = "A legal document.")
    record LegalDocumentDto(String title, String url) {}

    private final SiteSettings settings;
    private final SetupService setup;
    private final AdministratorAccess access;

    @Activate
    public GuestPageResource(@Reference SiteSettings settings, @Reference SetupService setup, @Reference AdministratorAccess access) {
        this.settings = settings;
        this.setup = setup;
        this.access = access;
    }

    @GET
    @Needs(value = Need.NOBODY, beforeSetup = true)
    @Operation(summary = "What the first page shows to everybody.")
    public GuestPageBody getGuestPage(@Context Caller caller) {
        String company = settings.get(ServerSettings.COMPANY_NAME);
        return new GuestPageBody(new GuestPageDto(settings.get(ServerSettings.SERVER_NAME), company.isEmpty() ? PRODUCT : company,
                caller.base().toString(), setup.required(), contacts(), settings.get(ServerSettings.LANGUAGES),
                access.admits(caller.client().address()), List.of()));
    }

    private @Nullable ContactsDto contacts() {
        ContactsDto contacts = new ContactsDto(settings.get(ServerSettings.CONTACT_NAME),
                settings.get(ServerSettings.CONTACT_PHONE), settings.get(ServerSettings.CONTACT_EMAIL));
        boolean empty = contacts.name().isEmpty() && contacts.phone().isEmpty() && contacts.email().isEmpty();
        return empty ? null : contacts;
    }
}
